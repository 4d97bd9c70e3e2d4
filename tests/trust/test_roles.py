"""Roles hold: every address and every command, for everybody. An address that is not in the table fails the test."""

import asyncio
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from django.urls import get_resolver

from sessions.protocol import AnyCommand, Beat
from tests.trust.conftest import Figure, MakePlace
from tests.trust.http import Visitor
from tests.trust.place import Place, Room, Seat
from tests.trust.raw import TEXT, RawSocket, frame
from tests.trust.roles import COMMANDS, IN, PAGES, ROLES, SOCKETS, TWINS, Cells
from tests.trust.server import Server, running

pytestmark = pytest.mark.trust

ADMIN = "beheer/"
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
OUTSIDERS = [role for role in ROLES if role != "admin"]
TO_ADMIN_LOGIN = "302 /beheer/login/"


async def test_every_address_answers_each_role_as_the_table_says(place: MakePlace, figure: Figure) -> None:
    here = place("sqlite")
    wrong, asked = {}, 0
    routes = dict(_routes(get_resolver().url_patterns))
    rooms = here.rooms(
        2 * len(PAGES), people=1
    )  # new ones each time: some addresses change what they are asked for
    async with running(here) as server:
        for route in (route for route in routes if not route.startswith(ADMIN)):
            assert route in PAGES, f"{route} is new: say in tests/trust/roles.py who may what"
            room, other = rooms.pop(), rooms.pop()
            for method, wanted in zip(("GET", "POST"), PAGES[route], strict=True):
                found = await asyncio.to_thread(_ask_all, server, method, route, room, other)
                asked += len(found)
                if not all(_is(found[role], cell) for role, cell in zip(ROLES, wanted, strict=True)):
                    wrong[f"{method} {route}"] = found
        room = here.room(1)
        for route in (route for route in routes if route.startswith(ADMIN)):
            found = await asyncio.to_thread(_ask_all, server, "GET", route, room, room, OUTSIDERS)
            asked += len(found)
            if not _is_kept_out(route, set(found.values())):
                wrong[route] = found
        leaks = _leaks(server, here)
    assert set(PAGES) <= set(routes), "the table names an address that is gone"
    figure(f"roles: {len(routes)} addresses, {asked} requests", f"{len(wrong)} not as the table", "0")
    figure("  codes, tokens and addresses in the log", str(len(leaks)), "0")
    assert wrong == {}
    assert leaks == []
    assert "Traceback" not in server.text, server.text


async def test_every_command_is_taken_from_its_role_only(place: MakePlace, figure: Figure) -> None:
    here = place("sqlite")
    wrong, sent = {}, 0
    async with running(here) as server:
        for path, wanted in (SOCKETS | TWINS).items():
            room, other = here.rooms(2, people=1)
            for role, cell in zip(ROLES, wanted, strict=True):
                seat = Seat(_filled(path, room, role), _cookies(room, other, role))
                before = _version(here, room)
                found = await _try_all(server, seat)
                sent += len(found)
                if found != _expected(path, cell):
                    wrong[f"{path} as {role}"] = found
                if cell not in {"participant", "facilitator"}:
                    assert _version(here, room) == before, f"{role} changed something over {path}"
    ways = f"{len(SOCKETS)} sockets and {len(TWINS)} twins"
    figure(f"roles: {ways}, {sent} commands", f"{len(wrong)} not as the table", "0")
    assert wrong == {}


def _expected(path: str, cell: str) -> dict[str, str]:
    """For each command. A twin takes no beats."""
    found = IN.get(cell) or dict.fromkeys(COMMANDS, cell)
    return found | {"beat": "refused role"} if path in TWINS and cell in IN else found


def _is(found: str, cell: str) -> bool:
    """A cell may name two answers."""
    return found in cell.split(" or ")


def _routes(patterns: list[Any], before: str = "") -> Iterator[tuple[str, str]]:
    """Every address there is, from the urlconf: route and name."""
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from _routes(pattern.url_patterns, route)
        else:
            yield route, pattern.name or ""


