"""Sentences that wait for their language."""

from sessions.domain.say import NOTHING, Say, say

ENGLISH = {"{n} mensen: {what}": "{n} people: {what}", "samen": "together"}


def test_a_sentence_is_dutch_until_it_is_translated():
    sentence = say("{n} mensen: {what}", n=3, what=Say("samen"))
    assert str(sentence) == "3 mensen: samen"
    assert sentence.by(lambda text: ENGLISH.get(text, text)) == "3 people: together"


def test_nothing_is_false_and_never_asks_the_catalogue():
    assert not NOTHING
    assert NOTHING.by(lambda text: "header of the catalogue") == ""


def test_braces_in_a_value_are_only_text():
    assert str(say("{n}", n="{0} {nope}")) == "{0} {nope}"


def test_braces_in_a_sentence_without_values_are_only_text():
    assert str(Say("Zo {dan}")) == "Zo {dan}"


def test_equal_sentences_are_equal_and_can_be_keys():
    assert {say("{n}", n=1), say("{n}", n=1)} == {say("{n}", n=1)}
