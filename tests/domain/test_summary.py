"""What may be kept of a session, at the edges of every threshold."""

import dataclasses
import json
import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.domain.say import Say
from sessions.domain.state import SpreadMode
from sessions.domain.steps import Step
from sessions.domain.summary import Phase, SummaryMeta, phase_of, summarise
from sessions.exports.keeping import from_plain, to_plain
from tests.domain.cast import KEYS, TWO_CAMPS, state

META = SummaryMeta(date(2026, 11, 24), Phase.CLOSED)
HEAVY = dict.fromkeys(KEYS, 4)
LIGHT = dict.fromkeys(KEYS, 0)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def summed(places=(), weights=(), **changed):
    return summarise(state(places, weights, **changed), META)


def said(value):
    """Every sentence in a summary, in Dutch, and nothing of the card."""
    if isinstance(value, Say):
        return [str(value)]
    if isinstance(value, tuple):
        return [text for item in value for text in said(item)]
    if dataclasses.is_dataclass(value):
        return [text for item in dataclasses.fields(value) for text in said(getattr(value, item.name))]
    return []


def numbers(summary):
    """Every number in a sentence, but for the day and the thresholds that the notes explain."""
    shown = dataclasses.replace(summary, when=Say(""), notes=())
    return re.findall(r"\d+", " ".join(text for text in said(shown) if "inder dan" not in text))


def test_the_facts_of_the_session():
    summary = summed(TWO_CAMPS)
    assert (summary.title, summary.person) == (
        "Eigen grenzen bewaken of behoeften van de cliënt volgen",
        "Dianne, 33",
    )
    assert (str(summary.when), str(summary.format)) == ("24 november 2026", "Gesprek")
    assert str(summary.no_judgement) == "Dit is geen besluit en geen meting van wie gelijk heeft."
    assert [side.option.short for side in summary.sides] == [
        "Meegaan met wat Dianne nodig heeft",
        "Je eigen grenzen bewaken",
    ]
    assert [item.key for side in summary.sides for item in side.arguments] == KEYS
    assert [question.text for question in summary.questions] == ["Wat deden anderen al?"]
    assert summary.source.startswith("Verwey-Jonker")


@pytest.mark.parametrize(
    ("joined", "people"), [(0, "minder dan 8"), (7, "minder dan 8"), (8, "8"), (24, "24")]
)
def test_under_eight_people_the_number_is_a_band(joined, people):
    assert str(summed(joined=joined).people) == f"{people} mensen"


def test_under_eight_people_words_only():
    summary = summed([0] * 7, [HEAVY] * 7)
    assert numbers(summary) == []
    assert summary.spread.cells == ()
    assert str(summary.spread.label) == ""
    assert str(summary.a.arguments[0].word) == "telt heel zwaar"


def test_from_eight_people_numbers_and_a_label():
    summary = summed([0] * 8, [HEAVY] * 8)
    assert str(summary.spread.label) == "Dicht bij elkaar"
    assert not summary.spread.drawn
    assert str(summary.spread.note) == "De plekken op de lijn staan hier niet. Anders is iemand te herkennen."
    assert str(summary.a.arguments[0].number) == "4,0"


def test_an_argument_that_fewer_than_eight_weighed_gets_no_number():
    undecided = HEAVY | {"A1": None}
    first, second, *_ = summed([0] * 8, [HEAVY] * 7 + [undecided]).a.arguments
    assert (str(first.word), str(first.number)) == ("telt heel zwaar", "")
    assert str(second.number) == "4,0"


def test_under_three_people_no_word_about_weights():
    summary = summed([0] * 2, [HEAVY] * 2)
    assert {str(item.word) for side in summary.sides for item in side.arguments} == {""}
    assert summary.heaviest == ()
    assert "Minder dan 3 mensen" in str(summary.notes[0])


def test_the_spread_tells_of_five_people_or_more():
    summary = summed([0] * 6 + [50] * 2 + [100] * 7, joined=15)
    assert str(summary.spread.told) == "6 mensen bij A en 9 mensen in het midden of bij B"
    assert "samengevoegd" in str(summary.spread.note)


def test_five_full_bands_stay_apart():
    summary = summed([5] * 5 + [25] * 6 + [50] * 7 + [70] * 8 + [99] * 9)
    assert str(summary.spread.told) == (
        "5 mensen dicht bij A, 6 mensen aan de kant van A, 7 mensen in het midden, "
        "8 mensen aan de kant van B en 9 mensen dicht bij B"
    )
    assert str(summary.spread.note) == ""


def test_sides_apart_only_with_five_on_each():
    four = summed([0] * 5 + [100] * 4, [HEAVY] * 5 + [LIGHT] * 4)
    five = summed([0] * 5 + [100] * 5, [HEAVY] * 5 + [LIGHT] * 5)
    assert {str(item.a_word) for item in four.a.arguments} == {""}
    assert four.dividers == four.bridges == ()
    assert (str(five.a.arguments[0].a_word), str(five.a.arguments[0].b_word)) == (
        "telt zwaar",
        "telt een beetje",
    )
    assert five.dividers


