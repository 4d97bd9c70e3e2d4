"""What the pages of the editor show: rows of the list, and the fields of the form with their limits."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from content.advice import Finding, findings
from content.advice_blocking import MOST_ARGUMENTS
from content.advice_shapes import limit_of
from content.deckshapes import GROUPS, THEMES
from content.drafts import Draft, DraftArgument, from_plain, to_plain
from content.editing import writable
from content.editor_form import seen_of
from content.models import OwnCard, Review, Visibility
from content.people import called


@dataclass(frozen=True)
class ListedCard:
    """A row of 'Eigen kaarten'."""

    own: OwnCard
    title: str
    person: str
    state: str  # in a word
    live: bool  # people can use it now
    number: int  # its address among the cards; 0 when it was never published
    owner: str  # by name, when somebody else's; "" for one's own
    saved_by: str  # when it was somebody else than who looks
    archived: bool


def listed(user: Any) -> list[ListedCard]:
    """The ones that are written on first, then those that were put away."""
    cards = writable(user).select_related("owner", "saved_by", "dilemma")
    return sorted((_listed(card, user) for card in cards), key=lambda row: row.archived)


def _listed(card: OwnCard, user: Any) -> ListedCard:
    draft = from_plain(card.draft)
    other = card.saved_by is not None and card.saved_by_id != user.pk
    return ListedCard(
        own=card,
        title=draft.title.strip() or _("Kaart zonder titel"),
        person=draft.person,
        state=_state(card),
        live=card.dilemma is not None and card.archived_at is None,
        number=card.dilemma.number if card.dilemma else 0,
        owner="" if card.owner_id == user.pk else called(card.owner),
        saved_by=called(card.saved_by) if other and card.saved_by else "",
        archived=card.archived_at is not None,
    )


def _state(card: OwnCard) -> str:
    if card.archived_at:
        return _("opgeborgen")
    if card.review == Review.ASKED:
        return _("een collega leest mee")
    if card.dilemma is None:
        return _("nog niet gepubliceerd")
    return {
        Visibility.PRIVATE: _("klaar, alleen voor jou"),
        Visibility.SHARED: _("gedeeld met gespreksleiders"),
        Visibility.PUBLIC: _("gepubliceerd"),
    }[Visibility(card.visibility)]


@dataclass(frozen=True)
class FormField:
    """A text of the form: its name, what stands in it, how much fits and what was found."""

    name: str
    value: str
    most: int  # characters that fit
    words: int  # words that read well
    findings: tuple[Finding, ...]

    @property
    def id(self) -> str:
        return self.name.replace(".", "-")


@dataclass(frozen=True)
class FormArgument:
    id: str
    key: str  # "A2"
    place: str  # "a.1", for the buttons
    text: FormField
    short: FormField
    conviction: FormField


@dataclass(frozen=True)
class FormSide:
    letter: str
    side: str  # "a"
    short: FormField
    full: FormField
    arguments: tuple[FormArgument, ...]
    findings: tuple[Finding, ...]
    empty: FormArgument  # for the page's script to copy


def editor_context(card: OwnCard, draft: Draft, user: Any) -> dict[str, Any]:
    """`draft` is what stands in the form: what is stored, or what somebody typed while another saved."""
    found = findings(draft)
    stored = from_plain(card.draft)
    names = ("title", "person", "line", "case", "question", "elaboration", "source", "licence")
    return {
        "own": card,
        "draft": draft,
        "fields": {name: _field(draft, name, found) for name in names},
        "sides": [_side(draft, "a", found), _side(draft, "b", found)],
        "groups": _choices(GROUPS, draft.groups),
        "themes": _choices(THEMES, draft.themes),
        "languages": [("nl", _("Nederlands")), ("en", _("Engels"))],
        "findings": found,
        "most_arguments": MOST_ARGUMENTS,
        "mine": card.owner_id == user.pk,
        "owner": called(card.owner),
        "open_comments": card.comments.filter(resolved=False).count(),
        "seen": seen_of(stored),
        "stops": sum(finding.blocks for finding in found),
        "stored": {"revision": card.revision, "draft": to_plain(stored), "user": user.pk},
    }


def _choices(known: tuple[str, ...], chosen: Iterable[str]) -> list[tuple[str, bool]]:
    names = (*known, *(name for name in chosen if name not in known))
    return [(name, name in set(chosen)) for name in names]


def _field(draft: Draft, name: str, found: Iterable[Finding]) -> FormField:
    limit = limit_of(name)
    return FormField(name, getattr(draft, name), limit.characters, limit.words, _about(name, found))


def _about(name: str, found: Iterable[Finding]) -> tuple[Finding, ...]:
    """What stands beside a field. That it is empty one can see; the list of all findings tells what that means."""
    return tuple(one for one in found if one.field == name and not one.empty)


def _side(draft: Draft, side: str, found: tuple[Finding, ...]) -> FormSide:
    written = draft.a_arguments if side == "a" else draft.b_arguments
    return FormSide(
        letter=side.upper(),
        side=side,
        short=_field(draft, f"{side}_short", found),
        full=_field(draft, f"{side}_full", found),
        arguments=tuple(_argument(side, at, item, found) for at, item in enumerate(written)),
        findings=_about(f"{side}_arguments", found),
        empty=_argument(side, 0, DraftArgument(), ()),
    )


def _argument(side: str, at: int, item: DraftArgument, found: Iterable[Finding]) -> FormArgument:
    def part(name: str) -> FormField:
        field, limit = f"{side}_arguments.{at}.{name}", limit_of(name)
        return FormField(field, getattr(item, name), limit.characters, limit.words, _about(field, found))

    key = f"{side.upper()}{at + 1}"
    return FormArgument(item.id, key, f"{side}.{at}", part("text"), part("short"), part("conviction"))
