"""Where a long Dutch word may break. Browsers on many phones know no Dutch, so the server puts soft hyphens in."""

import re
from functools import lru_cache

import pyphen

SOFT_HYPHEN = "\u00ad"
LONG = 10  # letters; shorter words fit everywhere
EDGE = 4  # letters that stay together at the start and at the end

_word = re.compile(rf"[^\W\d_]{{{LONG},}}")
_dutch = pyphen.Pyphen(lang="nl_NL", left=EDGE, right=EDGE)


def hyphenate(text: str) -> str:
    """The same text with soft hyphens in its words of 10 letters and more."""
    return _word.sub(lambda match: _divided(match.group()), text)


@lru_cache(maxsize=4096)
def _divided(word: str) -> str:
    divided: str = _dutch.inserted(word, hyphen=SOFT_HYPHEN)
    # Some Dutch words change their spelling where they break (cafeetje, café-tje). A soft hyphen cannot do that.
    return divided if divided.replace(SOFT_HYPHEN, "") == word else word
