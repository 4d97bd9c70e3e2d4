"""What may be kept of the group: the spread and the weights, by the rules for everything that is stored."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sessions.domain.cells import BANDS, Cell, both_cells, cells_of, dot_for
from sessions.domain.constants import STORED_CELL_FROM, STORED_NUMBERS_FROM
from sessions.domain.errors import _n
from sessions.domain.heaviness import level_of, number_for, word_for
from sessions.domain.say import NOTHING, Say, say
from sessions.domain.spread import bands_of, label_of
from sessions.domain.state import Argument
from sessions.domain.weighing import ArgumentWeight

LATER = Say(_n("Aantallen staan hier pas als het gesprek is afgesloten."))


@dataclass(frozen=True)
class KeptSpread:
    """The spread as it may be kept. Under 8 people only `note` says something."""

    label: Say
    told: Say  # "12 mensen bij A en 10 mensen in het midden of bij B"; empty with one cell
    cells: tuple[Cell, ...]
    note: Say  # why there is little, or what was merged
    dot_note: Say  # empty while a dot in the picture is one person

    @property
    def drawn(self) -> bool:
        """One cell is the whole line: a picture of it would show people where they may not stand."""
        return len(self.cells) > 1


@dataclass(frozen=True)
class KeptArgument:
    """An argument with how the group weighs it. Levels are 0..4 and None where the group is too small."""

    key: str
    side: str
    text: str
    short: str
    conviction: str
    level: int | None
    word: Say  # "telt zwaar"; in 'Snel' "de meesten kozen dit"
    number: Say  # "3,2" of 4, from 8 people; never in 'Snel'
    a_level: int | None  # people on the A side
    a_word: Say
    b_level: int | None
    b_word: Say
    from_group: bool = False  # written by somebody in the group, approved by the facilitator


def keep_spread(positions: Sequence[int], numbers: bool = True) -> KeptSpread:
    """Without `numbers` only the label: what can still change is not counted yet."""
    if len(positions) < STORED_NUMBERS_FROM:
        note = _n("Minder dan {least} mensen kozen een plek op de lijn. Dan bewaren we de spreiding niet.")
        return KeptSpread(NOTHING, NOTHING, (), say(note, least=STORED_NUMBERS_FROM), NOTHING)
    if not numbers:
        return KeptSpread(label_of(positions), NOTHING, (), LATER, NOTHING)
    cells = cells_of(bands_of(positions))
    return _spread(positions, cells, cells)


def keep_both(first: Sequence[int], second: Sequence[int]) -> tuple[KeptSpread, KeptSpread]:
    """Two spreads of the same people, from 8 people. What is said of both is said with the first."""
    before, after = both_cells(bands_of(first), bands_of(second))
    one, other = (
        _spread(places, cells, (*before, *after)) for places, cells in ((first, before), (second, after))
    )
    return one, replace(other, note=NOTHING, dot_note=NOTHING) if other.note == one.note else replace(
        other, dot_note=NOTHING
    )


def keep_argument(
    argument: Argument, weight: ArgumentWeight, picks: bool, numbers: bool = True
) -> KeptArgument:
    level, a, b = (level_of(mean, picks) for mean in (weight.mean, weight.a, weight.b))
    return KeptArgument(
        from_group=argument.from_group,
        key=argument.key,
        side=argument.side,
        text=argument.text,
        short=argument.short,
        conviction=argument.conviction,
        level=level,
        word=word_for(level, picks),
        number=_number(weight, picks) if numbers else NOTHING,
        a_level=a,
        a_word=word_for(a, picks),
        b_level=b,
        b_word=word_for(b, picks),
    )


def _spread(positions: Sequence[int], cells: Sequence[Cell], drawn: Sequence[Cell]) -> KeptSpread:
    """`drawn`: all cells of a picture, which decide together how many people a dot is."""
    return KeptSpread(
        label=label_of(positions),
        told=listed([cell.told for cell in cells]) if len(cells) > 1 else NOTHING,
        cells=tuple(cells),
        note=_merged_note(cells),
        dot_note=dot_note(drawn),
    )


def _number(weight: ArgumentWeight, picks: bool) -> Say:
    """Never in picks: a share of a known number of people counts those who did and who did not."""
    if picks or weight.mean is None or weight.people < STORED_NUMBERS_FROM:
        return NOTHING
    return number_for(weight.mean)


def listed(parts: Sequence[Say]) -> Say:
    """'x', 'x en y', 'x, y en z'."""
    if len(parts) == 1:
        return parts[0]
    if len(parts) == 2:
        return say(_n("{one} en {other}"), one=parts[0], other=parts[1])
    return say(_n("{one}, {other}"), one=parts[0], other=listed(parts[1:]))


def _merged_note(cells: Sequence[Cell]) -> Say:
    if len(cells) == BANDS:
        return NOTHING
    if len(cells) == 1:
        return Say(_n("De plekken op de lijn staan hier niet. Anders is iemand te herkennen."))
    note = _n(
        "Delen van de lijn met minder dan {least} mensen zijn samengevoegd. Zo is niemand te herkennen."
    )
    return say(note, least=STORED_CELL_FROM)


def dot_note(cells: Sequence[Cell]) -> Say:
    """How many people a dot is, in a picture of these cells together; nothing while it is one."""
    dot = dot_for([(cell.bands, cell.people) for cell in cells])
    if dot == 1:
        return NOTHING
    if any(cell.part for cell in cells):
        return say(_n("Eén stip staat voor {people} mensen, een open stip voor minder."), people=dot)
    return say(_n("Eén stip staat voor {people} mensen."), people=dot)
