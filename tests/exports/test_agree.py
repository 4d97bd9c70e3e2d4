"""Page and files show one summary: all of it, and no number beside it."""

import dataclasses
import re

import pytest
from django.template.loader import render_to_string
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.domain.answers import HARVEST
from sessions.domain.kept_talk import KeptTalk
from sessions.domain.say import Say
from sessions.exports.summary_word import word_of
from tests.domain.cast import KEYS, TWO_CAMPS, WHOLE, standing, whole
from tests.exports.cast import whole_of, whole_with
from tests.exports.hostile import MARKUP
from tests.exports.reading import (
    flat,
    of_data,
    of_page,
    of_summary,
    of_table,
    of_word,
    of_workbook,
    report_word,
    words_of,
)
from tests.exports.test_pdf import text_of


def told(value):
    """Every sentence and text of the group, down to the last field."""
    if isinstance(value, (Say, str)):
        yield str(value)
    elif isinstance(value, tuple):
        for item in value:
            yield from told(item)
    elif dataclasses.is_dataclass(value):
        for item in dataclasses.fields(value):
            yield from told(getattr(value, item.name))


def of_the_group(summary):
    """What every place must show. Cells stand apart in each; picture texts are the PDF's own."""
    for part in (summary.people, summary.steps, summary.facts, summary.change and summary.change.sentence):
        yield from told(part) if part else ()
    for spread in (summary.spread, summary.second):
        if spread:
            yield str(spread.label)
            yield from told(spread.note)
            yield from (f"{cell.people} {cell.name}" for cell in spread.cells if spread.drawn)
    talk = dataclasses.replace(summary.talk, reasons=())
    yield from (text for text in told(talk))
    yield from (text for item in summary.talk.reasons for text in item.texts)
    yield from (str(note) for note in summary.change.notes) if summary.change else ()


def reordered(text):
    """Cells stand as 'how many, where' on the page and as 'where, how many' in the table."""
    number, _, where = text.partition(" ")
    return f"{where} {number}" if number.isdigit() else text


def assert_agree(summary):
    shown = words_of(summary)
    for text in of_the_group(summary):
        for name, found in shown.items():
            assert flat(text) in found or reordered(text) in found, (name, text)


def test_all_of_a_whole_conversation_is_everywhere():
    assert_agree(whole_of(paper=frozenset({3}), watching=frozenset({20})))
    for text in words_of(whole_of()).values():
        assert "uit de groep" in text
        assert "Niet goedgekeurd" not in text


def numbers(text):
    return set(re.findall(r"(?<![\w,])\d+(?:,\d)?(?![\w,])", text))


def known(summary):
    """Numbers that may be seen: of the card, of the day, of the rule itself, and those of the summary."""
    cells = [
        cell
        for spread in (summary.spread, summary.second)
        if spread and spread.drawn
        for cell in spread.cells
    ]
    moves = summary.change.rows if summary.change else ()
    counted = [item.people for item in (*cells, *moves)]
    means = {str(item.number) for side in summary.sides for item in side.arguments}
    fixed = {"5", "33", "2024", "24", "11", "2026", "8", "3", "2", "1", "0", "4"}
    return fixed | means | {str(count) for count in counted} | numbers(str(summary.people))


def chosen_twice(pairs, **changed):
    first, second = (standing([pair[at] for pair in pairs]) for at in (0, 1))
    given = {"positions": first, "second": second, "joined": len(pairs), "answers": {}, "weights": {}}
    return whole_of(**{**given, **changed})


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(*[st.integers(0, 100)] * 2, *[st.integers(0, 4)] * len(KEYS)), max_size=60))
def test_page_and_files_agree_on_every_number(group):
    """Groups of any size, that stand, move and weigh as they like."""
    weights = {person: dict(zip(KEYS, given[2:], strict=True)) for person, given in enumerate(group, start=1)}
    summary = chosen_twice(group, weights=weights)
    truth = of_summary(summary)
    strips = dataclasses.replace(truth, moves=None, means=None)
    assert of_table(summary) == of_workbook(summary) == of_data(summary) == truth
    assert of_page(summary) == of_word(word_of(summary)) == of_word(report_word(summary)) == strips
    for name, text in words_of(summary).items():
        assert numbers(text) <= known(summary), name


people = st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)), min_size=8, max_size=40)


@settings(max_examples=15, deadline=None)
@given(people)
def test_no_place_shows_a_number_that_the_summary_has_not(pairs):
    summary = chosen_twice(pairs)
    for name, text in words_of(summary).items():
        assert numbers(text) <= known(summary), name
    assert_agree(summary)


@pytest.mark.parametrize(
    "changed", [{"joined": 6}, {"format_code": "vrij"}, {"format_code": "zaal"}, {"texts": ()}]
)
def test_small_groups_and_other_formats(changed):
    if changed.get("joined"):
        few = range(1, 7)
        state = whole()
        for name in ("positions", "second", "weights", "answers"):
            changed[name] = {person: getattr(state, name)[person] for person in few}
    assert_agree(whole_of(**changed))


def test_with_nothing_said_nothing_is_shown_of_it():
    empty = whole_of(
        texts=(), close={}, answers={}, weights={}, visited=frozenset(WHOLE), positions=standing(TWO_CAMPS)
    )
    assert empty.talk == KeptTalk()
    for text in words_of(empty).values():
        for heading in ("schuren", "nemen we mee", "derde weg", "terug", *HARVEST.values()):
            assert heading not in text.replace("Derde weg", "")


@pytest.mark.parametrize("text", [item for item in MARKUP if item != "\\u{1F600}"])
def test_what_the_group_wrote_is_only_text(text):
    summary = whole_with(text)
    assert text.replace(" ", "") in text_of(summary).replace(" ", "")
    assert "<b>" not in render_to_string("sessions/_summary.html", {"summary": summary})
