"""The report for an organisation: nothing that the summary does not tell, and as much of A as of B."""

import re
from dataclasses import asdict, fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.domain.constants import PART_LENGTH, SIZE_BANDS
from sessions.domain.errors import NotAllowed
from sessions.domain.kept_talk import KeptIdea, KeptReasons, KeptTalk
from sessions.domain.report import FIRST, Report, report_of, size_of
from sessions.domain.report_parts import (
    HEADINGS,
    OTHERS,
    ReportParts,
    clean_parts,
    parts_with,
    suggested,
    written,
)
from sessions.domain.say import Say, say
from sessions.domain.state import SpreadMode
from sessions.domain.summary import SessionSummary
from tests.domain.cast import KEYS, standing
from tests.exports.cast import summary_of, whole_of


def reported(summary: SessionSummary, parts: ReportParts | None = None) -> Report:
    return report_of(summary, parts or suggested(summary))


def numbers(value: Any) -> set[str]:
    """Every number that a reader can find, down to the last field."""
    if isinstance(value, Say | str):
        return set(re.findall(r"\d+(?:,\d+)?", str(value)))
    if isinstance(value, bool) or value is None:
        return set()
    if isinstance(value, int):
        return {str(value)}
    if isinstance(value, tuple):
        return set().union(*(numbers(item) for item in value))
    if is_dataclass(value):
        return set().union(*(numbers(getattr(value, item.name)) for item in fields(value)))
    return set()


BANDS = {str(number) for band in SIZE_BANDS for number in band}
moved = st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)), min_size=1, max_size=40)
weights = st.lists(st.dictionaries(st.sampled_from(KEYS), st.integers(0, 4)), max_size=40)


def summary_from(
    places: list[tuple[int, int]], weighed: list[dict[str, int]], **changed: Any
) -> SessionSummary:
    first, second = (standing([place[at] for place in places]) for at in (0, 1))
    weighing = {person: mine for person, mine in enumerate(weighed[: len(places)], start=1) if mine}
    return whole_of(
        positions=first, second=second, joined=len(places), weights=weighing, answers={}, **changed
    )


@settings(max_examples=150, deadline=None)
@given(moved, weights)
def test_it_holds_no_number_that_the_summary_does_not(
    places: list[tuple[int, int]], weighed: list[dict[str, int]]
) -> None:
    summary = summary_from(places, weighed)
    assert numbers(reported(summary)) <= numbers(summary) | BANDS


@settings(max_examples=150, deadline=None)
@given(
    moved, weights, st.sampled_from([(), ("Een reden.",), ("Een reden.", "Nog een.", "En nog een.", "Vier.")])
)
def test_both_sides_are_equally_long(
    places: list[tuple[int, int]], weighed: list[dict[str, int]], reasons: tuple[str, ...]
) -> None:
    summary = summary_from(places, weighed)
    talk = replace(
        summary.talk, reasons=(KeptReasons("A", True, ("Van A.",)), KeptReasons("B", False, reasons))
    )
    report = reported(replace(summary, talk=talk))
    assert len(report.a.arguments) == len(report.b.arguments)
    assert len(report.a.reasons) == len(report.b.reasons)
    assert {item.kept.side for item in report.a.arguments} <= {"A"}
    assert {item.kept.side for item in report.b.arguments} <= {"B"}


def test_what_bridges_and_divides_is_in_it_as_long_as_both_sides_have_as_many() -> None:
    summary = summary_of()
    shown = {item.kept.key for side in reported(summary).sides for item in side.arguments}
    assert {item.key for item in (*summary.bridges, *summary.dividers)} <= shown


def test_the_smallest_group_keeps_its_reason_where_the_other_side_wrote_none() -> None:
    summary = whole_of()
    few = KeptReasons("B", True, ("Jij bent er ook nog.",))
    report = reported(replace(summary, talk=replace(summary.talk, reasons=(few,))))
    assert report.minority == few
    assert report.b.smallest
    assert report.a.reasons == report.b.reasons == ()


def test_a_reason_stands_once() -> None:
    summary = whole_of()
    both = (KeptReasons("B", True, ("Van B.",)), KeptReasons("A", False, ("Van A.",)))
    report = reported(replace(summary, talk=replace(summary.talk, reasons=both)))
    assert (report.minority, report.a.reasons, report.b.reasons) == (None, ("Van A.",), ("Van B.",))


