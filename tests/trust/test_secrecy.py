"""Nobody sees another's position, and hidden means hidden.

The same session is played twice, on two copies of one database, with other answers. Whatever is the same for who
looks on, in every byte of every channel, cannot tell the answers.
"""

import asyncio
import hashlib
import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import pytest

from tests.trust.agree import agree
from tests.trust.channels import Heard, differences, everything, heard_of, where
from tests.trust.conftest import FULL, Figure, MakePlace
from tests.trust.crowd import Crowd, until
from tests.trust.phone import Phone
from tests.trust.place import Place, Room
from tests.trust.server import Server, running

pytestmark = pytest.mark.trust

WAY = [
    "lobby", "case", "first_position", "weigh", "pairs", "spread", "talk", "flip", "second_position", "change",
    "harvest", "closed",
]  # fmt: skip
HEARD = {*WAY[2:]} if FULL else {*WAY[2:]} - {"flip"}
ARGUMENTS = ["A1", "A2", "B1", "B2"]
HARVEST = ["harvest.1", "harvest.2", "harvest.3", "harvest.4"]
TEXT = "{kind} van nummer {number}, {secret}"
SECRET = "geheim-5d41402abc4b"  # in every text
QUIET_SECONDS = 15.0  # at most, until all screens agree


@dataclass(frozen=True)
class Answers:
    """Of one person."""

    position: int
    weights: tuple[int | None, ...]
    second: int
    said: tuple[int | None, ...]  # is your reason another one now, and the four short questions


@dataclass(frozen=True)
class Played:
    """All that was heard at each step, and the phones with every frame they got."""

    heard: dict[str, Heard]
    phones: list[Phone]


MIXED = [
    Answers(5, (4, 3, 0, None), 30, (1, 2, 0, None, 1)),
    Answers(85, (0, 1, 4, 4), 85, (0, 0, 2, 2, None)),
    Answers(20, (4, 4, 1, 0), 20, (2, 1, 1, 1, 1)),
    Answers(70, (2, None, 3, 4), 55, (1, 2, 2, 0, 0)),
    Answers(90, (0, 0, 4, 3), 90, (None, 0, 0, 0, 0)),
    Answers(15, (3, 4, 2, 1), 15, (0, 2, 1, 2, 1)),
    Answers(50, (2, 2, 2, 2), 45, (0, 1, None, 1, 2)),
    Answers(95, (1, 0, 3, 4), 70, (1, 1, 2, 0, 1)),
    Answers(10, (4, 3, 0, 1), 10, (0, 0, 1, 2, 0)),
]
SWAPPED = [MIXED[1], MIXED[0], *MIXED[2:]]
SHIFTED = [  # each in the same bin
    replace(answers, position=answers.position + 1, second=answers.second + 1) for answers in MIXED
]
ALL_AT_A = [Answers(3, (4, 4, 0, 0), 3, (0, 0, 0, 0, 0)) for _ in MIXED]
ALL_AT_B = [Answers(97, (0, 0, 4, 4), 97, (1, 2, 2, 2, 2)) for _ in MIXED]
ALL_MOVED = [replace(answers, second=100 - answers.position) for answers in MIXED]
NONE_MOVED = [replace(answers, second=answers.position) for answers in MIXED]


