"""Every byte that everybody gets of a session at one moment: sockets, HTTP twins, pages and files.

What differs by chance is masked: tokens against forgery, the port, the version that a socket happened to be at, moments
of the clock.
"""

import asyncio
import re
from dataclasses import dataclass

from tests.trust.http import Visitor
from tests.trust.phone import Phone
from tests.trust.place import Room, Seat
from tests.trust.raw import TEXT, RawSocket
from tests.trust.server import Server

Heard = dict[str, str]  # "person 3, page": what it said

_MASKS = [
    (re.compile(r'(name="csrfmiddlewaretoken" value=|data-csrf=|csrfToken=)"?[A-Za-z0-9]{64}'), r"\1"),
    (re.compile(r'"version":\d+'), '"version":0'),
    (re.compile(r'"(now|since|turn_since)": ?\d+'), r'"\1":0'),
    (re.compile(r"127\.0\.0\.1:\d+"), "127.0.0.1"),
    (re.compile(r"[A-Za-z0-9]{64}"), "masked"),
]
_PDF_MASKS = [
    (re.compile(rb"/(CreationDate|ModDate)\s*\([^)]*\)"), b""),
    (re.compile(rb"/ID\s*\[.*?\]", re.S), b""),
    (re.compile(rb"<xmp:(CreateDate|ModifyDate)>[^<]*"), b""),
    (re.compile(rb"<xmpMM:(DocumentID|InstanceID)>[^<]*"), b""),
]


@dataclass(frozen=True)
class Channel:
    """A page or file, and whose cookies ask for it."""

    path: str
    cookies: str = ""


async def everything(server: Server, room: Room) -> Heard:
    """Asked anew, after all is quiet. A person's own answers are apart, under "... own"."""
    sockets = {f"person {number}": seat for number, seat in enumerate(room.phones)}
    sockets |= {"facilitator": room.screen, "projector": room.projector, "remote": room.remote}
    found: Heard = {}
    for name, seat in sockets.items():
        found |= await _socket(server, name, seat)
    for name, channel in _channels(room).items():
        reply = await asyncio.to_thread(Visitor(server.port, channel.cookies).get, channel.path)
        assert reply.status == 200, (name, reply.status)
        found |= _apart(name, _masked(reply.body))
    return found


def _channels(room: Room) -> dict[str, Channel]:
    desk = f"/gesprekken/{room.id}"
    found = {
        "facilitator, page": Channel(f"{desk}/scherm/", room.owner),
        "facilitator, twin": Channel(f"{desk}/scherm/toestand/", room.owner),
        "facilitator, list": Channel("/gesprekken/", room.owner),
        "facilitator, summary": Channel(f"{desk}/samenvatting/", room.owner),
        "facilitator, pdf": Channel(f"{desk}/samenvatting.pdf", room.owner),
        "facilitator, csv": Channel(f"{desk}/samenvatting.csv", room.owner),
        "facilitator, delete": Channel(f"{desk}/verwijderen/", room.owner),
        "facilitator, couple": Channel(f"{desk}/koppelen/", room.owner),
        "facilitator, partners": Channel(f"{desk}/samen-leiden/", room.owner),
        "partner, list": Channel("/gesprekken/", room.partner),
        "remote, page": Channel(f"{desk}/bediening/", room.coupled),
        "remote, twin": Channel(f"{desk}/bediening/toestand/", room.coupled),
        "remote, window": Channel(f"{desk}/bediening/", room.owner),
        "projector, page": Channel(f"/scherm/{room.projector_token}/"),
        "projector, twin": Channel(f"/scherm/{room.projector_token}/toestand/"),
        "anybody, start": Channel("/"),
        "anybody, cards": Channel("/kaarten/"),
        "anybody, card": Channel("/kaarten/1/"),
    }
    for number, seat in enumerate(room.phones):
        found[f"person {number}, page"] = Channel(f"/mee/{room.id}/", seat.cookies)
        found[f"person {number}, summary"] = Channel(f"/mee/{room.id}/samenvatting/", seat.cookies)
        found[f"person {number}, twin"] = Channel(f"/mee/{room.id}/toestand/", seat.cookies)
    return found


async def _socket(server: Server, name: str, seat: Seat) -> Heard:
    """What a socket gets first: the whole state, and for a person the own answers."""
    wanted = 2 if seat.person else 1
    texts: list[str] = []
    async with RawSocket(server.port, seat) as socket:
        while len(texts) < wanted:
            kind, payload = await socket.read()
            assert kind == TEXT, kind
            texts.append(payload.decode())
    found = {f"{name}, socket": "".join(_masked(text.encode()) for text in texts if '"state"' in text[:20])}
    own = [text for text in texts if '"me"' in text[:20]]
    return found | ({f"{name}, socket own": _masked(own[0].encode())} if own else {})


def _apart(name: str, text: str) -> Heard:
    """A page or twin without the person's own answers, and those."""
    own = re.compile(r'(<script id="me"[^>]*>.*?</script>|"me": ?\{"type".*?\]\})', re.S)
    parts = own.findall(text)
    return {name: own.sub("", text)} | ({f"{name} own": parts[0]} if parts else {})


def _masked(data: bytes) -> str:
    if data.startswith(b"%PDF"):
        for pattern, new in _PDF_MASKS:
            data = pattern.sub(new, data)
        return data.decode("latin-1")
    text = data.decode()
    for pattern, word in _MASKS:
        text = pattern.sub(word, text)
    return text


def differences(first: Heard, second: Heard, of: str = "") -> list[str]:
    """Names of what is not the same; own answers are left out."""
    assert first.keys() == second.keys()
    return [
        name
        for name in first
        if not name.endswith(" own") and first[name] != second[name] and name.startswith(of)
    ]


def where(first: str, second: str) -> str:
    """The first place in which two texts differ, with what is around it."""
    at = next((n for n, (one, other) in enumerate(zip(first, second, strict=False)) if one != other), 0)
    return f"{first[max(0, at - 60) : at + 60]!r} or {second[max(0, at - 60) : at + 60]!r}"


def heard_of(phones: list[Phone], secret: str, not_by: Phone) -> int:
    """In how many frames to others a secret occurs."""
    return sum(secret in text for phone in phones if phone is not not_by for text in phone.bytes_in)
