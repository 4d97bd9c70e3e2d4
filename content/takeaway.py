"""Everything that is somebody's own among the cards, as files to take along; and taking it away for good."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone

from content.deckwriting import write_card
from content.draftfile import card_of, write_own
from content.drafts import from_plain
from content.models import CardComment, CardVersion, Dilemma, Favourite, OwnCard, WaitingImport
from content.queries import visible_to
from content.zipdeck import Member, names_of, write_deck

_FORMULA = tuple("=+-@\t\r＝＋－＠")


@dataclass(frozen=True)
class Holdings:
    """How much of it there is."""

    cards: int
    published: int
    comments: int
    favourites: int


def own_cards(user: Any) -> list[OwnCard]:
    """In the order of their files: by number in a deck, and as they came in."""
    return list(OwnCard.objects.filter(owner=user).order_by("created_at", "pk"))


def deck_of(cards: Sequence[OwnCard]) -> bytes:
    """A zip of card files, as `exchange` takes it in."""
    return write_deck(card_files(cards))


def card_files(cards: Sequence[OwnCard]) -> list[Member]:
    """A card file for each, by name; names are unique."""
    written = [card_of(from_plain(card.draft), card.origin) for card in cards]
    named = zip(names_of(written), written, strict=True)
    return sorted((Member(name, write_card(card).encode()) for name, card in named), key=lambda one: one.name)


def files_of(user: Any) -> list[Member]:
    """Cards, their versions, what was said of them, what this account said itself, and favourites."""
    cards = own_cards(user)
    prefetch_related_objects(cards, "versions")
    written = [card_of(from_plain(card.draft), card.origin) for card in cards]
    names = [name.removesuffix(".md") for name in names_of(written)]
    named = dict(zip((card.pk for card in cards), names, strict=True))
    files = [Member(f"kaarten/{one.name}", one.raw) for one in card_files(cards)]
    for card in cards:
        files += _versions(card, named[card.pk])
    files.append(Member("kaarten.json", _json([_facts(card, named[card.pk]) for card in cards])))
    files.append(Member("opmerkingen.csv", table(_comments(user, named))))
    files.append(Member("favorieten.csv", table(_favourites(user))))
    return files


def holdings(user: Any) -> Holdings:
    """How much of each there is, for the page that asks whether it may go."""
    return Holdings(
        cards=OwnCard.objects.filter(owner=user).count(),
        published=Dilemma.objects.filter(owner=user).count(),
        comments=CardComment.objects.filter(author=user).exclude(card__owner=user).count(),
        favourites=Favourite.objects.filter(user=user).count(),
    )


@transaction.atomic
def erase(user: Any) -> None:
    """All own cards, also those that sessions were held on: a session has a copy of the text it used."""
    CardComment.objects.filter(author=user).delete()
    OwnCard.objects.filter(owner=user).delete()  # with versions and comments
    Dilemma.objects.filter(owner=user).delete()
    Favourite.objects.filter(user=user).delete()
    WaitingImport.objects.filter(owner=user).delete()


def table(rows: Iterable[Sequence[str]]) -> bytes:
    """CSV as Excel in Dutch opens it; no cell acts as a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([[_safe(cell) for cell in row] for row in rows])
    return text.getvalue().encode("utf-8-sig")


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.lstrip().startswith(_FORMULA) else cell


def _versions(card: OwnCard, name: str) -> Iterator[Member]:
    for version in _in_order(card):
        yield Member(
            f"versies/{name}/{version.number:03d}.md", write_own(from_plain(version.text), card.origin)
        )


def _facts(card: OwnCard, name: str) -> dict[str, Any]:
    return {
        "bestand": f"kaarten/{name}.md",
        "gemaakt": _moment(card.created_at),
        "bewaard": _moment(card.saved_at),
        "opgeborgen": _moment(card.archived_at),
        "wie": card.get_visibility_display(),
        "gepubliceerd": card.dilemma_id is not None,
        "meelezen": card.get_review_display(),
        "herkomst": card.origin,
        "versies": [
            {"bestand": f"versies/{name}/{version.number:03d}.md", "op": _moment(version.published_at)}
            for version in _in_order(card)
        ],
    }


def _in_order(card: OwnCard) -> list[CardVersion]:
    """The oldest first, of what was read for all cards together."""
    return sorted(card.versions.all(), key=lambda version: version.number)


def _comments(user: Any, named: dict[Any, str]) -> Iterator[tuple[str, ...]]:
    yield "Kaart", "Van", "Bij", "Opmerking", "Over deze tekst", "Op", "Afgehandeld"
    own = CardComment.objects.filter(card__owner=user) | CardComment.objects.filter(author=user)
    for one in own.select_related("author").order_by("made_at"):
        # Somebody else's draft is not ours to take along: only what we said of it.
        mine, about = one.card_id in named, one.about if one.card_id in named else ""
        card = named[one.card_id] if mine else "kaart van een ander"
        by = one.author.get_username() if one.author else ""
        yield (
            card,
            by,
            one.field,
            one.text,
            about,
            _moment(one.made_at) or "",
            "ja" if one.resolved else "nee",
        )


def _favourites(user: Any) -> Iterator[tuple[str, ...]]:
    yield "Titel", "Persoon", "Bron"
    seen = visible_to(user).filter(favoured_by__user=user)
    yield from seen.order_by("number").values_list("title", "person", "source")


def _moment(when: Any) -> str | None:
    return timezone.localtime(when).isoformat(timespec="seconds") if when else None


def _json(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=2).encode() + b"\n"
