"""GET /health tells which part is away, in bounded time, and nothing else."""

import asyncio
import threading

import pytest
from channels.layers import get_channel_layer

from dilemmakaarten import health

pytestmark = pytest.mark.django_db(transaction=True)


async def test_all_is_well(async_client):
    answer = await async_client.get("/health")
    assert answer.status_code == 200
    assert answer.json() == {"database": "ok", "layer": "ok"}
    assert "no-store" in answer["Cache-Control"]


async def test_a_layer_that_refuses_is_down(async_client, monkeypatch):
    async def refuse(*_: object) -> None:
        raise ConnectionError("redis://:secret@redis")

    monkeypatch.setattr(get_channel_layer(), "group_send", refuse)
    answer = await async_client.get("/health")
    assert answer.status_code == 503
    assert answer.json() == {"database": "ok", "layer": "down"}


async def test_a_layer_that_hangs_is_down_in_time(async_client, monkeypatch):
    monkeypatch.setattr(health, "SECONDS", 0.2)
    monkeypatch.setattr(get_channel_layer(), "group_send", lambda *_: asyncio.Event().wait())
    answer = await asyncio.wait_for(async_client.get("/health"), 5)
    assert answer.json()["layer"] == "down"


async def test_a_database_that_hangs_is_down_in_time(async_client, monkeypatch):
    release = threading.Event()
    monkeypatch.setattr(health, "SECONDS", 0.2)
    monkeypatch.setattr(health, "_read_one_row", lambda: release.wait(10))
    try:
        answers = [await asyncio.wait_for(async_client.get("/health"), 5) for _ in range(4)]
        assert [answer.json()["database"] for answer in answers] == ["down"] * 4
    finally:
        release.set()
