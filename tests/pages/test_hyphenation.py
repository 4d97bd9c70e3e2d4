"""Long Dutch words may break, short ones and markup stay whole."""

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from content.hyphenation import EDGE, LONG, SOFT_HYPHEN, hyphenate

FILTER = Template("{% load dutch %}{{ text|hyphenate }}")


@pytest.mark.parametrize(
    ("word", "divided"),
    [
        ("ondersteuningsaanvraag", "onder-steu-nings-aan-vraag"),
        ("zelfoverschatting", "zelf-over-schat-ting"),
        ("Beroepsopvattingen", "Beroeps-op-vat-tingen"),
        ("uitkering", "uitkering"),  # nine letters
        ("cafeetjeseigenaar", None),
    ],
)
def test_a_word_of_ten_letters_breaks_between_syllables(word: str, divided: str | None) -> None:
    shown = hyphenate(word)
    assert shown.replace(SOFT_HYPHEN, "") == word
    if divided is not None:
        assert shown.replace(SOFT_HYPHEN, "-") == divided


@given(st.text())
def test_nothing_but_soft_hyphens_is_added(text: str) -> None:
    assert hyphenate(text).replace(SOFT_HYPHEN, "") == text.replace(SOFT_HYPHEN, "")


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzëïéö", min_size=1, max_size=40))
def test_four_letters_stay_together_at_either_end(word: str) -> None:
    parts = hyphenate(word).split(SOFT_HYPHEN)
    if len(parts) > 1:
        assert len(word) >= LONG
        assert min(len(parts[0]), len(parts[-1])) >= EDGE


def test_the_filter_escapes_and_leaves_entities_whole() -> None:
    shown = FILTER.render(Context({"text": "<b title='x'>A & B</b> ondersteuning"}))
    assert shown.replace(SOFT_HYPHEN, "") == "&lt;b title=&#x27;x&#x27;&gt;A &amp; B&lt;/b&gt; ondersteuning"
    assert SOFT_HYPHEN in shown
