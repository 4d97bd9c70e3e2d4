"""The summary as HTML: on its own page and on the phone."""

import re
import uuid

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import RequestFactory

from sessions.domain.state import SpreadMode
from tests.exports.cast import summary_of, summary_with

LIVE = uuid.uuid4()


def partial(summary):
    return render_to_string("sessions/_summary.html", {"summary": summary})


def shown(summary):
    """What a reader sees: no tags, no soft hyphens, single spaces."""
    text = re.sub(r"<[^>]+>", " ", partial(summary)).replace("\u00ad", "")
    return re.sub(r"\s+", " ", text)


@pytest.fixture
def page():
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    return render_to_string(
        "sessions/summary.html", {"summary": summary_of(), "live_id": LIVE}, request=request
    )


def test_the_page_offers_both_files(page):
    assert f"/gesprekken/{LIVE}/samenvatting.pdf" in page
    assert f"/gesprekken/{LIVE}/samenvatting.csv" in page
    assert page.count("<h1") == 1


def test_all_of_the_summary_is_on_it():
    text = shown(summary_of())
    for told in (
        "Dilemma 5 · Dianne, 33",
        "Eigen grenzen bewaken of behoeften van de cliënt volgen",
        "24 november 2026 · Gesprek · 20 mensen",
        "Dit is geen besluit en geen meting van wie gelijk heeft.",
        "Twee groepen",
        "10 bij A",
        "10 in het midden of bij B",
        "Weegt aan beide kanten",
        "Hier kijken we verschillend naar",
        "bij A: telt heel zwaar",
        "telt zwaar",
        "Wat deden anderen al?",
        "Bron: Verwey-Jonker Instituut",
    ):
        assert told in text


def test_under_eight_people_words_only():
    text = shown(summary_of(people=7))
    assert "minder dan 8 mensen" in text
    assert "Twee groepen" not in text
    assert not re.search(r"telt [a-z ]+ · \d", text)


def test_before_the_reveal_nothing_about_the_group():
    silent = partial(summary_of(mode=SpreadMode.SILENT))
    assert "<svg" not in silent
    assert "Waar de groep staat" not in silent
    assert " telt " not in shown(summary_of(mode=SpreadMode.SILENT))
    assert "De spreiding is niet getoond" in silent


def test_text_of_a_card_is_only_text():
    assert "<script>" not in partial(summary_with("<script>alert(1)</script>"))


def test_nothing_in_it_is_blocked_by_the_content_policy(page):
    assert not re.search(r"\sstyle=|\son[a-z]+=|<script(?![^>]*\bsrc=)", page)