@pytest.mark.parametrize("people", [1, 5, 7])
def test_under_eight_people_words_only(people: int) -> None:
    report = reported(summary_of(people))
    assert str(report.people) == "minder dan 8 mensen"
    assert report.spread is not None
    assert not report.spread.cells
    assert report.change is None


def test_before_the_reveal_there_is_nothing_of_the_group() -> None:
    report = reported(summary_of(mode=SpreadMode.SILENT))
    assert report.spread is None
    assert report.a.arguments == report.b.arguments == ()
    assert not any("lijn" in str(item) or "wogen" in str(item) for item in report.method)


def test_the_first_line_is_the_one_that_was_agreed() -> None:
    assert str(FIRST) == "Dit verslag is geen besluit en geen meting van wie gelijk heeft."
    assert next(item.name for item in fields(Report)) == "first"


@pytest.mark.parametrize(
    ("people", "told"),
    [
        (8, "8 tot en met 15"),
        (15, "8 tot en met 15"),
        (16, "16 tot"),
        (250, "101 tot"),
        (251, "meer dan 250"),
    ],
)
def test_how_many_took_part_stands_in_a_band(people: int, told: str) -> None:
    assert str(size_of(say("{people} mensen", people=people))).startswith(told)


def test_it_begins_with_what_the_group_wrote() -> None:
    start = suggested(whole_of())
    assert start.chafes == "Het blijft alleen."
    assert start.third_ways == "Ga een keer mee. Dit lost het niet op: Daarna vraagt ze het weer."
    assert start.agreements == "We kiezen een keer mee te gaan omdat zij het zelf vraagt"
    assert start.talk == ""


def test_what_the_group_needs_is_no_agreement() -> None:
    start = suggested(
        whole_of(close={"choose": "samen te gaan", "limit": "het af te spreken", "need": "tijd"})
    )
    assert start.professionals == "Tijd"
    assert start.agreements == "We kiezen samen te gaan\nWe beperken de schade door het af te spreken"


def test_a_text_of_several_lines_is_one_point() -> None:
    summary = replace(summary_of(), talk=KeptTalk(third_ways=(KeptIdea("Ga\n een keer\nmee.", ""),)))
    assert suggested(summary).third_ways == "Ga een keer mee."


def test_what_does_not_fit_is_told_and_can_be_kept() -> None:
    many = tuple(f"{number} {'x' * 400}" for number in range(30))
    start = suggested(replace(summary_of(), talk=KeptTalk(chafes=many)))
    assert start.chafes.endswith(str(OTHERS))
    assert clean_parts({"chafes": start.chafes}) == {"chafes": start.chafes}


def test_what_the_facilitator_wrote_takes_the_place_of_it_also_when_it_is_nothing() -> None:
    start = ReportParts(chafes="Van de groep.", talk="")
    assert parts_with(start, {"chafes": "", "talk": "Goed."}) == ReportParts(chafes="", talk="Goed.")
    assert parts_with(start, {"gone": "Van een vorige versie."}) == start


def test_a_part_is_its_lines_in_the_order_of_the_report() -> None:
    parts = ReportParts(talk=" Goed. \n\n Rustig.", chafes="Het blijft.")
    assert [(item.name, item.lines) for item in written(parts)] == [
        ("chafes", ("Het blijft.",)),
        ("talk", ("Goed.", "Rustig.")),
    ]
    assert list(asdict(parts)) == list(HEADINGS)


def test_signs_that_nobody_sees_are_left_out() -> None:
    assert clean_parts({"talk": "a\tb\x0bc\u202ed\r\ne\x00"}) == {"talk": "a b\ncd\ne"}


@pytest.mark.parametrize(
    "sent",
    [{"first": "Anders."}, {"talk": "x" * (PART_LENGTH + 1)}, {"talk": "\x00" * (3 * PART_LENGTH)}],
)
def test_an_unknown_part_and_one_too_long_are_refused(sent: dict[str, str]) -> None:
    with pytest.raises(NotAllowed):
        clean_parts(sent)
