"""Tokens by which people who talk with each other find each other: a colour and a picture, 'blauwe vogel'.

Dealt by lot: a token says nothing about who holds it. The colours are not those of A and B, and lie so far
apart in lightness that the shade alone tells most of them; the words tell all of them.
"""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import count as count_from
from random import Random

from sessions.domain.errors import _n
from sessions.domain.say import Say, Value, say


@dataclass(frozen=True)
class Colour:
    code: str  # static/css/token.css has its two shades, for light and for dark paper
    common: str  # before a de-word: 'een blauwe vogel'
    neuter: str  # before a het-word: 'een blauw huis'


@dataclass(frozen=True)
class Picture:
    code: str  # "bird" is drawn as #picture-bird
    word: str
    neuter: bool = False  # a het-word


@dataclass(frozen=True)
class Token:
    colour: str
    picture: str
    words: Say


COLOURS = (
    Colour("red", _n("rode"), _n("rood")),
    Colour("green", _n("groene"), _n("groen")),
    Colour("blue", _n("blauwe"), _n("blauw")),
    Colour("pink", _n("roze"), _n("roze")),
    Colour("grey", _n("grijze"), _n("grijs")),
    Colour("orange", _n("oranje"), _n("oranje")),
)
PICTURES = (
    Picture("bird", _n("vogel")),
    Picture("fish", _n("vis")),
    Picture("butterfly", _n("vlinder")),
    Picture("snail", _n("slak")),
    Picture("rabbit", _n("konijn"), neuter=True),
    Picture("house", _n("huis"), neuter=True),
    Picture("tree", _n("boom")),
    Picture("boat", _n("boot")),
    Picture("key", _n("sleutel")),
    Picture("umbrella", _n("paraplu")),
    Picture("cup", _n("kopje"), neuter=True),
    Picture("anchor", _n("anker"), neuter=True),
)
KINDS = len(COLOURS) * len(PICTURES)  # 72


def token(number: int) -> Token:
    """The token with a number from 0 up. The first 72 are all different; from there on they carry a number too."""
    series, kind = divmod(number, KINDS)
    which, shade = divmod(kind, len(COLOURS))
    colour, picture = COLOURS[shade], PICTURES[which]
    return Token(colour.code, picture.code, _words(colour, picture, series))


def deal(count: int, draw: Random, taken: Collection[int] = ()) -> tuple[int, ...]:
    """Numbers of `count` tokens that differ from each other and from those `taken`.

    No picture comes back in another colour while there are other pictures, and none with a number while there
    are others without: people look for a picture first, and call out two words.
    """
    dealt: list[int] = []
    for series in count_from():
        free = [number for number in _series(series, draw) if number not in taken]
        dealt += free[: count - len(dealt)]
        if len(dealt) == count:
            break
    return tuple(dealt)


def _words(colour: Colour, picture: Picture, series: int) -> Say:
    adjective = colour.neuter if picture.neuter else colour.common
    parts: dict[str, Value] = {"colour": Say(adjective), "picture": Say(picture.word)}
    if not series:
        return say(_n("{colour} {picture}"), **parts)
    return say(_n("{colour} {picture} {number}"), number=series + 1, **parts)


def _series(series: int, draw: Random) -> list[int]:
    """The 72 numbers of a series in random order, all pictures before one comes back, and then in another colour."""
    pictures = draw.sample(range(len(PICTURES)), len(PICTURES))
    shades = {picture: draw.sample(range(len(COLOURS)), len(COLOURS)) for picture in pictures}
    return [
        series * KINDS + picture * len(COLOURS) + shades[picture][turn]
        for turn in range(len(COLOURS))
        for picture in pictures
    ]
