"""A sentence with its values apart: the edge translates the sentence, the rules need no catalogue."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Say:
    """A Dutch `template` (marked with `_n`) and what fills it; a value may be a sentence itself.

    `str()` gives the Dutch; the edge calls `by(gettext)`. A Say without text is false.
    """

    template: str
    values: tuple[tuple[str, "Value"], ...] = ()

    def __str__(self) -> str:
        return self.by(_as_is)

    def __bool__(self) -> bool:
        return bool(self.template)

    def by(self, translate: Callable[[str], str]) -> str:
        """The sentence in the language of `translate`, which gets every template once."""
        if not self.template:
            return ""  # gettext answers the empty string with the header of its catalogue
        filled = {name: _filled(value, translate) for name, value in self.values}
        return translate(self.template).format(**filled) if filled else translate(self.template)


Value = int | str | Say

NOTHING = Say("")


def say(template: str, **values: Value) -> Say:
    """`say(_n("{n} binnen"), n=3)`."""
    return Say(template, tuple(values.items()))


def say_when(holds: bool, template: str, **values: Value) -> Say:
    """The sentence if something holds, else nothing."""
    return say(template, **values) if holds else NOTHING


def _filled(value: Value, translate: Callable[[str], str]) -> int | str:
    return value.by(translate) if isinstance(value, Say) else value


def _as_is(template: str) -> str:
    return template
