"""Requests that go straight through are answered as by Django's own chain: statuses, headers, cookies, pages."""

import asyncio
import re
from collections.abc import Callable
from inspect import iscoroutinefunction
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from asgiref.testing import ApplicationCommunicator
from django.core.handlers.asgi import ASGIHandler
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import get_resolver, resolve

from dilemmakaarten.straight import Fork, Straight
from sessions import actions
from sessions.access import cookie_name
from sessions.codes import key_of
from sessions.models import LiveSession, Participant
from tests.acts.cast import Room
from tests.project.asgi import TOKEN, alike, ask

pytestmark = pytest.mark.django_db(transaction=True)


class Asked(Exception):
    """Stands in for Django's own handler where a request should not come."""


async def others(*arguments: Any) -> None:
    raise Asked


@pytest.fixture
def straight() -> Any:
    return Fork(Straight(), others)


@sync_to_async
def holder(live: LiveSession, browser: Client | None = None) -> tuple[str, str]:
    """Cookies before and after joining."""
    browser = browser or Client()
    browser.get(f"/q/{live.door_token}")
    before = written(browser)
    browser.post(f"/mee/{live.pk}/aanmelden/")
    return before, written(browser)


def written(browser: Client) -> str:
    jar = {name: morsel.value for name, morsel in browser.cookies.items()} | {"csrftoken": TOKEN}
    return "; ".join(f"{name}={value}" for name, value in jar.items())


@sync_to_async
def logged_in(user: Any) -> Client:
    browser = Client()
    browser.force_login(user)
    return browser


@pytest.mark.parametrize("who", ["visitor", "facilitator"])
@pytest.mark.parametrize("door", ["open", "locked", "closed", "gone"])
async def test_every_answer_is_the_one_of_djangos_own_chain(
    straight: Any, live: LiveSession, facilitator: Any, who: str, door: str
) -> None:
    browser = await logged_in(facilitator) if who == "facilitator" else None
    before, after = await holder(live, browser)
    page, q = f"/mee/{live.pk}/", f"/q/{live.door_token}"
    await sync_to_async(SHUT[door])(live)
    theirs = ASGIHandler()
    asked = [
        ("GET", q, ""), ("GET", f"{q}/", ""), ("HEAD", q, ""), ("GET", "/q/geraden", before), ("POST", q, before),
        ("GET", page, ""), ("GET", page, before), ("GET", page, after), ("POST", page, after), ("HEAD", page, after),
        ("GET", f"{page}aanmelden/", before), ("POST", f"{page}aanmelden/", ""),
        ("POST", f"{page}aanmelden/", before), ("POST", f"{page}aanmelden/", after),
        ("POST", f"{page}aanmelden/", before.replace(TOKEN, "c" * 32)),
        ("GET", f"{page}toestand/", before), ("GET", f"{page}toestand/", after), ("POST", f"{page}toestand/", after),
        ("POST", f"{page}opdracht/", before), ("POST", f"{page}opdracht/", after), ("GET", f"{page}opdracht/", after),
    ]  # fmt: skip
    for method, path, cookies in asked:
        ours = alike(await ask(straight, method, path, cookies))
        assert ours == alike(await ask(theirs, method, path, cookies)), (method, path, cookies)


SHUT: dict[str, Callable[[LiveSession], Any]] = {
    "open": lambda live: None,
    "locked": lambda live: LiveSession.objects.filter(pk=live.pk).update(locked=True),
    "closed": lambda live: Room(live).go("closed"),
    "gone": actions.delete_session,
}


async def test_a_foreign_name_and_another_sites_form_are_kept_out(straight: Any, live: LiveSession) -> None:
    before, _ = await holder(live)
    path = f"/mee/{live.pk}/aanmelden/"
    assert (await ask(straight, "POST", path, before, host="evil.example"))[0] == 400
    assert (await ask(straight, "POST", path, before, origin="http://evil.example"))[0] == 403
    assert (await ask(straight, "POST", path, before, origin="http://testserver"))[0] == 302