async def test_nobody_sees_another_persons_position(place: MakePlace, figure: Figure) -> None:
    here = place("sqlite")
    room = here.room(len(MIXED), step="lobby")
    mixed, swapped, shifted = await _play_each(here, room, [MIXED, SWAPPED, SHIFTED], "close")
    found = _all_differences(mixed, swapped) + _all_differences(mixed, shifted)
    hits = sum(
        heard_of(played.phones, secret, phone)
        for played in (mixed, swapped, shifted)
        for phone in played.phones
        for secret in _secrets(phone)
    )
    told = [hit for played in (mixed, swapped, shifted) for hit in _told_texts(played)]
    strange = [
        me
        for played, cast in [(mixed, MIXED), (swapped, SWAPPED), (shifted, SHIFTED)]
        for phone, answers in zip(played.phones, cast, strict=False)
        for me in _told_of_themselves(phone)
        if me not in {(None, None), (answers.position, None), (answers.position, answers.second)}
    ]
    pairs = [pair for phone in mixed.phones for pair in _pairs(phone)]
    count = 3 * sum(len(heard) for heard in mixed.heard.values())
    own = [mixed.heard["first_position"][f"person {n}, socket own"] for n in (0, 1)]
    theirs = [swapped.heard["first_position"][f"person {n}, socket own"] for n in (0, 1)]
    figure(f"two people swapped, all moved a little: {count} texts", f"{len(found)} differences", "0")
    figure("  a person's cookie, key or client id to others", f"{hits} hits", "0")
    figure("  own answers that went to somebody else", str(len(strange)), "0")
    figure("  texts that nobody approved, elsewhere than at the remote and the writer", str(len(told)), "0")
    assert '"position":5,' in own[0]
    assert '"position":85,' in theirs[0], "the two were not swapped"
    assert found == []
    assert hits == 0
    assert strange == []
    assert told == []
    assert TEXT.format(kind="chafes", number=1, secret=SECRET) in mixed.heard["harvest"]["remote, socket"]
    assert pairs, "there were pairs to look at"
    assert {frozenset(pair) for pair in pairs} == {
        frozenset(["words", "colour", "picture", "first", "people"])
    }


@pytest.mark.parametrize("ending", ["reveal", "close"] if FULL else ["reveal"])
async def test_before_the_reveal_nothing_tells_what_was_answered(
    ending: str, place: MakePlace, figure: Figure
) -> None:
    here = place("sqlite")
    room = here.room(len(MIXED), step="lobby", mode="silent")
    at_a, at_b, mixed = await _play_each(here, room, [ALL_AT_A, ALL_AT_B, MIXED], ending)
    revealed: list[str] = []
    if ending == "reveal":
        last = [played.heard.pop("revealed") for played in (at_a, at_b, mixed)]
        revealed = differences(last[0], last[1]) + differences(last[0], last[2])
    found = _all_differences(at_a, at_b) + _all_differences(at_a, mixed)
    count = 3 * sum(len(heard) for heard in at_a.heard.values())
    figure(
        f"hidden until {ending}: all at A, all at B, mixed, {count} texts", f"{len(found)} differences", "0"
    )
    assert found == []
    if ending == "close":
        return
    figure("  after the reveal (the test can see)", f"{len(revealed)} differences", "more than 0")
    assert {"facilitator, socket", "projector, page", "person 0, socket", "facilitator, csv"} <= set(revealed)


async def test_in_silence_second_places_stay_hidden_while_people_choose_them(
    place: MakePlace, figure: Figure
) -> None:
    """The first places were revealed before; that says nothing of the second."""
    here = place("sqlite")
    room = here.room(len(MIXED), step="lobby", mode="silent")
    moved, stayed = await _play_each(here, room, [ALL_MOVED, NONE_MOVED], "second")
    shown = differences(moved.heard.pop("change"), stayed.heard.pop("change"))
    found = _all_differences(moved, stayed)
    figure("second places in silence: all moved, nobody moved", f"{len(found)} differences", "0")
    figure("  after it (the test can see)", f"{len(shown)} differences", "more than 0")
    assert found == []
    assert {"facilitator, socket", "projector, page", "person 0, socket"} <= set(shown)


async def _play_each(here: Place, room: Room, casts: Sequence[list[Answers]], ending: str) -> list[Played]:
    """Each on a copy of its own, side by side."""
    copies = []
    for number in range(len(casts)):
        folder = here.folder.parent / f"copy{number}"
        shutil.copytree(here.folder, folder)
        copies.append(Place(folder, here.environment | {"DATA_DIR": str(folder)}))
    return await asyncio.gather(
        *(_play(copy, room, cast, ending) for copy, cast in zip(copies, casts, strict=True))
    )


