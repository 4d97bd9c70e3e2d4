"""Own cards as the tests of publishing and sharing make them."""

from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from content import publishing
from content.drafts import Draft, DraftArgument, to_plain
from content.models import Dilemma, OwnCard, Visibility

NOW = timezone.now()


def a_draft(title: str = "Rust of regels", **more: Any) -> Draft:
    arguments = [DraftArgument(f"Reden {number} om dit te doen.", f"Reden {number}.") for number in (1, 2, 3)]
    texts: dict[str, Any] = {
        "person": "Noor, 40",
        "line": "Noor vraagt om uitstel.",
        "case": "Noor werkt halve dagen.\n\nZe vraagt om uitstel.",
        "question": "Geef je uitstel, of houd je de termijn aan?",
        "a_short": "Uitstel geven",
        "a_full": "Je geeft uitstel.",
        "b_short": "De termijn aanhouden",
        "b_full": "Je houdt je aan de termijn.",
        "a_arguments": arguments,
        "b_arguments": arguments,
        "groups": ["Jobcoaches"],
        "themes": ["Werk"],
        "source": "Eigen werk",
        "licence": "CC BY 4.0",
    }
    return Draft(title=title, **texts | more)


def a_card(owner: User, draft: Draft | None = None, **more: Any) -> OwnCard:
    plain = to_plain(draft or a_draft())
    return OwnCard.objects.create(owner=owner, draft=plain, saved_at=NOW, created_at=NOW, **more)


def published(owner: User, visibility: str = Visibility.PRIVATE, draft: Draft | None = None) -> Dilemma:
    card = a_card(owner, draft)
    return publishing.publish(card.pk, card.revision, visibility, owner, NOW)


def rewrite(card: OwnCard, draft: Draft) -> OwnCard:
    """As the editor saves."""
    card.refresh_from_db()
    card.draft, card.revision = to_plain(draft), card.revision + 1
    card.save()
    return card
