"""Opening a session: which steps, how long, and what the form says when it is filled in wrongly."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from sessions import queries
from sessions.domain.formats import FORMATS
from sessions.models import LiveSession
from tests.pages.markup import read

pytestmark = pytest.mark.django_db

MINUTES = {"gesprek": 45, "snel": 20, "diepgaand": 90, "zaal": 30, "tweetal": 25, "zonder": 45}
PEOPLE = {"gesprek": (5, 40), "snel": (3, 40), "diepgaand": (5, 25), "zaal": (40, 1000), "tweetal": (2, 2),
          "zonder": (3, 12)}  # fmt: skip


@pytest.fixture
def desk(client: Client, facilitator: User, cards: None) -> Client:
    client.force_login(facilitator)
    return client


def filled(code: str = "gesprek", mode: str = "direct", **changed: Any) -> dict[str, Any]:
    """The form as it is sent: `weigh=None` switches a step off, `weigh="9"` changes its minutes."""
    data: dict[str, Any] = {"format_code": code, "mode": mode}
    for item in FORMATS[code].steps[:-1]:
        minutes = changed.pop(item.step.value, str(item.minutes))
        if minutes is not None and not item.fixed:
            data[f"{code}-{item.step}"] = "aan"
        data[f"{code}-{item.step}-minuten"] = str(item.minutes) if minutes is None else minutes
    return data | changed


def post(desk: Client, data: dict[str, Any], card: int = 3) -> HttpResponse:
    return desk.post(reverse("live_open", args=[card]), data)


def text(response: HttpResponse) -> str:
    return response.content.decode().replace("&#x27;", "'")


@pytest.mark.parametrize("code", MINUTES)
def test_a_format_takes_the_time_and_the_people_it_says(code: str) -> None:
    form = FORMATS[code]
    assert form.minutes == MINUTES[code]
    assert (form.least, form.most) == PEOPLE[code]


def test_the_free_format_takes_as_long_as_one_likes() -> None:
    assert [code for code, form in FORMATS.items() if form.open_ended] == ["vrij"]


def test_steps_and_minutes_are_kept_as_chosen(desk: Client) -> None:
    answer = post(desk, filled(pairs=None, talk="15", lobby="4"))
    live = LiveSession.objects.get()
    assert answer.headers["Location"] == reverse("screen", args=[live.pk])
    form = queries.form_of(live.pk)
    assert "pairs" not in form.order
    assert (form.step("talk").minutes, form.step("lobby").minutes, form.minutes) == (15, 4, 45 - 8 + 5 + 2)


def test_a_form_that_changes_nothing_keeps_no_plan(desk: Client) -> None:
    post(desk, filled("diepgaand", "silent"))
    assert LiveSession.objects.get().plan == []


def test_without_any_step_in_the_form_the_format_stays_as_it_is(desk: Client) -> None:
    post(desk, {"format_code": "snel", "mode": "silent"})
    live = LiveSession.objects.get()
    assert (live.format_code, live.mode, live.plan) == ("snel", "silent", [])


def test_what_stands_with_another_format_does_not_count(desk: Client) -> None:
    post(desk, filled("snel") | {"gesprek-weigh-minuten": "kapot", "gesprek-weigh": "aan"})
    assert queries.form_of(LiveSession.objects.get().pk).minutes == 20


def test_fixed_steps_cannot_be_switched_off(desk: Client) -> None:
    data = {name: value for name, value in filled().items() if "case" not in name}
    post(desk, data)
    assert "case" in queries.form_of(LiveSession.objects.get().pk).order


@pytest.mark.parametrize("minutes", ["0", "61", "-3", "1.5", "veel", "", "٣", "9" * 200, "<b>", "1e1"])
def test_minutes_that_cannot_be_are_said_and_nothing_is_lost(desk: Client, minutes: str) -> None:
    answer = post(desk, filled("snel", "silent", weigh=minutes, talk=None, case="7"))
    assert answer.status_code == 422
    assert "Kiezen: Geef een heel getal van 1 tot en met 60." in text(answer)
    assert LiveSession.objects.count() == 0
    page = read(answer)
    field = page.by_id("snel-weigh-minuten").attributes
    assert (field["value"], field["aria-invalid"]) == (minutes, "true")
    assert page.by_id("snel-case-minuten").attributes["value"] == "7"
    boxes = {one.attributes["name"]: "checked" in one.attributes for one in page.all("input")
             if one.attributes.get("type") == "checkbox"}  # fmt: skip
    assert (boxes["snel-talk"], boxes["snel-weigh"], boxes["gesprek-talk"]) == (False, True, True)
    chosen = [one.attributes["value"] for one in page.all("input") if "checked" in one.attributes
              and one.attributes.get("type") == "radio"]  # fmt: skip
    assert chosen == ["snel", "silent"]


def test_wrong_minutes_of_a_step_that_is_off_do_not_matter(desk: Client) -> None:
    data = filled(pairs=None)
    data["gesprek-pairs-minuten"] = "veel"
    post(desk, data)
    assert "pairs" not in queries.form_of(LiveSession.objects.get().pk).order


def test_comparing_needs_a_second_place(desk: Client) -> None:
    answer = post(desk, filled(second_position=None))
    assert answer.status_code == 422
    assert "'Wat veranderde er?' kan alleen na 'Waar sta je nu?'" in text(answer)
    assert post(desk, filled(second_position=None, change=None)).status_code == 302


def test_silence_needs_a_moment_to_look(desk: Client) -> None:
    answer = post(desk, filled(mode="silent", spread=None))
    assert answer.status_code == 422
    assert "Bij 'Eerst in stilte' hoort de stap 'Kijken'" in text(answer)
    assert post(desk, filled(spread=None)).status_code == 302


def test_nothing_chosen_is_said_above_the_form(desk: Client) -> None:
    answer = post(desk, {"mode": "direct"})
    assert answer.status_code == 422
    assert "Kies hoe lang het gesprek duurt" in text(answer)


@pytest.mark.parametrize("code", ["tweetal", "zonder", "anders"])
def test_a_format_that_nobody_leads_is_not_opened_here(desk: Client, code: str) -> None:
    assert post(desk, {"format_code": code, "mode": "direct"}).status_code == 422


def test_the_style_sheet_shows_the_steps_of_each_format_that_is_led() -> None:
    css = (settings.BASE_DIR / "static/css/plan.css").read_text()
    shown = re.findall(r'\[value="(\w+)"\]:checked\) \[data-format="(\w+)"\]', css)
    assert shown == [(form.code, form.code) for form in FORMATS.values() if not form.together]


def test_a_stranger_is_asked_to_log_in(client: Client, cards: None) -> None:
    assert "/inloggen/" in post(client, filled()).headers["Location"]


def test_the_plan_is_shown_with_its_own_minutes_in_a_rehearsal_too(
    desk: Client, open_live: Callable[..., LiveSession]
) -> None:
    answer = post(desk, filled(talk="20") | {"oefenen": "ja", "people": "40", "shape": "spread"})
    live = LiveSession.objects.get()
    assert answer.headers["Location"] == reverse("screen", args=[live.pk])
    assert (live.rehearsal, live.rehearsal_shape) == (40, "spread")
    assert queries.form_of(live.pk).step("talk").minutes == 20


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [("people", "4", "Oefen met 5 tot en met 300"), ("people", "301", "Oefen met 5 tot en met 300"),
     ("people", "veel", "Oefen met 5 tot en met 300"), ("shape", "rond", "Kies hoe de verzonnen mensen")],
)  # fmt: skip
def test_a_rehearsal_that_cannot_be_is_said(desk: Client, field: str, value: str, sentence: str) -> None:
    answer = post(desk, filled() | {"oefenen": "ja", "people": "12", "shape": "groups"} | {field: value})
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert LiveSession.objects.count() == 0
    if field == "people":
        assert read(answer).by_id("people").attributes["value"] == value
