"""The editor's form without scripts: what was filled in as a draft, the button that was pressed, and two writers.

Names of the fields are those of the draft: `title`, `a_arguments.2.text`. Buttons: `add` with "a"; `remove`, `up` and
`down` with "a.2".
"""

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from content.draftfields import LABELS
from content.drafts import Draft, DraftArgument, to_plain

MOST_READ = 40  # arguments of a side that are looked for in a form, or kept
_DIGEST_BYTES = 6


@dataclass(frozen=True)
class Clash:
    """A field that two people changed: what stands in it now, by the other."""

    field: str
    label: str
    theirs: str


def read_draft(form: QueryDict) -> Draft:
    texts: dict[str, Any] = {
        item.name: form.get(item.name, "")
        for item in dataclasses.fields(Draft)
        if item.type is str and item.name != "language"
    }
    return Draft(
        **texts,
        language=form.get("language", "nl"),
        groups=form.getlist("groups"),
        themes=form.getlist("themes"),
        a_arguments=_read_side(form, "a"),
        b_arguments=_read_side(form, "b"),
    )


def _read_side(form: QueryDict, side: str) -> list[DraftArgument]:
    names = [item.name for item in dataclasses.fields(DraftArgument)]
    starts = [f"{side}_arguments.{at}" for at in range(MOST_READ) if f"{side}_arguments.{at}.text" in form]
    return [DraftArgument(**{name: form.get(f"{start}.{name}", "") for name in names}) for start in starts]


def press(draft: Draft, form: QueryDict) -> str:
    """Does what the button says, in the draft; where to look next: "a_arguments.2.text", or "" for a plain save."""
    if side := form.get("add", ""):
        return _add(_side(draft, side), side)
    for button, move in (("up", -1), ("down", 1)):
        if place := form.get(button, ""):
            return _move(draft, place, move)
    if place := form.get("remove", ""):
        return _remove(draft, place)
    return ""


def _side(draft: Draft, side: str) -> list[DraftArgument]:
    return draft.b_arguments if side == "b" else draft.a_arguments


def _add(arguments: list[DraftArgument], side: str) -> str:
    arguments.append(DraftArgument())
    return f"{side}_arguments.{len(arguments) - 1}.text"


def _move(draft: Draft, place: str, by: int) -> str:
    side, _dot, at = place.partition(".")
    arguments = _side(draft, side)
    if at.isdecimal() and len(at) < 3 and int(at) < len(arguments) and 0 <= int(at) + by < len(arguments):
        arguments.insert(int(at) + by, arguments.pop(int(at)))
        return f"{side}_arguments.{int(at) + by}.text"
    return ""


def _remove(draft: Draft, place: str) -> str:
    side, _dot, at = place.partition(".")
    arguments = _side(draft, side)
    if at.isdecimal() and len(at) < 3 and int(at) < len(arguments):
        arguments.pop(int(at))
    return f"{side}_arguments"


def seen_of(draft: Draft) -> str:
    """What stood in each field when the page was made, short: to tell later who changed what."""
    return json.dumps({name: _digest(value) for name, value in to_plain(draft).items()})


def merge(mine: Draft, theirs: Draft, seen: str) -> tuple[Draft, list[Clash]]:
    """Their draft with my changes in it. Where both changed a field mine stands in it, and theirs is told beside it."""
    before, kept, other = _read_seen(seen), to_plain(mine), to_plain(theirs)
    clashes = []
    for name in kept:
        if kept[name] == other[name] or before.get(name) == _digest(kept[name]):
            kept[name] = other[name]
        elif before.get(name) != _digest(other[name]):
            clashes.append(Clash(name, _label(name), _as_text(other[name])))
    return _drafted(kept), clashes


def _drafted(plain: dict[str, Any]) -> Draft:
    sides = {side: [DraftArgument(**item) for item in plain[side]] for side in ("a_arguments", "b_arguments")}
    return Draft(**(plain | sides))


def _read_seen(seen: str) -> Mapping[str, str]:
    try:
        read = json.loads(seen)
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}


def _label(name: str) -> str:
    if name.endswith("_arguments"):
        return _("Argumenten voor %(side)s") % {"side": name[0].upper()}
    return _(LABELS[name]) if name in LABELS else name


def _as_text(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(item if isinstance(item, str) else _argument(item) for item in value)
    return str(value)


def _argument(item: Mapping[str, str]) -> str:
    return " / ".join(item[part] for part in ("text", "short", "conviction") if item[part])


def _digest(value: Any) -> str:
    plain = json.dumps(value, sort_keys=True, ensure_ascii=False)
    return hashlib.blake2b(plain.encode(errors="surrogatepass"), digest_size=_DIGEST_BYTES).hexdigest()
