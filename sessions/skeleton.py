"""A page that differs in a few places only: rendered once, filled in for each."""

import re
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

_FOR_SCRIPT = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"})


@dataclass(frozen=True)
class Skeleton:
    """Text, the name of a place, text, a place, ... text."""

    parts: tuple[str, ...]

    def fill(self, **values: str) -> "Skeleton":
        """With some of its places filled in. What goes in is put there as it is: the caller has escaped it."""
        parts = [self.parts[0]]
        for place, text in zip(self.parts[1::2], self.parts[2::2], strict=True):
            if place in values:
                parts[-1] = "".join((parts[-1], values[place], text))
            else:
                parts += [place, text]
        return Skeleton(tuple(parts))

    def __str__(self) -> str:
        """The page; every place must be filled in."""
        (text,) = self.parts
        return text


def skeleton(template: str, context: dict[str, Any], places: Collection[str]) -> Skeleton:
    """Render a template with `places` left open, for a request of nobody: nothing of who asks first may stay in it.

    A place is marked by a long random number: a number comes out of every filter and into every attribute and script
    as it went in, and nobody can have written it in a text.
    """
    marks = {place: 10**18 + secrets.randbelow(9 * 10**18) for place in places}
    html = render_to_string(template, context | marks, HttpRequest())
    named = {str(mark): place for place, mark in marks.items()}
    parts = re.split(f"({'|'.join(named)})", html)
    return Skeleton(tuple(named.get(part, part) for part in parts))


def for_script(json: str) -> str:
    """JSON as it may stand in a script element of a page, as Django's `json_script` writes it."""
    return json.translate(_FOR_SCRIPT)
