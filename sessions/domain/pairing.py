"""Who talks with whom: pairs of people who may look at it differently.

Nothing in a group says where its people stand: which two belong together is known to the server alone, the
order of the groups and who speaks first are drawn by lot.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from sessions.domain.constants import NO_POSITION, SEATED_ABOVE


@dataclass(frozen=True)
class Group:
    """Two or three people; the first speaks first."""

    people: tuple[int, ...]

    @property
    def pair(self) -> bool:
        return len(self.people) == 2


def seated(people: int) -> bool:
    """In a hall of so many people everyone stays seated and talks with a neighbour."""
    return people > SEATED_ABOVE


def pair(positions: Mapping[int, int | None], draw: Random) -> tuple[Group, ...]:
    """Everybody in `positions` (person to 0..100, or None) in a group of two or three; a lone person in none.

    The half shift: sorted by position, person i goes with person i + h, h = n // 2. No other way to make pairs
    has a larger smallest gap. Among persons i to i + h, h + 1 people, any way to make pairs joins at least two,
    for only h - 1 others are left to join them with; those two are at most as far apart as i and i + h. With an
    odd number the person in the middle is left out of this and joins a pair by lot, as third.
    """
    people = sorted(positions)
    draw.shuffle(people)  # and the sort is stable: who stand on one spot, are in the order of the lot
    people.sort(key=lambda person: _place(positions[person]))
    return _drawn(_half_shift(people, draw), draw)


def rejoin(
    groups: Sequence[Group],
    waiting: Collection[int],
    newcomers: Collection[int],
    draw: Random,
    gone: Collection[int] = (),
) -> tuple[Group, ...]:
    """The groups anew: `waiting` did not find each other, `newcomers` came late, `gone` left the room.

    Groups in which nothing changes keep their place in front, their people and who speaks first. Those who wait
    come together with each other and with newcomers, not with the partner whom they could not find if there is
    another way; a single one joins a pair as third. Everybody but `gone` ends in one group, unless that is one
    person.
    """
    kept, loose = _parted(groups, set(waiting), set(gone))
    loose += sorted({*newcomers, *waiting} - {*gone} - _people(groups))
    partners = {person: set(group.people) - {person} for group in groups for person in group.people}
    if len(loose) > 2 or (loose and not kept):
        return kept + _drawn(_half_shift(loose, draw), draw)
    if len(loose) == 2 and not _better_apart(loose, kept, partners):
        return kept + _drawn([tuple(loose)], draw)
    for person in loose:
        kept = _joined(kept, person, partners.get(person, set()), draw)
    return kept


def left_over(groups: Iterable[Group], people: Collection[int]) -> frozenset[int]:
    """Those of `people` who are in no group and wait for somebody to talk with."""
    return frozenset(people) - _people(groups)


def _place(position: int | None) -> int:
    return NO_POSITION if position is None else position


def _people(groups: Iterable[Group]) -> frozenset[int]:
    return frozenset(person for group in groups for person in group.people)


def _half_shift(people: Sequence[int], draw: Random) -> list[tuple[int, ...]]:
    half, odd = divmod(len(people), 2)
    if not half:
        return []
    found: list[tuple[int, ...]] = list(zip(people[:half], people[half + odd :], strict=True))
    if odd:
        lot = draw.randrange(half)
        found[lot] = (*found[lot], people[half])
    return found


def _drawn(found: Iterable[tuple[int, ...]], draw: Random) -> tuple[Group, ...]:
    """Groups in random order, each in random order."""
    groups = [Group(tuple(draw.sample(people, len(people)))) for people in found]
    draw.shuffle(groups)
    return tuple(groups)


def _parted(
    groups: Iterable[Group], waiting: set[int], gone: set[int]
) -> tuple[tuple[Group, ...], list[int]]:
    """The groups that can go on, and who is loose.

    Loose people of one group come next to each other, so that a half shift puts them apart.
    """
    kept, loose = [], []
    for group in groups:
        stay = tuple(person for person in group.people if person not in waiting | gone)
        left = [person for person in group.people if person not in gone]
        if len(stay) > 1:
            kept.append(Group(stay))
            loose += [person for person in left if person not in stay]
        else:
            loose += left
    return tuple(kept), loose


def _better_apart(loose: Sequence[int], kept: Sequence[Group], partners: Mapping[int, set[int]]) -> bool:
    """Two who did not find each other, and two pairs that each can take one."""
    one, other = loose
    return other in partners.get(one, set()) and sum(group.pair for group in kept) >= 2


def _joined(kept: tuple[Group, ...], person: int, partners: set[int], draw: Random) -> tuple[Group, ...]:
    """`person` as third in a random pair; with only triples, one of them becomes two pairs."""
    spots = [spot for spot, group in enumerate(kept) if group.pair]
    strangers = [spot for spot in spots if not partners & set(kept[spot].people)]
    if spots:
        spot = draw.choice(strangers or spots)
        return (*kept[:spot], Group((*kept[spot].people, person)), *kept[spot + 1 :])
    spot = draw.randrange(len(kept))
    other = draw.choice(kept[spot].people)
    rest = Group(tuple(one for one in kept[spot].people if one != other))
    return (*kept[:spot], rest, *kept[spot + 1 :], *_drawn([(other, person)], draw))
