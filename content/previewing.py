"""A draft as people will see it: the card's page, and the scenes of a phone and of the screen in the room.

The scenes are rendered by the very templates of a session; this gives them what they ask of a scene.
"""

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from django.utils.translation import gettext as _

from content.deckshapes import ArgumentFile, CardFile, OptionFile
from content.drafts import Draft, to_card
from content.models import OWN_FROM, Argument, Dilemma
from content.queries import Side

KINDS = ("card", "phone", "screen")
SCENES = {"phone": ("case", "first_position", "weigh"), "screen": ("case", "first_position", "weigh")}


@dataclass(frozen=True)
class PreviewArgument:
    """As `sessions.domain.state.Argument`."""

    key: str
    text: str
    short: str
    conviction: str
    from_group: bool = False

    @property
    def side(self) -> str:
        return self.key[0]


@dataclass(frozen=True)
class PreviewCard:
    """As `sessions.domain.state.Card`."""

    number: int
    title: str
    person: str
    case: tuple[str, ...]
    question: str
    elaboration: tuple[str, ...]
    a: OptionFile
    b: OptionFile
    arguments: tuple[PreviewArgument, ...]


@dataclass(frozen=True)
class PreviewScene:
    """As `sessions.domain.scenes.Scene`, at the moment that everybody sees everything."""

    name: str
    title: str
    prompt: str
    card: PreviewCard
    released: bool = True
    hidden: bool = False
    rehearsal: bool = False
    question: None = None
    early: SimpleNamespace = field(default_factory=lambda: SimpleNamespace(by=lambda translate: ""))
    door: SimpleNamespace = field(default_factory=lambda: SimpleNamespace(address="", code=""))
    format: SimpleNamespace = field(
        default_factory=lambda: SimpleNamespace(steps=(), picks=False, together=False, order=())
    )

    @property
    def step(self) -> str:
        return self.name


def scene_of(draft: Draft, name: str) -> PreviewScene:
    """A step of the conversation on this draft: 'case', 'first_position' or 'weigh'. Raises KeyError for others."""
    titles = {
        "case": (_("De situatie"), ""),
        "first_position": (_("Waar sta jij?"), _("Kies in stilte. Je mag straks verschuiven.")),
        "weigh": (_("Wegen"), ""),
    }
    card = filled(draft)
    arguments = (*_keyed("A", card.a), *_keyed("B", card.b))
    shown = PreviewCard(
        card.number,
        card.title,
        card.person,
        card.case,
        card.question,
        card.elaboration,
        card.a,
        card.b,
        arguments,
    )
    return PreviewScene(name, *titles[name], card=shown, released=name != "weigh")


def card_page(draft: Draft) -> dict[str, Any]:
    """What the template of a card's page asks for."""
    card = filled(draft)
    names = ("title", "person", "line", "question", "groups", "themes", "source")
    shown = Dilemma(
        number=card.number, licence=draft.licence, **{name: getattr(card, name) for name in names}
    )
    return {
        "card": shown,
        "case": card.case,
        "elaboration": card.elaboration,
        "sides": [_side("A", card.a), _side("B", card.b)],
    }


def filled(draft: Draft) -> CardFile:
    """The card, with a word in the place of a text that is still to come."""
    card = to_card(draft, OWN_FROM)
    return CardFile(
        number=card.number,
        title=card.title or _("De titel"),
        person=card.person or _("Naam, leeftijd"),
        line=card.line or _("De situatie in één zin."),
        groups=card.groups,
        themes=card.themes,
        language=card.language,
        source=card.source or _("Eigen dilemma"),
        case=card.case or (_("Hier komt de situatie."),),
        question=card.question or _("Hier komt de vraag?"),
        elaboration=card.elaboration,
        a=_option(card.a, "A"),
        b=_option(card.b, "B"),
    )


def _option(option: OptionFile, side: str) -> OptionFile:
    reason = ArgumentFile(
        _("Hier komt een argument voor %(side)s.") % {"side": side}, _("Een argument, kort.")
    )
    name = _("Optie %(side)s, in een paar woorden") % {"side": side}
    return OptionFile(
        option.short or name, option.full or _("Wat je doet als je dit kiest."), option.arguments or (reason,)
    )


def _keyed(side: str, option: OptionFile) -> list[PreviewArgument]:
    return [
        PreviewArgument(f"{side}{number}", item.text, item.short, item.conviction)
        for number, item in enumerate(option.arguments, 1)
    ]


def _side(letter: str, option: OptionFile) -> Side:
    arguments = tuple(
        Argument(side=letter, number=number, text=item.text, short=item.short, conviction=item.conviction)
        for number, item in enumerate(option.arguments, 1)
    )
    return Side(letter, option.short, option.full, arguments)
