"""A socket writes here and now; only one that does not take what is written gets a task that waits for it."""

import asyncio
from typing import Any
from uuid import uuid4

import pytest

from sessions import socket as module
from sessions.access import PARTICIPANT, Viewer
from sessions.socket import Socket


class Phone:
    """The other side: takes what is sent, unless it stopped reading or left."""

    def __init__(self) -> None:
        self.got: list[dict[str, Any]] = []
        self.reads = asyncio.Event()
        self.reads.set()
        self.left = False
        self.given_up = 0

    async def send(self, event: dict[str, Any]) -> None:
        await self.reads.wait()
        if self.left:
            raise OSError
        self.got.append(event)

    def give_up(self) -> None:
        self.given_up += 1


def socket_to(phone: Phone) -> Socket:
    return Socket(Viewer(uuid4(), PARTICIPANT, 1), "0" * 16, phone.send, phone.give_up)


async def test_what_is_said_is_written_at_once_and_in_order() -> None:
    phone = Phone()
    socket = socket_to(phone)
    for text in ("a", "b", "c"):
        socket.say(text)
    socket.close(1012)
    assert [event.get("text") or event["code"] for event in phone.got] == ["a", "b", "c", 1012]


async def test_what_waits_for_a_slow_phone_comes_when_it_reads_again() -> None:
    phone = Phone()
    socket = socket_to(phone)
    phone.reads.clear()
    socket.say("a")
    await asyncio.sleep(0)
    socket.say("b")
    assert phone.got == []
    phone.reads.set()
    await asyncio.sleep(0.01)
    socket.say("c")
    assert [event["text"] for event in phone.got] == ["a", "b", "c"]
    assert phone.given_up == 0


async def test_a_phone_that_never_reads_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WRITE_SECONDS", 0.01)
    phone = Phone()
    phone.reads.clear()
    socket_to(phone).say("a")
    await asyncio.sleep(0.1)
    assert phone.given_up == 1


async def test_a_phone_that_left_disturbs_nobody_who_says_something_to_it() -> None:
    phone = Phone()
    phone.left = True
    socket = socket_to(phone)
    socket.say("a")
    socket.say("b")
    assert phone.given_up == 1


async def test_a_socket_that_is_gone_writes_no_more() -> None:
    phone = Phone()
    socket = socket_to(phone)
    phone.reads.clear()
    socket.say("a")
    await asyncio.sleep(0)
    socket.stop()
    phone.reads.set()
    await asyncio.sleep(0.01)
    socket.say("b")
    assert phone.got == []
