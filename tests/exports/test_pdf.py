"""The PDF: for everyone to read, complete, and only ever text where text was meant."""

import io
import re

import pytest
from pypdf import PdfReader

from sessions.domain.state import SpreadMode
from sessions.exports.pdf import pdf_of
from tests.exports.cast import summary_of, summary_with, whole_of
from tests.exports.hostile import CONTROLS, LINKS, LONG, MARKUP, WORLD


def read(summary, **language):
    return PdfReader(io.BytesIO(pdf_of(summary, **language)))


def text_of(summary, **language):
    """All text on one line, words that were broken at the end of a line made whole."""
    pages = [page.extract_text() for page in read(summary, **language).pages]
    return re.sub(r"\s+", " ", re.sub(r"[-\u2010\u00ad]\n", "", "\n".join(pages)))


def tagged(summary):
    """Every element of the structure tree: (role, alternative text)."""
    return list(_elements(read(summary).trailer["/Root"]["/StructTreeRoot"]))


def _elements(node):
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            yield from _elements(child)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node["/S"], node.get("/Alt")
        yield from _elements(node["/K"]) if "/K" in node else ()


def test_it_has_title_language_and_tags():
    root = read(summary_of()).trailer["/Root"]
    assert root["/Lang"] == "nl"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert read(summary_of()).metadata.title == "Eigen grenzen bewaken of behoeften van de cliënt volgen"


def test_it_calls_itself_pdf_ua_1():
    metadata = read(summary_of()).trailer["/Root"]["/Metadata"].get_data().decode()
    assert re.search(r"pdfuaid:part>\s*1\s*<", metadata)


def test_pictures_have_an_alternative_text_and_headings_are_headings():
    elements = tagged(summary_of())
    roles = [role for role, _ in elements]
    assert roles.count("/H1") == 1
    assert "/H2" in roles
    pictures = [alt for role, alt in elements if role == "/Figure"]
    assert all(pictures)
    assert pictures[0] == (
        "De groep op de lijn van A naar B: 10 mensen bij A en 10 mensen in het midden of bij B."
    )
    assert pictures[1] == "bij A: telt heel zwaar, bij B: telt een beetje"


def test_all_of_the_summary_is_in_it():
    text = text_of(summary_of())
    for told in (
        "Eigen grenzen bewaken of behoeften van de cliënt volgen",
        "Dianne vraagt haar begeleider om samen te gaan winkelen.",
        "Ga je met Dianne winkelen, of trek je hier de grens?",
        "Meegaan met wat Dianne nodig heeft",
        "Je gaat niet mee winkelen.",
        "24 november 2026",
        "Gesprek",
        "20 mensen",
        "Dit gesprek is afgesloten.",
        "Dit is geen besluit en geen meting van wie gelijk heeft.",
        "Twee groepen",
        "Weegt aan beide kanten",
        "Hier kijken we verschillend naar",
        "Zij vraagt dit zelf.",
        "bij A: telt heel zwaar",
        "Wat deden anderen al?",
        "Bron: Verwey-Jonker Instituut, Dilemmakaarten (2024), dilemma 5",
        "Bladzijde 1 van",
    ):
        assert told in text
    assert "2,5" not in text, "figures are for the CSV; people read words"


def test_under_eight_people_words_only():
    text = text_of(summary_of(people=7))
    assert "minder dan 8 mensen" in text
    assert "Twee groepen" not in text
    assert "telt zwaar" in text
    assert not re.search(r"telt [a-z ]+·", text)


def test_before_the_reveal_nothing_about_the_group():
    silent = summary_of(mode=SpreadMode.SILENT)
    text = text_of(silent)
    assert "De spreiding is niet getoond" in text
    assert "Waar de groep staat" not in text
    assert " telt " not in text
    assert not [role for role, _ in tagged(silent) if role == "/Figure"]


def test_only_the_fonts_of_the_site_are_in_it():
    fonts = {
        font["/BaseFont"].split("+")[-1].split("-")[0]
        for page in read(summary_of()).pages
        for font in (item.get_object() for item in page["/Resources"]["/Font"].values())
    }
    assert fonts == {"SourceSerifPro", "HankenGrotesk"}


def test_one_page_holds_a_whole_conversation_on_a_short_card():
    assert len(read(whole_of()).pages) == 1


def test_both_strips_are_pictures_with_what_they_show():
    alts = [alt for role, alt in tagged(whole_of()) if role == "/Figure"]
    assert alts[:2] == [
        "Eerst stond de groep zo op de lijn van A naar B: 10 mensen bij A en 10 mensen in het midden of bij B.",
        "Later stond de groep zo op de lijn van A naar B: 8 mensen bij A en 12 mensen in het midden of bij B.",
    ]


@pytest.mark.parametrize("text", [*LINKS, *CONTROLS, *WORLD, *MARKUP, *LONG, ""])
def test_no_text_breaks_the_file_or_acts(text):
    reader = read(summary_with(text))
    root = reader.trailer["/Root"]
    assert "/Names" not in root or "/JavaScript" not in root["/Names"]
    assert "/OpenAction" not in root
    assert not any("/Annots" in page for page in reader.pages)


@pytest.mark.parametrize("text", [item for item in MARKUP if item != "\\u{1F600}"])
def test_markup_is_only_text(text):
    assert text.replace(" ", "") in text_of(summary_with(text)).replace(" ", "")


def test_a_glyph_that_no_font_has_is_seen_to_be_missing():
    assert "[?]" in text_of(summary_with("Zo \U0001f642 kan het"))


def test_the_same_summary_gives_the_same_bytes():
    assert pdf_of(summary_of()) == pdf_of(summary_of())


def test_it_speaks_another_language():
    english = {"De andere argumenten": "The other arguments", "telt mee": "counts"}
    text = text_of(whole_of(), translate=lambda told: english.get(told, told), language="en")
    assert "The other arguments" in text
    assert "Samen gaan is leuk. (uit de groep) counts" in text
    assert read(summary_of(), language="en").trailer["/Root"]["/Lang"] == "en"


def test_every_word_of_the_group_went_through_the_translation():
    """A sentence that skips it would stay Dutch for everybody."""
    text = text_of(whole_of(), translate=_only_the_values, language="en")
    for dutch in (
        "bleven staan",
        "Eerst",
        "Later",
        "schuren",
        "de meesten",
        "We kiezen",
        "uit de groep",
        "telt",
        "mensen dicht",
        "Twee groepen",
        "november",
        "Bladzijde",
        "afgesloten",
        "besluit",
    ):
        assert dutch not in text


def _only_the_values(told):
    return " ".join(re.findall(r"\{\w+\}", told)) or "X"
