"""What may be kept of the talk itself: the texts that the facilitator approved, and what people answered, in words.

Texts stand in the order of the alphabet, never in that of writing: nothing links one to another, or to a place.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sessions.domain.answers import HARVEST, REASON
from sessions.domain.constants import (
    CLOSE_FIELDS,
    FEW_MOST,
    KEPT_BELIEFS,
    MOST_SHARE,
    PROFILE_FROM,
    STORED_NUMBERS_FROM,
)
from sessions.domain.errors import _n
from sessions.domain.kept import KeptArgument, KeptSpread
from sessions.domain.profile import group_profile
from sessions.domain.say import NOTHING, Say
from sessions.domain.state import Answers, SessionState, TextKind
from sessions.domain.weighing import ArgumentWeight

MOST, PART, FEW = Say(_n("de meesten")), Say(_n("een deel")), Say(_n("niemand of een paar"))
CHANGED = {
    MOST: Say(_n("Bij de meesten veranderde ook de reden.")),
    PART: Say(_n("Bij een deel veranderde de reden.")),
    FEW: Say(_n("De reden veranderde bij niemand of een paar mensen.")),
}

# The group's close is one sentence in parts.
CLOSE = dict(
    zip(
        CLOSE_FIELDS,
        (
            Say(_n("We kiezen")),
            Say(_n("omdat")),
            Say(_n("ondanks")),
            Say(_n("We beperken de schade door")),
            Say(_n("We hebben nodig")),
        ),
        strict=True,
    )
)


@dataclass(frozen=True)
class KeptReasons:
    """The strongest reasons for a side, as others put them. `smallest`: fewer people stood here than at the other."""

    side: str
    smallest: bool
    texts: tuple[str, ...]


@dataclass(frozen=True)
class KeptIdea:
    """A third way, and what it does not solve."""

    text: str
    leaves: str


@dataclass(frozen=True)
class KeptPart:
    """A part of the group's close: 'We kiezen', and what."""

    start: Say
    text: str


@dataclass(frozen=True)
class KeptAnswer:
    """How many people answered yes or a little to a question, in words."""

    question: Say
    told: Say


@dataclass(frozen=True)
class KeptBelief:
    """A view on good work that weighed most, and how heavily; without a word in 'Snel'."""

    conviction: str
    word: Say


@dataclass(frozen=True)
class KeptTalk:
    reasons: tuple[KeptReasons, ...] = ()
    third_ways: tuple[KeptIdea, ...] = ()
    chafes: tuple[str, ...] = ()
    take_aways: tuple[str, ...] = ()
    close: tuple[KeptPart, ...] = ()
    harvest: tuple[KeptAnswer, ...] = ()
    profile: tuple[KeptBelief, ...] = ()

    @property
    def anything(self) -> bool:
        return self != KeptTalk()


def keep_talk(
    state: SessionState,
    spread: KeptSpread | None,
    rows: Sequence[ArgumentWeight],
    kept: Mapping[str, KeptArgument],
) -> KeptTalk:
    """`spread` is None as long as nothing of the group may be seen; then only texts are kept."""
    seen = spread is not None
    ideas = sorted((text.text, text.more) for text in state.approved(TextKind.THIRD_WAY))
    return KeptTalk(
        reasons=tuple(_reasons(state, smallest_side(spread), rows, kept)),
        third_ways=tuple(KeptIdea(*idea) for idea in ideas),
        chafes=_texts(state, TextKind.CHAFES),
        take_aways=_texts(state, TextKind.TAKE_AWAY),
        close=tuple(_close(state.close)),
        harvest=tuple(_harvest(state.answers)) if seen else (),
        profile=_profile(state) if seen else (),
    )


def smallest_side(spread: KeptSpread | None) -> str:
    """The side with fewer people, where a reader can count that: both sides are kept apart from the middle. Else ''."""
    cells = spread.cells if spread else ()
    if not {2, 3} <= {cell.first for cell in cells}:
        return ""
    a = sum(cell.people for cell in cells if cell.last < 2)
    b = sum(cell.people for cell in cells if cell.first > 2)
    return "" if a == b else "A" if a < b else "B"


def share_in_words(count: int, people: int) -> Say:
    """From 8 people; each of the words fits at least three counts."""
    if count > people * MOST_SHARE:
        return MOST
    return FEW if count <= FEW_MOST else PART


def keep_reason(answers: Mapping[int, Answers]) -> Say:
    """In how many people the reason changed, from 8 answers."""
    given = _given(answers, REASON)
    if len(given) < STORED_NUMBERS_FROM:
        return NOTHING
    return CHANGED[share_in_words(sum(value == 1 for value in given), len(given))]


def _reasons(
    state: SessionState, smallest: str, rows: Sequence[ArgumentWeight], kept: Mapping[str, KeptArgument]
) -> Iterator[KeptReasons]:
    """The smallest side first; where nobody wrote one for it, the argument that weighs most there."""
    for side in sorted("AB", key=lambda each: each != smallest):
        found = _texts(state, TextKind.FLIP, side)
        if not found and side == smallest:
            found = tuple(kept[row.key].short or kept[row.key].text for row in _heaviest(rows, side))
        if found:
            yield KeptReasons(side, side == smallest, found)


def _heaviest(rows: Sequence[ArgumentWeight], side: str) -> list[ArgumentWeight]:
    """The one of this side's arguments that weighs most with its own people; none without a weight."""
    own = [(row.a if side == "A" else row.b) or row.mean or 0.0 for row in rows if row.key[0] == side]
    rest = [row for row in rows if row.key[0] == side]
    return [rest[own.index(max(own))]] if own and max(own) > 0 else []


def _texts(state: SessionState, kind: TextKind, side: str = "") -> tuple[str, ...]:
    return tuple(sorted(text.text for text in state.approved(kind) if text.side == side))


def _close(close: Mapping[str, str]) -> Iterator[KeptPart]:
    for field, start in CLOSE.items():
        if text := close.get(field, "").strip():
            yield KeptPart(start, text)


def _harvest(answers: Mapping[int, Answers]) -> Iterator[KeptAnswer]:
    for key, question in HARVEST.items():
        given = _given(answers, key)
        if len(given) >= STORED_NUMBERS_FROM:
            word = share_in_words(sum(value > 0 for value in given), len(given))
            yield KeptAnswer(Say(question), word)


def _given(answers: Mapping[int, Answers], key: str) -> list[int]:
    """What people answered; who passed is not among them."""
    return [value for mine in answers.values() if (value := mine.get(key)) is not None]


def _profile(state: SessionState) -> tuple[KeptBelief, ...]:
    if len(state.weights) < PROFILE_FROM:
        return ()
    picks = state.format.picks
    found = group_profile(state.card.own, state.weights, picks) or ()
    return tuple(
        KeptBelief(item.conviction, NOTHING if picks else item.word) for item in found[:KEPT_BELIEFS]
    )