async def _play(here: Place, room: Room, cast: list[Answers], ending: str) -> Played:
    heard: dict[str, Heard] = {}
    async with running(here) as server:
        phones = [Phone(server.port, seat) for seat in room.phones]
        board, projector, remote = (
            Phone(server.port, seat) for seat in (room.screen, room.projector, room.remote)
        )
        everybody = [*phones, board, projector, remote]
        for phone in everybody:
            phone.listen = True
        async with Crowd(everybody):
            for here_, there in pairwise(WAY):
                await _done(board, "go", here_, to=there)
                await _answer(phones, cast, there)
                if ending == "second" and there == "spread":
                    await _done(board, "reveal", "spread")
                if there in HEARD:
                    heard[there] = await _settled(server, room, everybody)
                if there == "change" and ending != "close":
                    break
            if ending == "reveal":
                await _done(board, "go", "change", to="spread")
                heard["spread again"] = await _settled(server, room, everybody)
                await _done(board, "reveal", "spread")
                heard["revealed"] = await _settled(server, room, everybody)
        assert "Traceback" not in server.text, server.text
    return Played(heard, everybody)


async def _answer(phones: list[Phone], cast: list[Answers], step: str) -> None:
    """One after another, so that versions are the same in every run."""
    for number, (phone, answers) in enumerate(zip(phones, cast, strict=True)):
        if step == "first_position":
            await _done(phone, "place", step, round=1, value=answers.position)
        elif step == "weigh":
            for argument, weight in zip(ARGUMENTS, answers.weights, strict=True):
                await _done(phone, "weigh", step, argument=argument, weight=weight)
            await _write(phone, number, step, "argument", "AB"[number % 2])
        elif step == "second_position":
            await _done(phone, "place", step, round=2, value=answers.second)
        elif step == "change":
            await _done(phone, "reply", step, key="reason", value=answers.said[0])
        elif step == "harvest":
            for key, value in zip(HARVEST, answers.said[1:], strict=True):
                await _done(phone, "reply", step, key=key, value=value)
            await _write(phone, number, step, "chafes", "")


async def _write(phone: Phone, number: int, step: str, kind: str, side: str) -> None:
    """A text that nobody ever approves."""
    own = {"argument": phone.client, "chafes": phone.client[::-1]}[kind]
    text = TEXT.format(kind=kind, number=number, secret=SECRET)
    await _done(phone, "write", step, id=own, kind=kind, side=side, text=text, more="")


async def _done(phone: Phone, kind: str, step: str, /, **rest: object) -> None:
    await phone.put(kind, step, **rest)
    await until(lambda: not phone.waiting, 20, every=0.005)
    assert phone.refusals == []


async def _settled(server: Server, room: Room, everybody: list[Phone]) -> Heard:
    """When nothing moves any more."""
    phones, screens, remotes = everybody[:-3], everybody[-3:-1], everybody[-1:]
    await agree(server, room, phones, screens, QUIET_SECONDS, remotes)
    return await everything(server, room)


def _all_differences(first: Played, second: Played) -> list[str]:
    return [
        f"{step}: {name}: {where(first.heard[step][name], second.heard[step][name])}"
        for step in first.heard
        for name in differences(first.heard[step], second.heard[step])
    ]


def _told_of_themselves(phone: Phone) -> list[tuple[int | None, int | None]]:
    """Every two places that a phone was told are its own."""
    return [(me["position"], me["second"]) for me in _own(phone)]


def _pairs(phone: Phone) -> list[dict[str, Any]]:
    return [me["pair"] for me in _own(phone) if me["pair"]]


def _own(phone: Phone) -> list[dict[str, Any]]:
    return [json.loads(text) for text in phone.bytes_in if text.startswith('{"type":"me"')]


def _told_texts(played: Played) -> list[str]:
    """Where a text stands that nobody approved, but on the remote and with its writer."""
    found = [
        f"{step}: {name}"
        for step, heard in played.heard.items()
        for name, said in heard.items()
        if SECRET in said and not name.startswith("remote") and not name.endswith(" own")
    ]
    for number, phone in enumerate(played.phones[:-1]):
        mine = f"van nummer {number}, "
        others = [text for text in phone.bytes_in if SECRET in text.replace(mine + SECRET, "")]
        found += [f"frame to {number}" for _ in others]
    return found


def _secrets(phone: Phone) -> list[str]:
    """What only this phone may know of itself, and what the database knows it by."""
    token = phone.seat.cookies.partition("=")[2]
    if not phone.seat.person:
        return []
    return [token, hashlib.sha256(token.encode()).hexdigest(), phone.client, phone.client[::-1]]
