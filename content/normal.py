"""One way to write each letter, in a time that grows with the text and no faster. Pure.

Accents are put in order by comparing each with those before it: ten thousand on one letter would take seconds. No
language piles up more than a few, so what is above a pile of them goes.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal

PILE = 30  # accents on one letter; as in Unicode's own format for streams
_MAYBE = re.compile(f"[\u0300-\U0010ffff]{{{PILE + 1}}}")  # no pile without such a run
_IN_PARTS = "\u0f73\u0f75\u0f81"  # letters by themselves, and made of accents alone


def normal(form: Literal["NFC", "NFKD"], text: str) -> str:
    """`unicodedata.normalize` with at most a few marks piled on one letter: a pile of thousands takes seconds."""
    return unicodedata.normalize(form, "".join(_without_piles(text)) if _MAYBE.search(text) else text)


def _without_piles(text: str) -> Iterator[str]:
    height = 0
    for sign in text:
        height = height + 1 if unicodedata.combining(sign) or sign in _IN_PARTS else 0
        if height <= PILE:
            yield sign
