"""Words and numbers for how heavy an argument counts."""

import pytest

from sessions.domain.heaviness import level_of, number_for, word_for


@pytest.mark.parametrize(
    ("mean", "word", "number"),
    [
        (0.0, "telt niet mee", "0,0"),
        (0.12, "telt niet mee", "0,5"),
        (0.125, "telt een beetje", "0,5"),
        (0.5, "telt mee", "2,0"),
        (0.8, "telt zwaar", "3,2"),
        (0.99, "telt heel zwaar", "4,0"),
        (1.0, "telt heel zwaar", "4,0"),
    ],
)
def test_a_mean_gets_the_word_of_the_nearest_button(mean, word, number):
    assert str(word_for(level_of(mean, picks=False), picks=False)) == word
    assert str(number_for(mean)) == number


@pytest.mark.parametrize(
    ("share", "word"),
    [
        (0.0, "bijna niemand koos dit"),
        (0.1, "bijna niemand koos dit"),
        (0.25, "een deel koos dit"),
        (0.5, "ongeveer de helft koos dit"),
        (0.75, "de meesten kozen dit"),
        (1.0, "bijna iedereen koos dit"),
    ],
)
def test_a_share_of_picks_gets_a_word_that_names_no_count(share, word):
    assert str(word_for(level_of(share, picks=True), picks=True)) == word


def test_too_few_people_get_no_word():
    assert level_of(None, picks=False) is None
    assert str(word_for(None, picks=False)) == ""
