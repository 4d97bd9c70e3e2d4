"""Conversations about one card beside each other: the page and the files, and who may not."""

import io
import json
import zipfile
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from sessions import comparing
from sessions.domain.kept_talk import KeptIdea, KeptTalk
from sessions.exports.keeping import to_plain
from sessions.models import LiveSession
from tests.domain.cast import TWO_CAMPS
from tests.domain.test_compare import DAY, held

pytestmark = pytest.mark.django_db(transaction=True)  # async views commit

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "vergelijking.schema.json").read_text())
PAGE, FILES = "/gesprekken/vergelijken/5/", "/gesprekken/vergelijken/5.zip"
IDEA = KeptIdea("=Samen lunchen", "De tijd")


@pytest.fixture
def held_live(open_live: Callable[..., LiveSession]) -> Callable[..., list[LiveSession]]:
    """Closed conversations about card 5 of which a day has passed, one for each group of places."""

    def opened(places: Sequence[Sequence[int]], **changed: Any) -> list[LiveSession]:
        return [_keep(open_live(number=5, **changed), each, index) for index, each in enumerate(places)]

    return opened


def _keep(live: LiveSession, places: Sequence[int], index: int) -> LiveSession:
    live.kept_summary = to_plain(held(places, DAY + timedelta(days=index)))
    live.kept_summary["talk"] = {
        **to_plain(held(places))["talk"],
        "third_ways": [{"text": IDEA.text, "leaves": ""}],
    }
    live.step, live.closed_at = "closed", timezone.now()
    live.save()
    return live


def files_in(answer: Any) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_five_groups_stand_beside_each_other_without_dates(held_live: Any, anna: Client) -> None:
    held_live([TWO_CAMPS] * 5)
    page = anna.get(PAGE).content.decode()
    shown = page.split('<details class="compare__part compare__choice"')[0]
    assert shown.count('class="compare__group"') == shown.count("spread-picture") == 5
    assert "5 gesprekken, 50 mensen" in shown
    assert "in 5 van de 5 gesprekken" in shown
    assert "2026" not in shown
    assert "Een derde weg" in shown


def test_with_too_little_it_says_what_it_takes(held_live: Any, anna: Client) -> None:
    held_live([TWO_CAMPS] * 4 + [[50] * 7])
    page = anna.get(PAGE).content.decode()
    assert "Vergelijken kan vanaf 5 gesprekken met samen 50 mensen of meer." in page
    assert "Niet meegeteld: 1." in page
    assert "compare__group" not in page


def test_which_take_part_is_chosen(held_live: Any, anna: Client) -> None:
    lives = held_live([TWO_CAMPS] * 7)
    chosen = "&".join(f"gesprek={live.pk.hex}" for live in lives[:6])
    page = anna.get(f"{PAGE}?{chosen}").content.decode()
    assert "6 gesprekken, 60 mensen" in page
    assert page.count("checked") == 6
    assert len([name for name in files_in(anna.get(f"{FILES}?{chosen}")) if "verslag" in name]) == 6
    assert "7 gesprekken, 70 mensen" in anna.get(f"{PAGE}?gesprek=onbekend").content.decode()


def test_only_of_who_led_them(held_live: Any, anna: Client, other_facilitator: User) -> None:
    lives = held_live([TWO_CAMPS] * 5)
    bart = Client()
    assert bart.get(PAGE).status_code == bart.get(FILES).status_code == 302
    bart.force_login(other_facilitator)
    assert bart.get(PAGE).status_code == bart.get(FILES).status_code == 404
    held_live([TWO_CAMPS], owner=other_facilitator)
    assert "1 gesprekken" in bart.get(f"{PAGE}?gesprek={lives[0].pk.hex}").content.decode()
    assert anna.get("/gesprekken/vergelijken/4/").status_code == 404


def test_a_rehearsal_is_no_conversation(held_live: Any, anna: Client) -> None:
    for live in held_live([TWO_CAMPS] * 5):
        LiveSession.objects.filter(pk=live.pk).update(rehearsal=10)
    assert anna.get(PAGE).status_code == 404


def test_the_set_holds_the_comparison_and_each_summary(held_live: Any, anna: Client) -> None:
    held_live([TWO_CAMPS] * 5)
    answer = anna.get(FILES)
    assert answer.headers["Content-Type"] == "application/zip"
    assert "vergelijking-dilemma-5-dianne-33-" in answer.headers["Content-Disposition"]
    files = files_in(answer)
    assert len(files) == 3 + 3 * 5
    assert all(content.startswith(b"%PDF") for name, content in files.items() if name.endswith(".pdf"))
    data = json.loads(files["vergelijking.json"])
    jsonschema.validate(data, SCHEMA)
    assert (data["groups"], data["people"], len(data["strips"])) == (5, 50, 5)
    assert "Stuur anderen alleen de vergelijking." in files["leesmij.txt"].decode()
    table = files["vergelijking.csv"].decode("utf-8-sig")
    assert "'=Samen lunchen" in table
    assert ";=" not in table
    assert "2026" not in table + files["vergelijking.json"].decode()
    assert files_in(anna.get(FILES)) == files, "the same bytes for the same conversations"


def test_the_page_and_the_files_of_it_tell_the_same_numbers(held_live: Any, anna: Client) -> None:
    held_live([TWO_CAMPS, TWO_CAMPS * 2, [10] * 9 + [90] * 8, [50] * 12, [5, 15, 30, 50, 90] * 6])
    data = json.loads(files_in(anna.get(FILES))["vergelijking.json"])
    page = anna.get(PAGE).content.decode()
    for strip in data["strips"]:
        for cell in strip["first"]["cells"]:
            assert f"{cell['people']} {cell['name']}" in page
    assert f"{data['groups']} gesprekken, {data['people']} mensen" in page


def test_without_enough_to_compare_the_set_holds_the_summaries(held_live: Any, anna: Client) -> None:
    held_live([TWO_CAMPS, [50] * 3])
    names = files_in(anna.get(FILES))
    assert "vergelijking.json" not in names
    assert len(names) == 1 + 3 * 2


def test_two_on_one_day_have_two_names(held_live: Any, open_live: Any, anna: Client) -> None:
    held_live([TWO_CAMPS])
    held_live([TWO_CAMPS])
    names = files_in(anna.get(FILES))
    day = f"dilemma-5-dianne-33-{timezone.localdate():%Y-%m-%d}"
    assert {f"gesprekken/samenvatting-{day}.pdf", f"gesprekken/samenvatting-{day}-2.pdf"} < set(names)


def test_a_file_that_cannot_be_made_is_a_sentence_and_never_half_a_zip(
    held_live: Any, anna: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> bytes:
        raise RuntimeError("no font")

    held_live([TWO_CAMPS] * 5)
    monkeypatch.setattr(comparing, "pdf_of", broken)
    answer = anna.get(FILES)
    assert answer.status_code == 503
    assert "Probeer het zo opnieuw" in answer.content.decode()
    assert "5 gesprekken, 50 mensen" in answer.content.decode()


def test_one_that_runs_takes_no_part(held_live: Any, open_live: Any, anna: Client) -> None:
    held_live([TWO_CAMPS] * 5)
    open_live(number=5)
    page = anna.get(PAGE).content.decode()
    assert "5 gesprekken, 50 mensen" in page
    assert "telt niet mee" in page


def test_talk_is_kept_as_it_was() -> None:
    """The cast above stands on this shape."""
    assert set(to_plain(held(TWO_CAMPS))["talk"]) == set(KeptTalk.__dataclass_fields__)
