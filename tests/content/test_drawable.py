"""Text that the fonts can draw."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.drawable import CUT, TEXT_LIMIT, drawable, drawable_text, glyphs


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Cliënt, één, €, …", "Cliënt, één, €, …"),
        ("e\u0301e\u0301n", "één"),
        ("\u0133s", "ijs"),
        ("a\tb\u00a0c\u2028d", "a b c d"),
        ("a\nb", "a\nb"),
        ("a\u200bb\u202ec", "abc"),
        ("hoi \U0001f642\U0001f642!", "hoi [?]!"),
        ("\u05e9\u05dc\u05d5\u05dd en \u4f60\u597d", "[?] en [?]"),
        ("a\x00b\x1bc", "a[?]b[?]c"),
        ("", ""),
    ],
)
def test_what_no_font_has_is_replaced_visibly(text, drawn):
    assert drawable_text(text) == drawn


def test_a_very_long_word_may_be_broken():
    assert max(len(part) for part in drawable_text("x" * 200).split("\u00ad")) <= 30
    assert "heids\u00adver\u00adze" in drawable_text("arbeidsongeschiktheidsverzekeringsvoorwaarden")


def test_a_very_long_text_is_cut_and_says_so():
    drawn = drawable_text("woord " * TEXT_LIMIT)
    assert drawn.endswith(CUT)
    assert len(drawn) == TEXT_LIMIT + len(CUT)


def test_all_strings_in_data_are_made_drawable():
    assert drawable({"a": ["\U0001f642", 1, None], "b": {"c": "\U0001f642"}}) == {
        "a": ["[?]", 1, None],
        "b": {"c": "[?]"},
    }


@given(st.text(max_size=200))
def test_only_characters_with_a_glyph_are_left(text):
    assert all(char == "\n" or ord(char) in glyphs() for char in drawable_text(text))
