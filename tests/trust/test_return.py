"""A phone comes back: the network goes in the middle of a command, and the page is loaded anew."""

import asyncio
import json
import re
import time

import pytest

from tests.servers import free_port
from tests.trust.conftest import FULL, Figure, MakePlace
from tests.trust.crowd import Crowd, until
from tests.trust.ledger import faults, keep_ledger
from tests.trust.phone import Frame, Phone
from tests.trust.proxy import Proxy
from tests.trust.server import Server, running

pytestmark = pytest.mark.trust

PEOPLE = 40 if FULL else 12
BACK_SECONDS = 4.0


@pytest.mark.parametrize("lost", ["swallow_up", "swallow_down"] if FULL else ["swallow_down"])
async def test_a_phone_that_lost_its_network_comes_back_as_the_same_person(
    lost: str, place: MakePlace, figure: Figure
) -> None:
    here = place("sqlite")
    room = here.room(PEOPLE)
    keep_ledger(here)
    async with running(here) as server, Proxy(free_port(), ("127.0.0.1", server.port)) as proxy:
        phones = [Phone(proxy.port, seat, newest_only=True) for seat in room.phones]
        async with Crowd(phones) as crowd:
            for number, phone in enumerate(phones):
                await phone.put("place", "first_position", round=1, value=number)
            await until(lambda: not crowd.unanswered, 20)
            orders = [phone.me["order"] for phone in phones]
            setattr(proxy, lost, True)
            for number, phone in enumerate(phones):
                await phone.put("place", "first_position", round=1, value=50 + number)
            await asyncio.sleep(1)
            assert crowd.unanswered == PEOPLE
            await proxy.refuse()
            await asyncio.sleep(2)
            setattr(proxy, lost, False)
            await proxy.accept()
            back = time.monotonic()
            for phone in phones:
                phone.wake()
            await until(lambda: not crowd.unanswered, BACK_SECONDS)
            took = time.monotonic() - back
            pages = await asyncio.gather(*(asyncio.to_thread(_reload, server, phone) for phone in phones))
        found = faults(here, phones)
        people = here.rows("SELECT COUNT(*) FROM live_participant")[0][0]
        name = {"swallow_up": "command lost", "swallow_down": "answer lost"}[lost]
        figure(f"back after a cut, {name}: {PEOPLE} phones", f"{took:.1f} s", "4 s")
        figure("  same person, same answers", f"{PEOPLE - len(_strangers(pages, orders))} of {PEOPLE}", "all")
        assert not found
        assert people == PEOPLE
        assert _strangers(pages, orders) == []


def _reload(server: Server, phone: Phone) -> Frame:
    """What the page says of the person, at its first byte."""
    page = server.get(f"/mee/{phone.seat.path.split('/')[3]}/", phone.seat.cookies).decode()
    found = re.search(r'<script id="me" type="application/json">(.*?)</script>', page)
    assert found, page[:500]
    return dict(json.loads(found[1]))


def _strangers(pages: list[Frame], orders: list[list[str]]) -> list[int]:
    """Pages that show another place, or another person's order of arguments."""
    return [
        number
        for number, (page, order) in enumerate(zip(pages, orders, strict=True))
        if (page["position"], page["order"]) != (50 + number, order)
    ]
