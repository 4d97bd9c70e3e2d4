"""Conversations beside each other: what is told, and that nothing can be subtracted."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations_with_replacement

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.domain.compare import Comparison, compare, people_told
from sessions.domain.kept import keep_spread
from sessions.domain.kept_talk import KeptBelief, KeptIdea, KeptTalk
from sessions.domain.say import NOTHING
from sessions.domain.spread import bands_of
from sessions.domain.state import Option
from sessions.domain.summary import Phase, SummaryMeta, summarise
from sessions.domain.summary_facts import people_of
from tests.domain.cast import CARD, EVENLY, KEYS, TWO_CAMPS, state, whole

DAY = date(2026, 11, 3)


def held(places, day=DAY, phase=Phase.CLOSED, **changed):
    """The kept summary of a group on these places, whose sides weigh their own arguments heavily."""
    weights = [{key: 4 if (key[0] == "A") == (place < 40) else 1 for key in KEYS} for place in places]
    return summarise(state(places, weights, **changed), SummaryMeta(day, phase))


def groups(number=5, places=TWO_CAMPS):
    return [held(places, DAY + timedelta(days=index)) for index in range(number)]


# --- by subtraction ----------------------------------------------------------------------------------------


REST = groups(6)
CENTRES = (10, 30, 50, 70, 90)


def kept(bands):
    """The summary of a group of which only the places are known: so many people on each fifth of the line."""
    places = [centre for centre, people in zip(CENTRES, bands, strict=True) for _ in range(people)]
    spread = keep_spread(places)
    return replace(REST[0], spread=spread, people=people_of(len(places), spread, numbers=True))


def counts(view: Comparison) -> object:
    """All numbers of a comparison. A label is a word about the places; it is kept by a rule of its own."""
    strips = [
        (strip.people, [(cell.first, cell.last, cell.people) for cell in spread.cells])
        for strip in view.strips
        for spread in (strip.first, strip.second)
        if spread
    ]
    returning = [(item.text, item.groups, item.of) for item in (*view.bridges, *view.dividers, *view.beliefs)]
    return view.groups, view.people, str(view.missing), str(view.left_out), strips, returning


def few_that_are_computed(look, sizes):
    """Every count of 1 to 4 that follows from the comparisons with and without one group, of one of these sizes.

    The reader knows the rule and the other groups, and tries every group that would give the same two comparisons.
    """
    alike = defaultdict(list)
    without = look([])
    for places in (each for size in sizes for each in combinations_with_replacement(range(5), size)):
        bands = tuple(places.count(band) for band in range(5))
        alike[repr((without, look([bands])))].append(bands)
    for group in alike.values():
        for first in range(5):
            for last in range(first, 5):
                found = {sum(bands[first : last + 1]) for bands in group}
                if len(found) == 1 and found <= {1, 2, 3, 4}:
                    yield first, last, found


@pytest.mark.parametrize("others", [4, 5])
@pytest.mark.parametrize("sizes", [range(1, 9), [9], [11]], ids=["up to 8", "9", "11"])
def test_with_and_without_a_group_no_few_people_can_be_computed(sizes, others):
    def look(more):
        return counts(compare([*REST[:others], *(kept(bands) for bands in more)]))

    assert list(few_that_are_computed(look, sizes)) == []


def test_totals_of_what_people_chose_would_give_a_few_away():
    """The same attack on a rule that adds up places: it must find something, or it proves nothing."""

    def look(more):
        return [sum(bands[at] for bands in [(20, 10, 10, 10, 20), *more]) for at in range(5)]

    assert list(few_that_are_computed(look, [8]))


def test_the_size_of_a_small_group_is_in_no_total():
    """The totals with it and without it are the same, whether it has one person or seven."""
    large = groups(5)
    views = [compare([*large, held([50] * size)]) for size in (1, 4, 7)]
    assert {(view.groups, view.people, view.enough) for view in views} == {(5, 50, True)}
    assert len(set(views)) == 1


def test_small_groups_do_not_help_over_the_threshold():
    """With raw numbers the sixth would tell that it holds two or more people."""
    view = compare([*groups(4), held(TWO_CAMPS[:-2]), held([50] * 7)])
    assert (view.groups, view.people, view.enough) == (5, 48, False)
    assert not view.strips


sizes = st.lists(st.lists(st.integers(0, 100), min_size=1, max_size=24), min_size=5, max_size=8)


@settings(max_examples=40, deadline=None)
@given(sizes, st.data())
def test_whatever_is_added_or_taken_away_totals_differ_by_a_whole_group(places, data):
    summaries = [held(each, DAY + timedelta(days=index)) for index, each in enumerate(places)]
    gone = data.draw(st.integers(0, len(summaries) - 1))
    with_it, without = compare(summaries), compare([*summaries[:gone], *summaries[gone + 1 :]])
    told = people_told(summaries[gone]) or 0
    assert with_it.people - without.people == told
    assert told == 0 or told >= 8
    assert len(with_it.strips) - len(without.strips) in {0, 1} or not (with_it.enough and without.enough)
    for cell in (cell for strip in with_it.strips for cell in strip.first.cells):
        assert cell.people >= 5


@settings(max_examples=40, deadline=None)
@given(sizes)
def test_no_number_of_people_is_told_that_stands_in_no_summary(places):
    summaries = [held(each) for each in places]
    shown = {_counted(strip.first) for strip in compare(summaries).strips}
    assert shown <= {_counted(each.spread) for each in summaries if each.spread}
    assert {strip.people for strip in compare(summaries).strips} <= {people_told(each) for each in summaries}


def _counted(spread):
    return tuple((cell.first, cell.last, cell.people) for cell in spread.cells)


# --- who takes part ----------------------------------------------------------------------------------------


def test_it_takes_five_groups_and_fifty_people():
    four, five = compare(groups(4, TWO_CAMPS * 2)), compare(groups(5))
    assert (four.enough, str(four.told)) == (False, "4 gesprekken, 80 mensen")
    assert "vanaf 5 gesprekken met samen 50 mensen" in str(four.missing)
    assert (five.enough, str(five.told)) == (True, "5 gesprekken, 50 mensen")
    assert not compare(groups(5, TWO_CAMPS[:-1])).enough


@pytest.mark.parametrize(
    "changed",
    [{"phase": Phase.RUNNING}, {"mode": "silent"}, {"places": [50] * 7}, {"joined": 10, "places": [50] * 7}],
)
def test_whose_summary_tells_no_place_does_not_take_part(changed):
    one = held(**{"places": TWO_CAMPS, **changed})
    view = compare([*groups(5), one])
    assert (view.groups, view.people) == (5, 50)
    assert str(view.left_out).startswith("Niet meegeteld: 1.")
    assert not compare(groups(5)).left_out


def test_one_that_broke_off_takes_part():
    assert compare([*groups(4), held(TWO_CAMPS, phase=Phase.ABORTED)]).enough


def test_a_card_whose_options_were_rewritten_is_another_card():
    newer = held(TWO_CAMPS, DAY + timedelta(days=30), card=replace(CARD, a=Option("Iets heel anders", "")))
    view = compare([*groups(5), newer])
    assert (view.groups, str(view.a.short)) == (1, "Iets heel anders")


# --- no team is recognised ---------------------------------------------------------------------------------


def test_dates_only_when_no_group_is_small():
    large = groups(5, TWO_CAMPS * 2)
    assert [str(strip.when) for strip in compare(large).strips][:2] == ["3 november 2026", "4 november 2026"]
    mixed = compare([*large, held(TWO_CAMPS * 2 + [50], DAY), held(TWO_CAMPS, DAY)])
    assert {str(strip.when) for strip in mixed.strips} == {""}
    assert "zonder datum" in " ".join(str(note) for note in mixed.notes)
    assert "2026" not in repr(mixed).replace(repr(mixed.title), "").replace("(2024)", "")


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(6)))
def test_the_order_of_the_groups_says_nothing_of_when_they_met(days):
    places = [TWO_CAMPS, EVENLY, [50] * 12, [10] * 9, [10] * 10 + [90] * 8, [90] * 11]
    held_on = [held(each, DAY + timedelta(days=day)) for each, day in zip(places, days, strict=True)]
    assert compare(held_on).strips == compare([held(each) for each in places]).strips


def test_the_dots_of_all_strips_stand_for_as_many_people():
    view = compare([*groups(4), held([10] * 200 + [50] * 200 + [90] * 7)])
    assert "stip staat voor 10 mensen" in " ".join(map(str, view.notes)).replace("Eén ", "")
    assert all(cell.dots == cell.people // 10 for strip in view.strips for cell in strip.first.cells)


# --- what came back ----------------------------------------------------------------------------------------


def test_arguments_that_came_back_are_told_with_how_often():
    view = compare([*groups(5), held([50] * 12)])
    assert view.bridges
    assert {str(item.told) for item in view.bridges} == {"in 5 van de 5 gesprekken"}
    assert {item.side for item in (*view.bridges, *view.dividers)} <= {"A", "B"}


def test_what_one_group_did_alone_is_not_told():
    def with_belief(summary, *convictions):
        talk = KeptTalk(profile=tuple(KeptBelief(text, NOTHING) for text in convictions))
        return replace(summary, talk=talk, bridges=())

    plain = [with_belief(each, "Regie.") for each in groups(4)]
    view = compare([*plain, with_belief(groups(1)[0], "Regie.", "Alleen hier.")])
    assert [(item.text, item.groups, item.of) for item in view.beliefs] == [("Regie.", 5, 5)]
    assert view.bridges == ()


def test_arguments_of_a_group_itself_are_not_compared():
    own = [
        replace(each, bridges=tuple(replace(item, from_group=True) for item in each.bridges))
        for each in groups()
    ]
    assert compare(own).bridges == ()


def test_third_ways_stand_together_once_and_in_the_order_of_the_alphabet():
    ideas = [KeptIdea("Samen lunchen", "Het geld"), KeptIdea("Bellen", "")]
    talks = [replace(each, talk=KeptTalk(third_ways=tuple(ideas))) for each in groups()]
    assert compare(talks).third_ways == (ideas[1], ideas[0])


def test_whole_conversations_have_two_strips():
    summaries = [
        summarise(whole(), SummaryMeta(DAY + timedelta(days=each), Phase.CLOSED)) for each in range(5)
    ]
    view = compare(summaries)
    assert view.enough
    assert all(strip.second for strip in view.strips)
    assert view.beliefs
    assert view.third_ways


def test_bands_are_where_their_centres_are():
    """The attack stands on these."""
    assert [bands_of([centre]).index(1) for centre in CENTRES] == [0, 1, 2, 3, 4]
