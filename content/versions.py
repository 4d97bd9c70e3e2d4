"""What changed between two texts of a card, by field and by word. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from content.draftfields import LABELS, FieldText, argument_fields, arguments, single
from content.drafts import Draft, DraftArgument

SAME, GONE, NEW = "same", "gone", "new"
MOST_WORDS = 600  # of a text; longer ones are shown whole, the old beside the new: comparing takes too long
LIKENESS_WORDS = 100  # by which two arguments are laid beside each other
ALIKE = 0.5  # two arguments that share this much of their words are one that was rewritten


@dataclass(frozen=True)
class Piece:
    """A run of text that stayed, went or came."""

    kind: str
    text: str


@dataclass(frozen=True)
class Change:
    """One field. `before` is all that is "same" or "gone", `after` all that is "same" or "new"."""

    field: str
    label: str
    pieces: tuple[Piece, ...]
    note: str = ""  # "verplaatst van A1 naar A3"

    @property
    def before(self) -> str:
        return "".join(piece.text for piece in self.pieces if piece.kind != NEW)

    @property
    def after(self) -> str:
        return "".join(piece.text for piece in self.pieces if piece.kind != GONE)


def changes(before: Draft, after: Draft) -> tuple[Change, ...]:
    """The single fields, then the arguments of A and of B; empty when the two are the same."""
    found = [_change(single(before, name), single(after, name)) for name in LABELS]
    sides = [change for side in ("a", "b") for change in _of_side(side, before, after)]
    return tuple(change for change in [*found, *sides] if change.note or change.before != change.after)


def _change(before: FieldText, after: FieldText, note: str = "") -> Change:
    return Change(after.field, after.label, pieces(before.text, after.text), note)


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """By word, with the white space between them, so that both texts can be put together again to the letter."""
    old, new = _words(before), _words(after)
    if max(len(old), len(new)) > 2 * MOST_WORDS:
        return tuple(Piece(kind, text) for kind, text in ((GONE, before), (NEW, after)) if text)
    found: list[Piece] = []
    # In long texts words that stand everywhere do not count: with each of them the time grows to the third power.
    for what, i1, i2, j1, j2 in SequenceMatcher(None, old, new).get_opcodes():
        parts = ((SAME, old[i1:i2]),) if what == "equal" else ((GONE, old[i1:i2]), (NEW, new[j1:j2]))
        found += [Piece(kind, "".join(words)) for kind, words in parts if words]
    return tuple(found)


def _words(text: str) -> list[str]:
    return re.findall(r"\s+|\S+", text)


@dataclass(frozen=True)
class _Placed:
    at: int
    argument: DraftArgument


def _of_side(side: str, before: Draft, after: Draft) -> Iterator[Change]:
    gone, new = _unlike(arguments(before, side), arguments(after, side))
    while gone:
        old = gone.pop(0)
        match = _counterpart(old, new)
        if match is not None:
            new.remove(match)
        yield from _argument_changes(side, old, match)
    for added in new:
        yield from _argument_changes(side, None, added)


def _unlike(
    before: Sequence[DraftArgument], after: Sequence[DraftArgument]
) -> tuple[list[_Placed], list[_Placed]]:
    """What is left on both sides when the longest row of arguments that stayed is taken out."""
    old, new = [_key(item) for item in before], [_key(item) for item in after]
    codes = [
        code for code in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if code[0] != "equal"
    ]
    gone = [_Placed(at, before[at]) for _what, i1, i2, _j1, _j2 in codes for at in range(i1, i2)]
    came = [_Placed(at, after[at]) for _what, _i1, _i2, j1, j2 in codes for at in range(j1, j2)]
    return gone, came


def _key(argument: DraftArgument) -> tuple[str, str, str]:
    return argument.text, argument.short, argument.conviction


def _counterpart(old: _Placed, new: Sequence[_Placed]) -> _Placed | None:
    """The same argument at another place, else the one that the editor knows as the same, else the most alike."""
    for same in (_key, _id):
        mine = same(old.argument)
        if mine and (match := next((item for item in new if same(item.argument) == mine), None)):
            return match
    alike = [(_likeness(old.argument, item.argument), -item.at, item) for item in new]
    best = max(alike, default=None, key=lambda found: found[:2])
    return best[2] if best and best[0] >= ALIKE else None


def _id(argument: DraftArgument) -> str:
    return argument.id


def _likeness(one: DraftArgument, other: DraftArgument) -> float:
    words = one.text.split()[:LIKENESS_WORDS], other.text.split()[:LIKENESS_WORDS]
    matcher = SequenceMatcher(None, words[0], words[1], autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


def _argument_changes(side: str, old: _Placed | None, new: _Placed | None) -> Iterator[Change]:
    blank = DraftArgument()
    place = new or old
    assert place is not None, "one of the two is there"
    before = argument_fields(side, place.at, old.argument if old else blank)
    after = argument_fields(side, place.at, new.argument if new else blank)
    notes = [_note(side, old, new), "", ""]  # said once, at the text of the argument
    yield from (_change(was, now, note) for was, now, note in zip(before, after, notes, strict=True))


def _note(side: str, old: _Placed | None, new: _Placed | None) -> str:
    if old is None:
        return _("nieuw")
    if new is None:
        return _("weggehaald")
    if old.at == new.at:
        return ""
    places = {"old": f"{side.upper()}{old.at + 1}", "new": f"{side.upper()}{new.at + 1}"}
    return _("verplaatst van %(old)s naar %(new)s") % places
