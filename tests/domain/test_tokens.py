"""Tokens: words that are right Dutch, all different, and a picture and a colour that can be told apart."""

import re
from collections import Counter
from itertools import combinations
from random import Random

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from sessions.domain.tokens import COLOURS, KINDS, PICTURES, deal, token

DRAWN = (settings.BASE_DIR / "templates/sessions/_token_pictures.html").read_text(encoding="utf-8")
SHADES = (settings.BASE_DIR / "static/css/token.css").read_text(encoding="utf-8")
GLOBAL = (settings.BASE_DIR / "static/css/_global.css").read_text(encoding="utf-8")
seeds = st.integers(0, 2**32)


def words(number):
    return str(token(number).words)


def shades(code):
    """A colour on light and on dark paper."""
    return re.search(rf'"{code}"\] {{[^}}]*light-dark\((#\w+), (#\w+)\)', SHADES).groups()


def named(name):
    return re.search(rf"--{name}: light-dark\((#\w+), (#\w+)\)", GLOBAL).groups()


def linear(colour):
    """Red, green and blue as light, 0..1."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def luminance(colour):
    """Relative luminance as WCAG 2.2 defines it, 0..1."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_there_are_at_least_sixty_kinds_and_all_have_words_of_their_own():
    assert KINDS == len(COLOURS) * len(PICTURES) >= 60
    assert len({words(number) for number in range(5 * KINDS)}) == 5 * KINDS


@pytest.mark.parametrize(
    "phrase",
    [
        "blauwe vogel",
        "groen huis",
        "rode vlinder",
        "grijs konijn",
        "roze anker",
        "oranje paraplu",
        "rood kopje",
    ],
)
def test_the_colour_is_written_as_dutch_wants_before_a_de_word_and_a_het_word(phrase):
    assert phrase in {words(number) for number in range(KINDS)}


def test_when_all_kinds_are_used_a_number_is_added():
    assert words(KINDS) == f"{words(0)} 2"
    assert words(2 * KINDS + 5) == f"{words(5)} 3"


def test_every_part_can_be_translated_apart():
    english = {"blauwe": "blue", "vogel": "bird"}
    blue_bird = next(token(number) for number in range(KINDS) if words(number) == "blauwe vogel")
    assert blue_bird.words.by(lambda text: english.get(text, text)) == "blue bird"
    assert (blue_bird.colour, blue_bird.picture) == ("blue", "bird")


@given(st.integers(0, 3 * KINDS), seeds)
def test_tokens_that_are_dealt_differ_and_come_without_a_number_while_they_last(count, seed):
    dealt = deal(count, Random(seed))
    assert len(dealt) == len(set(dealt)) == count
    assert all(number < KINDS for number in dealt[:KINDS])
    assert deal(count, Random(seed)) == dealt


@given(st.integers(0, 50), st.sets(st.integers(0, 2 * KINDS), max_size=90), seeds)
def test_a_token_that_somebody_holds_is_not_dealt_again(count, taken, seed):
    dealt = deal(count, Random(seed), taken)
    assert len(set(dealt) - taken) == count


@given(st.integers(1, KINDS), seeds)
def test_a_picture_comes_back_only_when_all_have_been_used(count, seed):
    used = Counter(token(number).picture for number in deal(count, Random(seed)))
    assert max(used.values()) - min(used.get(picture.code, 0) for picture in PICTURES) <= 1


def test_every_kind_can_come_first():
    assert {deal(1, Random(seed))[0] for seed in range(1500)} == set(range(KINDS))


def test_every_picture_is_drawn_in_the_colour_of_its_surroundings():
    drawn = re.findall(r'<symbol id="picture-(\w+)" viewBox="0 0 64 64" fill="currentColor">', DRAWN)
    assert drawn == [picture.code for picture in PICTURES]
    assert set(re.findall(r'(?:fill|stroke)="(.*?)"', DRAWN)) <= {"currentColor", "none"}
    assert "style=" not in DRAWN


@pytest.mark.parametrize("colour", COLOURS, ids=lambda colour: colour.code)
def test_every_colour_stands_out_from_the_paper_and_is_not_that_of_a_side(colour):
    for shade, paper, card in zip(shades(colour.code), named("paper"), named("card"), strict=True):
        assert min(contrast(shade, paper), contrast(shade, card)) >= 3
    assert not set(shades(colour.code)) & {*named("a"), *named("b")}


def simulated(colour, matrix):
    """How somebody without one kind of cone sees it, in OKLab (Machado 2009; Ottosson 2020)."""
    seen = [max(0.0, sum(a * b for a, b in zip(row, linear(colour), strict=True))) for row in matrix]
    cones = [sum(a * b for a, b in zip(row, seen, strict=True)) ** (1 / 3) for row in TO_CONES]
    return [sum(a * b for a, b in zip(row, cones, strict=True)) for row in TO_LAB]


TO_CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
EYES = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.01182, 0.04294, 0.968881),
    ),
}


@pytest.mark.parametrize("eye", EYES)
def test_the_colour_blind_tell_the_colours_apart(eye):
    for paper in (0, 1):
        seen = [simulated(shades(colour.code)[paper], EYES[eye]) for colour in COLOURS]
        for one, other in combinations(seen, 2):
            assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 > 0.08
