"""Writing an own card: who may, making one, and saving so that nobody's text vanishes."""

import dataclasses
import secrets
import unicodedata
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from content.deckshapes import GROUPS, THEMES
from content.drafts import Draft, DraftArgument, from_plain, to_plain
from content.models import Dilemma, OwnCard
from content.normal import normal

ORIGIN_LENGTH = 200
ID_LENGTH = 16
_RUNNING = {"case", "elaboration"}  # texts with paragraphs; all others are one
_LISTS = {"groups": GROUPS, "themes": THEMES}


class Moved(Exception):
    """Somebody saved since: `card` is what stands there now."""

    def __init__(self, card: OwnCard) -> None:
        self.card = card
        super().__init__(card.pk)


def writable(user: Any) -> QuerySet[OwnCard]:
    """The cards that this facilitator may write: their own, and those they were asked for."""
    return OwnCard.objects.filter(Q(owner=user.pk) | Q(writers=user.pk)).distinct()


def writable_card(user: Any, card_id: UUID) -> OwnCard | None:
    """None for somebody else's too: to them it does not exist."""
    return writable(user).select_related("owner", "saved_by", "dilemma").filter(pk=card_id).first()


def new_card(owner: Any, draft: Draft, origin: str, now: datetime) -> OwnCard:
    """`origin`: the card that it was copied from, in words; "" for none."""
    made = OwnCard(owner=owner, draft=to_plain(with_ids(draft)), origin=origin[:ORIGIN_LENGTH])
    made.saved_by, made.saved_at, made.created_at = owner, now, now
    made.save()
    return made


def empty_draft() -> Draft:
    """Room for three arguments on each side."""
    return Draft(a_arguments=_room(), b_arguments=_room())


def _room() -> list[DraftArgument]:
    return [DraftArgument() for _place in range(3)]


def copy_of(dilemma: Dilemma) -> tuple[Draft, str]:
    """The texts of a card to go on with, and where they come from in words."""
    same = "title person line case question elaboration a_short a_full b_short b_full language licence source"
    draft = Draft(**{name: getattr(dilemma, name) for name in same.split()})
    draft.groups, draft.themes = list(dilemma.groups), list(dilemma.themes)
    for argument in dilemma.arguments.all():
        side = draft.a_arguments if argument.side == "A" else draft.b_arguments
        side.append(DraftArgument(argument.text, argument.short, argument.conviction))
    parts = [dilemma.title, dilemma.person, dilemma.source]
    return draft, " · ".join(part for part in parts if part)


@transaction.atomic
def save(card_id: UUID, seen: int, draft: Draft, by: Any, now: datetime) -> OwnCard:
    """The card with this draft. Raises Moved when the card is past revision `seen` and says something else."""
    card = OwnCard.objects.select_for_update(of=("self",)).select_related("saved_by").get(pk=card_id)
    stored = from_plain(card.draft)
    wanted = to_plain(clean(draft, stored))
    if wanted == to_plain(stored):
        return card
    if card.revision != seen:
        raise Moved(card)
    card.draft, card.revision, card.saved_by, card.saved_at = wanted, card.revision + 1, by, now
    card.save(update_fields=["draft", "revision", "saved_by", "saved_at"])
    return card


def clean(draft: Draft, stored: Draft) -> Draft:
    """What was typed, as text and nothing else: no signs that nobody sees, and lists from what there is to choose.

    Spaces at the end stay, for somebody may be about to type the next word.
    """
    changes: dict[str, Any] = {name: tidy(getattr(draft, name), name in _RUNNING) for name in _names()}
    changes |= {
        name: _known(getattr(draft, name), getattr(stored, name), known) for name, known in _LISTS.items()
    }
    changes |= {name: _arguments(getattr(draft, name)) for name in ("a_arguments", "b_arguments")}
    language = draft.language if draft.language in {"nl", "en"} else stored.language
    return dataclasses.replace(stored, **changes, language=language)


def _names() -> tuple[str, ...]:
    return tuple(
        item.name for item in dataclasses.fields(Draft) if item.type is str and item.name != "language"
    )


def _known(chosen: list[str], before: list[str], known: tuple[str, ...]) -> list[str]:
    """In the order of the form; a name from elsewhere stays as long as it is not unchecked."""
    return [name for name in (*known, *before) if name in chosen and (name in known or name in before)]


def _arguments(written: list[DraftArgument]) -> list[DraftArgument]:
    return with_own_ids(
        [
            DraftArgument(tidy(item.text), tidy(item.short), tidy(item.conviction), item.id[:ID_LENGTH])
            for item in written
        ]
    )


def with_ids(draft: Draft) -> Draft:
    """The draft with an id of its own for each argument, by which two writers' arguments are told apart."""
    sides: dict[str, Any] = {
        name: with_own_ids(getattr(draft, name)) for name in ("a_arguments", "b_arguments")
    }
    return dataclasses.replace(draft, **sides)


def with_own_ids(written: list[DraftArgument]) -> list[DraftArgument]:
    """Every argument an id of its own, by which two writers' changes are told apart."""
    seen: set[str] = set()
    found = []
    for item in written:
        own = (
            item.id
            if item.id.isascii() and item.id.isalnum() and item.id not in seen
            else secrets.token_hex(4)
        )
        seen.add(own)
        found.append(dataclasses.replace(item, id=own))
    return found


def tidy(text: str, running: bool = False) -> str:
    """One way to write each letter, no control or direction signs; a line end only in running text."""
    text = normal("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    kept = "\n" if running else ""
    text = text if running else text.replace("\n", " ")
    return "".join(sign for sign in text if sign in kept or unicodedata.category(sign) not in _UNSEEN)


_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