async def test_under_https_a_plain_request_is_sent_on(live: LiveSession, settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 31536000
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ours, theirs, path = Fork(Straight(), others), ASGIHandler(), f"/q/{live.door_token}"
    assert (await ask(ours, "GET", path))[0] == 301
    forwarded = {"x-forwarded-proto": "https"}
    answer = await ask(ours, "GET", path, **forwarded)
    assert "strict-transport-security" in dict(answer[1])
    assert alike(answer) == alike(await ask(theirs, "GET", path, **forwarded))


async def test_personal_pages_are_kept_by_no_cache(straight: Any, live: LiveSession) -> None:
    before, after = await holder(live)
    for cookies in (before, after):
        _, headers, _ = await ask(straight, "GET", f"/mee/{live.pk}/", cookies)
        told = dict(headers)
        assert "no-store" in told["cache-control"]
        assert "default-src 'none'" in told["content-security-policy"]
        assert (told["x-frame-options"], told["x-content-type-options"]) == ("DENY", "nosniff")


async def test_a_view_that_fails_gets_the_page_for_it(straight: Any, live: LiveSession) -> None:
    scope_match = resolve(f"/q/{live.door_token}")

    async def broken(request: HttpRequest, token: str) -> HttpResponse:
        raise ValueError(token)

    handler = Straight()
    handler.resolve_request = lambda request: _with(scope_match, broken)  # type: ignore[method-assign]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.core.handlers.exception.signals.got_request_exception.send", lambda **_: None)
        status, headers, _ = await ask(handler, "GET", f"/q/{live.door_token}")
    assert status == 500
    assert "content-security-policy" in dict(headers)


def _with(match: Any, view: Any) -> Any:
    match.func = view
    return match


async def test_somebody_who_leaves_at_once_is_no_error(straight: Any, live: LiveSession) -> None:
    scope = {"type": "http", "method": "GET", "path": f"/q/{live.door_token}", "headers": []}
    wire = ApplicationCommunicator(straight, scope)
    await wire.send_input({"type": "http.disconnect"})
    await wire.wait(5)


async def test_other_addresses_go_the_other_way(straight: Any) -> None:
    for path in ("/", "/kaarten/", "/er/is/niets", "/inloggen/"):
        with pytest.raises(Asked):
            await straight({"type": "http", "path": path}, None, None)


def test_what_goes_straight_never_waits_in_the_loop() -> None:
    found = [item for item in _views(get_resolver().url_patterns) if getattr(item, "is_straight", False)]
    assert len(found) >= 6
    assert all(iscoroutinefunction(view) for view in found)


def _views(patterns: list[Any]) -> Any:
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from _views(pattern.url_patterns)
        else:
            yield pattern.callback


async def test_each_of_many_at_once_is_a_participant_and_sees_only_their_own(
    straight: Any, live: LiveSession
) -> None:
    """Forty people tap in the same instant, then load their page in the same instant; each has another place."""
    before, _ = await holder(live)
    join = f"/mee/{live.pk}/aanmelden/"
    taps = await asyncio.gather(*(ask(straight, "POST", join, before) for _ in range(40)))
    tokens = [re.search(r"mee-\w+=([^;]+)", str(headers))[1] for _, headers, _ in taps]  # type: ignore[index]
    assert len(set(tokens)) == 40
    await sync_to_async(place_apart)(live, tokens)
    jars = [f"{cookie_name(live.pk)}={token}" for token in tokens]
    pages = await asyncio.gather(*(ask(straight, "GET", f"/mee/{live.pk}/", jar) for jar in jars))
    shown = [int(re.search(rb'"position":(\d+)', body)[1]) for _, _, body in pages]  # type: ignore[index]
    assert shown == list(range(40))
    assert len({re.search(rb'data-csrf="([^"]+)', body)[1] for _, _, body in pages}) == 40  # type: ignore[index]


def place_apart(live: LiveSession, tokens: list[str]) -> None:
    room = Room(live)
    room.go("case", "first_position")
    people = [Participant.objects.get(key=key_of(token)).pk for token in tokens]
    room.send(*(room.place(person, value) for value, person in enumerate(people)))
