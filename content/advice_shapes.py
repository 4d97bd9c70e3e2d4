"""What the rules of `advice` look at: the texts of a draft with the names of their fields, and a finding. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from content import deckshapes as shapes
from content.drafts import Draft, DraftArgument

SIDES = (("A", "a"), ("B", "b"))
TEXTS = (
    *("title", "person", "line", "case", "question", "elaboration"),
    *("a_short", "a_full", "b_short", "b_full"),
)
PARTS = ("text", "short", "conviction")
_LIMITS = {
    "title": shapes.TITLE,
    "person": shapes.PERSON,
    "line": shapes.LINE,
    "case": shapes.PARAGRAPH,  # of each paragraph
    "question": shapes.QUESTION,
    "elaboration": shapes.PARAGRAPH,
    "a_short": shapes.OPTION_SHORT,
    "a_full": shapes.OPTION_FULL,
    "b_short": shapes.OPTION_SHORT,
    "b_full": shapes.OPTION_FULL,
    "source": shapes.SOURCE,
    "licence": shapes.LICENCE,
    "text": shapes.ARGUMENT,
    "short": shapes.ARGUMENT_SHORT,
    "conviction": shapes.CONVICTION,
}


@dataclass(frozen=True)
class Finding:
    """One thing to look at. `field` as in the editor's form: "title", "a_arguments.2.text", "b_arguments"."""

    code: str
    field: str
    sentence: str  # what was seen
    explanation: str  # why it matters, or what to do
    blocks: bool = False

    @property
    def text(self) -> str:
        return f"{self.sentence} {self.explanation}"

    @property
    def empty(self) -> bool:
        """Is it about a field in which nothing stands?"""
        return self.code.startswith(("missing.", "bare."))

    @property
    def anchor(self) -> str:
        """The id of the field in the editor's page."""
        return self.field.replace(".", "-")


def texts_of(draft: Draft) -> Iterator[tuple[str, str]]:
    """Every text that somebody typed, with the name of its field."""
    for name in TEXTS:
        yield name, getattr(draft, name)
    for _letter, side in SIDES:
        for at, argument in enumerate(arguments_of(draft, side)):
            for part in PARTS:
                yield f"{side}_arguments.{at}.{part}", getattr(argument, part)
    yield "source", draft.source
    yield "licence", draft.licence


def arguments_of(draft: Draft, side: str) -> list[DraftArgument]:
    """`side`: "a" or "b"; also the empty ones."""
    return draft.a_arguments if side == "a" else draft.b_arguments


def written(draft: Draft, side: str) -> list[DraftArgument]:
    return [argument for argument in arguments_of(draft, side) if argument.text.strip()]


def limit_of(name: str) -> shapes.Limit:
    """As in the deck files; of running text it is the limit of a paragraph."""
    return _LIMITS[name.rpartition(".")[2]]


def pieces(name: str, text: str) -> list[str]:
    """What the limit counts for: the paragraphs of running text, else the whole."""
    return text.split("\n\n") if limit_of(name) is shapes.PARAGRAPH else [text]
