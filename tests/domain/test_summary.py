"""What may be kept of a session, at the edges of every threshold."""

import dataclasses
import json
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.domain.say import Say
from sessions.domain.state import SpreadMode
from sessions.domain.steps import Step
from sessions.domain.summary import Phase, SummaryMeta, phase_of, summarise
from sessions.exports.keeping import from_plain, to_plain
from tests.domain.cast import KEYS, TWO_CAMPS, WHOLE, standing, state, whole

META = SummaryMeta(date(2026, 11, 24), Phase.CLOSED)
HEAVY = dict.fromkeys(KEYS, 4)
LIGHT = dict.fromkeys(KEYS, 0)
OLD = Path(__file__).parents[1] / "exports" / "kept_before.json"
BROKEN_OFF = frozenset(WHOLE[: WHOLE.index("second_position") + 1])
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


def test_while_it_runs_there_are_no_numbers_about_the_group():
    """A file of now and one of later could be laid side by side, to see where the one stood who came late."""
    running = summarise(state(TWO_CAMPS, [HEAVY] * 10), SummaryMeta(META.day, Phase.RUNNING))
    assert numbers(running) == ["8"]
    assert str(running.people) == "8 of meer mensen"
    assert str(running.spread.label) == "Twee groepen"
    assert running.spread.cells == ()
    assert str(running.spread.note) == "Aantallen staan hier pas als het gesprek is afgesloten."


# --- the whole conversation --------------------------------------------------------------------------------


def whole_summary(**changed):
    return summarise(whole(**changed), META)


def test_the_second_places_and_what_changed():
    summary = whole_summary()
    assert str(summary.spread.label) == "Twee groepen"
    assert str(summary.second.told) == "8 mensen bij A en 12 mensen in het midden of bij B"
    assert str(summary.change.sentence) == "14 mensen bleven staan en 6 verschoven."
    assert str(summary.change.reason) == "Bij een deel veranderde de reden."
    assert str(summary.people) == "20 mensen op de lijn"


@pytest.mark.parametrize(
    "changed",
    [
        {"visited": frozenset(WHOLE) - {"second_position"}},
        {"step": Step.SECOND_POSITION, "mode": SpreadMode.SILENT, "revealed": True},
        {"mode": SpreadMode.SILENT},
        {"mode": SpreadMode.SILENT, "revealed": True, "visited": BROKEN_OFF},
    ],
)
def test_second_places_that_the_room_did_not_see_make_no_difference(changed):
    shown = whole_summary(**changed)
    assert (shown.second, shown.change) == (None, None)
    assert whole_summary(second=standing([50] * 20), **changed) == shown


def test_an_argument_of_the_group_is_weighed_like_others():
    added = whole_summary().a.arguments[-1]
    assert (added.key, added.text, added.from_group) == ("A3", "Samen gaan is leuk.", True)
    assert (str(added.word), str(added.number)) == ("telt mee", "2,0")


def test_the_texts_that_were_approved_and_no_others():
    talk = whole_summary().talk
    assert [(item.side, item.smallest, item.texts) for item in talk.reasons] == [
        ("A", False, ("Zo leer je haar kennen.",)),
        ("B", False, ("Jij bent er ook nog.",)),
    ]
    assert [(idea.text, idea.leaves) for idea in talk.third_ways] == [
        ("Ga een keer mee.", "Daarna vraagt ze het weer.")
    ]
    assert talk.chafes == ("Het blijft alleen.",)
    assert talk.take_aways == ("Ik vraag eerder om hulp.", "Ik vraag wat ze wil.")
    assert [(str(part.start), part.text) for part in talk.close] == [
        ("We kiezen", "een keer mee te gaan"),
        ("omdat", "zij het zelf vraagt"),
    ]
    assert "Niet goedgekeurd" not in str(talk)


def test_texts_stand_in_the_order_of_the_alphabet():
    """In the order of writing the first take-away and the first thing that chafes would be of one person."""
    texts = whole().texts
    assert whole_summary(texts=texts[::-1]) == whole_summary(texts=texts)


def apart(**changed):
    """Six at A, five in the middle, nine at B."""
    return whole_summary(positions=standing([10] * 6 + [50] * 5 + [90] * 9), second={}, **changed)


def test_the_smallest_side_comes_first_where_both_sides_are_counted_apart():
    assert [(item.side, item.smallest) for item in apart().talk.reasons] == [("A", True), ("B", False)]
    assert [item.smallest for item in whole_summary().talk.reasons] == [False, False], "the middle is with B"


def test_where_nobody_turned_it_round_the_smallest_side_has_its_heaviest_argument():
    (only,) = apart(texts=()).talk.reasons
    assert (only.side, only.smallest, only.texts) == ("A", True, ("Zij vraagt dit zelf.",))
    assert whole_summary(texts=()).talk.reasons == ()


