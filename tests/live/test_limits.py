"""The limits of a socket: each has an answer of its own, and docs/protocol.md tells its figure."""

from pathlib import Path

import pytest

from sessions import audience, consumers, guesses, protocol, socket
from sessions.models import LiveSession
from tests.live.cast import joined, phone

pytestmark = pytest.mark.django_db(transaction=True)

PAGE = (Path(__file__).resolve().parents[2] / "docs/protocol.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "row",
    [
        f"| a frame | {protocol.FRAME_LIMIT} bytes |",
        f"| broken frames on a socket | {protocol.FAULTS_ALLOWED} |",
        f"| frames on a socket | {consumers.RATE:g} a second, {consumers.BURST:g} at once |",
        f"| sockets of a participant | {audience.TABS} in one process |",
        f"{guesses.FAILURES_A_MINUTE} a minute for an address, {guesses.FAILURES_A_MINUTE_ALL} for all |",
        f"| answers that wait for a client | {socket.SAID_LIMIT} |",
    ],
)
def test_the_page_tells_the_figure(row: str) -> None:
    assert row in PAGE


async def test_whoever_opens_many_tabs_is_never_locked_out(live: LiveSession) -> None:
    cookies = await joined(live)
    tabs = [await phone(live, cookies) for _ in range(audience.TABS)]
    others = await phone(live)
    for tab in tabs:
        await tab.next("me")
    newest = await phone(live, cookies)
    assert await newest.next("me")
    assert await tabs[0].close_code() == audience.CROWDED
    for tab in [*tabs[1:], newest, others]:
        await tab.send_text('{"type":"beat"}')
        await tab.next("pulse")
    await tabs[0].close()
    again = await phone(live, cookies)
    assert await again.next("me")
    assert await tabs[1].close_code() == audience.CROWDED
    for tab in [*tabs[1:], newest, others, again]:
        await tab.close()


async def test_a_frame_that_is_too_long_is_refused_and_the_socket_stays(live: LiveSession) -> None:
    wire = await phone(live)
    await wire.send_text('{"type":"beat"}' + " " * protocol.FRAME_LIMIT)
    refusal = await wire.next("refused")
    assert (refusal["code"], refusal["retry"]) == ("frame", False)
    assert refusal["sentence"]
    await wire.send_text('{"type":"beat"}')
    await wire.next("pulse")
    await wire.close()


async def test_who_reads_no_answers_is_closed(live: LiveSession, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "SAID_LIMIT", -1)
    wire = await phone(live)
    await wire.send_text('{"type":"beat"}')
    assert await wire.close_code() == 4000
    await wire.close()