def test_sides_are_kept_in_words_never_in_numbers():
    """The group's number less the sides' numbers would be the few people in the middle."""
    argument = summed([0] * 5 + [100] * 5 + [50], [HEAVY] * 5 + [LIGHT] * 6).a.arguments[0]
    assert re.search(r"\d", f"{argument.a_word}{argument.b_word}") is None


def test_where_sides_cannot_be_told_apart_the_heaviest_of_each_is_kept():
    weights = [{"A1": 1, "A2": 4, "B1": 2, "B2": 2}] * 4
    summary = summed([0] * 4, weights)
    assert [item.key for item in summary.heaviest] == ["A2", "B1"]
    assert summed([0] * 4, [{"A1": 4}] * 4).heaviest == ()  # nothing of B weighs: nothing of A alone


def test_in_snel_shares_are_words_never_numbers():
    places = [0] * 8 + [100] * 8
    summary = summed(places, [{"A1": 4, "B1": 4}] * 12 + [{"A2": 4}] * 4, format_code="snel")
    first, second, *_ = summary.a.arguments
    assert (str(first.word), str(second.word)) == ("de meesten kozen dit", "een deel koos dit")
    assert {str(item.number) for side in summary.sides for item in side.arguments} == {""}


def test_before_the_reveal_no_aggregate_at_all():
    """The answers of the group make no difference to any byte."""
    silent = {"mode": SpreadMode.SILENT, "joined": 12}
    one = summed([0] * 12, [HEAVY] * 12, **silent)
    other = summed([100] * 3 + [50] * 9, [LIGHT] * 7, **silent)
    assert one == other
    assert one.spread is None
    assert [str(note) for note in one.notes] == [
        "De spreiding is niet getoond. Daarom staat hier niets over de groep."
    ]


def test_after_the_reveal_the_silent_session_is_like_any_other():
    shown = summed(TWO_CAMPS, [HEAVY] * 10, mode=SpreadMode.SILENT, revealed=True)
    assert shown == summed(TWO_CAMPS, [HEAVY] * 10)


def test_who_stands_where_within_a_band_makes_no_difference():
    assert summed([1] * 6 + [99] * 6).spread == summed([19] * 6 + [81] * 6).spread


def test_how_far_a_session_came():
    assert phase_of(Step.CLOSED, True, NOON, NOON + timedelta(days=3)) == Phase.CLOSED
    assert phase_of(Step.TALK, False, NOON, NOON + timedelta(hours=11, minutes=59)) == Phase.RUNNING
    assert phase_of(Step.TALK, False, NOON, NOON + timedelta(hours=12)) == Phase.ABORTED
    assert phase_of(Step.TALK, True, NOON, NOON) == Phase.ABORTED


@pytest.mark.parametrize(
    ("phase", "start"),
    [(Phase.RUNNING, "Dit gesprek loopt nog"), (Phase.ABORTED, "Dit gesprek is afgebroken")],
)
def test_the_summary_says_how_far_it_came(phase, start):
    assert str(summarise(state(), SummaryMeta(META.day, phase)).phase_note).startswith(start)


answers = st.dictionaries(st.sampled_from(KEYS), st.one_of(st.none(), st.integers(0, 4)))
people = st.lists(st.tuples(st.integers(0, 100), answers), max_size=30)


@given(people, st.sampled_from(["gesprek", "snel"]))
def test_no_number_in_any_sentence_counts_fewer_than_five_people(group, format_code):
    summary = _of(group, format_code)
    told = str(summary.spread.told)
    assert all(int(count) >= 5 for count in re.findall(r"\d+", told))
    if len(group) < 8:
        assert numbers(summary) == []


@given(people, st.sampled_from(["gesprek", "snel"]), st.randoms())
def test_the_order_of_people_makes_no_difference(group, format_code, random):
    shuffled = group[:]
    random.shuffle(shuffled)
    assert _of(shuffled, format_code) == _of(group, format_code)


@given(people)
def test_a_kept_summary_comes_back_whole(group):
    summary = _of(group, "gesprek")
    assert from_plain(json.loads(json.dumps(to_plain(summary)))) == summary


def test_nothing_but_sentences_numbers_and_the_card_is_kept():
    """A new field that carries the 21 bins or the state along would show here."""
    kept = {type(value).__name__ for value in _all(summed(TWO_CAMPS, [HEAVY] * 10))}
    plain = {"str", "int", "bool", "NoneType", "date", "Phase", "Say"}
    assert kept - plain == {
        "SessionSummary",
        "KeptSide",
        "KeptArgument",
        "KeptSpread",
        "Cell",
        "Option",
        "Question",
    }


def _of(group, format_code):
    return summed([place for place, _ in group], [answer for _, answer in group], format_code=format_code)


def _all(value):
    """Everything that is not a tuple, down to the last field."""
    if isinstance(value, tuple):
        yield from (inner for item in value for inner in _all(item))
        return
    yield value
    if dataclasses.is_dataclass(value):
        for item in dataclasses.fields(value):
            yield from _all(getattr(value, item.name))