def test_the_smallest_side_is_told_only_where_it_can_be_counted():
    """Six at A, four between and five at B: 'B is smallest' would make it five at B, and so four between."""
    hidden = whole_summary(positions=standing([10] * 6 + [50] * 4 + [90] * 5), second={})
    assert not any(item.smallest for item in hidden.talk.reasons)


@pytest.mark.parametrize(
    ("yes", "people", "word"),
    [
        (0, 8, "niemand of een paar"),
        (2, 8, "niemand of een paar"),
        (3, 8, "een deel"),
        (5, 8, "een deel"),
        (6, 8, "de meesten"),
        (26, 40, "een deel"),
        (27, 40, "de meesten"),
    ],
)
def test_harvest_in_words(yes, people, word):
    given = {person: {"harvest.1": 1 + person % 2 if person < yes else 0} for person in range(people)}
    (told,) = whole_summary(answers=given | {900: {"harvest.1": None}}).talk.harvest
    assert (str(told.question), str(told.told)) == ("Hoorde je een reden die je nog niet kende?", word)


def test_no_harvest_below_eight_answers():
    seven = {person: {"harvest.1": 2, "reason": 1} for person in range(7)}
    summary = whole_summary(answers=seven)
    assert (summary.talk.harvest, str(summary.change.reason)) == ((), "")


def test_what_good_work_weighs_most_from_eight_people():
    assert [(item.conviction, str(item.word)) for item in whole_summary().talk.profile] == [
        ("Regie.", "telt zwaar"),
        ("Grenzen.", "telt zwaar"),
    ]
    few = whole_summary(weights=dict(list(whole().weights.items())[:7]))
    assert few.talk.profile == ()


def test_who_only_watches_is_counted_nowhere():
    watched = whole(joined=22, watching=frozenset({21, 22}))
    watched = dataclasses.replace(
        watched,
        positions={**watched.positions, 21: 50},
        second={**watched.second, 21: 50},
        weights={**watched.weights, 21: LIGHT},
        answers={**watched.answers, 21: {"harvest.1": 2}},
    )
    told = summarise(watched, META)
    assert [str(fact) for fact in told.facts] == ["Wie alleen meekeek, telt niet mee."]
    assert dataclasses.replace(told, facts=()) == whole_summary()


def test_paper_and_rehearsal_are_mentioned():
    assert [str(fact) for fact in whole_summary(paper=frozenset({3}), rehearsal=True).facts] == [
        "Dit was een oefening. De mensen zijn verzonnen.",
        "Ook plekken op papier tellen mee.",
    ]


def test_the_steps_that_were_held_and_nothing_of_the_others():
    steps = [
        str(step) for step in whole_summary(visited=frozenset({"lobby", "talk", "case", "closed"})).steps
    ]
    assert steps == ["De situatie", "Samen praten"]


def test_without_weighing_there_are_only_the_arguments_of_the_group():
    free = whole_summary(format_code="vrij", weights={})
    assert [item.key for side in free.sides for item in side.arguments] == ["A3"]
    assert (free.notes, free.heaviest) == ((), ())


def test_weighing_that_was_skipped_is_not_mentioned():
    skipped = whole_summary(weights={}, visited=frozenset(WHOLE) - {"weigh"})
    assert skipped.notes == ()
    assert len(skipped.a.arguments) == 3


def test_in_a_hall_the_arguments_were_drawn():
    (note,) = whole_summary(format_code="zaal").notes
    assert str(note) == "Iedereen woog een paar argumenten van elke kant. De telefoon koos welke."


def test_before_the_reveal_the_texts_are_there_and_nothing_that_people_answered():
    silent = {"mode": SpreadMode.SILENT, "step": Step.CLOSED}
    one = whole_summary(**silent)
    other = whole_summary(positions=standing([50] * 20), weights={}, answers={}, second={}, **silent)
    assert one == other
    assert one.talk.chafes
    assert (one.spread, one.second, one.change, one.talk.harvest, one.talk.profile) == (
        None,
        None,
        None,
        (),
        (),
    )


def test_a_summary_that_was_kept_before_the_whole_conversation_still_loads():
    old = json.loads(OLD.read_text(encoding="utf-8"))
    summary = from_plain(old)
    assert (str(summary.people), str(summary.spread.label)) == ("20 mensen", "Twee groepen")
    assert (summary.second, summary.change, summary.steps, summary.talk.chafes) == (None, None, (), ())
    assert not summary.a.arguments[0].from_group


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
    kept = {type(value).__name__ for value in _all(whole_summary())}
    plain = {"str", "int", "bool", "NoneType", "date", "Phase", "Say"}
    assert kept - plain == {
        "SessionSummary",
        "KeptSide",
        "KeptArgument",
        "KeptSpread",
        "Cell",
        "Option",
        "Question",
        "KeptChange",
        "KeptMoves",
        "KeptTalk",
        "KeptReasons",
        "KeptIdea",
        "KeptPart",
        "KeptAnswer",
        "KeptBelief",
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