def _ask_all(
    server: Server, method: str, route: str, room: Room, other: Room, roles: Sequence[str] = ROLES
) -> dict[str, str]:
    """Status, and where a redirect leads. The owner goes last: the owner may delete what the others ask for."""
    found = {}
    for role in roles:
        visitor = Visitor(server.port, _cookies(room, other, role))
        path = "/" + _filled(route, room, role)
        reply = visitor.get(path) if method == "GET" else visitor.post(path)
        where = reply.location.partition("?")[0].replace(room.id, "<id>").replace(room.card, "<card>")
        where = _UUID.sub("<new>", where)  # something that was made just now
        found[role] = " ".join(part for part in [str(reply.status), where] if part)
    return found


def _cookies(room: Room, other: Room, role: str) -> str:
    return {
        "participant": room.phones[0].cookies,
        "stranger": other.phones[0].cookies,
        "uncoupled": room.uncoupled,
        "other": room.other,
        "reviewer": room.reviewer,
        "admin": room.admin,
        "coupled": room.coupled,
        "partner": room.partner,
        "owner": room.owner,
    }.get(role, "")


def _filled(route: str, room: Room, role: str) -> str:
    """Everybody knows the session's id; its tokens only who got them."""
    token = room.projector_token if role == "projector" else "geraden"
    parts = {"uuid:live_id": room.id, "str:token": token, "int:number": "1", "path:object_id": "1", "id": "1"}
    parts |= {"slug:name": "spreiding", "slug:ending": "png"}
    parts |= {"uuid:card_id": room.card, "slug:kind": "card", "paper:paper": "a6"}
    for name, value in (parts | {"path:content_type_id": "1"}).items():
        route = route.replace(f"<{name}>", value)
    return route.replace("^(?P<app_label>content|auth)/$", "content/").replace("(?P<url>.*)$", "iets/")


def _is_kept_out(route: str, found: set[str]) -> bool:
    """Nobody but the admin may come in there."""
    return found == {{"beheer/login/": "200", "beheer/logout/": "302 /beheer/"}.get(route, TO_ADMIN_LOGIN)}


async def _try_all(server: Server, seat: Seat) -> dict[str, str]:
    """Each command over a socket or a request of its own: what comes of it."""
    send = _over_socket if seat.path.startswith("/ws/") else _over_http
    return {
        name: await send(server, seat, json.dumps(command).encode()) for name, command in COMMANDS.items()
    }


async def _over_socket(server: Server, seat: Seat, command: bytes) -> str:
    async with RawSocket(server.port, seat) as socket:
        await socket.send(frame(TEXT, command))
        return await socket.answer()


async def _over_http(server: Server, seat: Seat, command: bytes) -> str:
    reply = await asyncio.to_thread(Visitor(server.port, seat.cookies).command, seat.path, command)
    if reply.status == 404:
        return "404"
    message = json.loads(reply.body)
    return " ".join([message["type"], message["code"]] if message["type"] == "refused" else [message["type"]])


def _version(here: Place, room: Room) -> int:
    return int(here.rows(f"SELECT version FROM live_livesession WHERE code = '{room.code}'")[0][0])


def _leaks(server: Server, here: Place) -> list[str]:
    """Secrets of all sessions that are in the log."""
    secrets = [
        value
        for row in here.rows("SELECT code, door_token, projector_token FROM live_livesession")
        for value in row
    ]
    words = ["geraden", "sessionid", "mee-", "leid-"]
    return [secret for secret in [*secrets, *words] if secret in server.text]


def test_the_table_has_every_command_there_is() -> None:
    every = {kind.__struct_config__.tag for kind in (*AnyCommand.__args__, Beat)}
    assert set(COMMANDS) == every
    assert all(set(answers) == every for answers in IN.values())


def test_the_table_has_a_cell_for_each_role() -> None:
    rows: list[Cells] = [cells for both in PAGES.values() for cells in both] + list(
        (SOCKETS | TWINS).values()
    )
    assert {len(cells) for cells in rows} == {len(ROLES)}
