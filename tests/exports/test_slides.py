"""The pictures for slides: complete, without links, and told in words too."""

import io
import re
import xml.etree.ElementTree as tree

import pytest
import typst
from PIL import Image

from content.drawable import CUT
from sessions.domain.state import SpreadMode
from sessions.exports import typeset
from sessions.exports.pdf import pdf_of
from sessions.exports.slides import NAMES, picture_of, pictures_of
from sessions.exports.typeset import NotMade
from tests.exports.cast import summary_of, summary_with, whole_of
from tests.exports.hostile import STRINGS

SVG = "{http://www.w3.org/2000/svg}"


def drawn(summary, name="spreiding"):
    return tree.fromstring(picture_of(summary, name, "svg"))


def dots(root):
    return [item for item in root.iter() if item.get("class") == "dot"]


def test_there_is_a_picture_of_all_that_may_be_drawn_and_of_nothing_else():
    assert pictures_of(whole_of()) == NAMES
    assert pictures_of(summary_of()) == ("spreiding", "wegen")
    assert pictures_of(summary_of(people=4)) == ()
    assert pictures_of(summary_of(mode=SpreadMode.SILENT)) == ()


@pytest.mark.parametrize("name", NAMES)
def test_its_shape_is_a_slide_that_tells_in_words_what_it_shows(name):
    root = drawn(whole_of(), name)
    assert root.get("viewBox") == "0 0 960 540"
    assert root.get("role") == "img"
    assert root[0].tag == f"{SVG}title"
    assert root[0].text == "Ga je met Dianne winkelen, of trek je hier de grens?"
    assert root[1].tag == f"{SVG}desc"
    image = Image.open(io.BytesIO(picture_of(whole_of(), name, "png")))
    assert image.size == (1920, 1080)
    assert image.text["Title"] == root[0].text
    assert image.text["Description"] == root[1].text
    image.load()


def test_the_words_are_those_of_the_summary():
    told = drawn(whole_of(), "verandering")[1].text
    assert "Eerst stond de groep zo op de lijn van A naar B: 10 mensen bij A" in told
    assert "8 mensen bij A en 12 mensen in het midden of bij B" in told
    assert "14 mensen bleven staan en 6 verschoven." in told
    assert (
        "Zij vraagt dit zelf. bij A: telt heel zwaar, bij B: telt een beetje"
        in drawn(whole_of(), "wegen")[1].text
    )


def test_a_dot_for_every_person():
    assert len(dots(drawn(summary_of()))) == 20
    assert len(dots(drawn(whole_of(), "verandering"))) == 40


@pytest.mark.parametrize("text", STRINGS)
def test_no_string_breaks_it_or_becomes_a_link(text):
    for name in ("spreiding", "wegen"):
        file = picture_of(summary_with(text), name, "svg").decode()
        assert not re.search(r"<(a|script|foreignObject|image)\b|href=\"(?!#)|\bon\w+=\"", file)
        tree.fromstring(file)
    assert Image.open(io.BytesIO(picture_of(summary_with(text), "wegen", "png"))).size == (1920, 1080)


def test_what_is_cut_off_says_so():
    told = drawn(summary_with("woord " * 500), "wegen")
    assert told[0].text == "woord " * 500
    assert CUT in told[1].text


def test_the_same_summary_gives_the_same_bytes():
    for kind in ("svg", "png"):
        assert picture_of(whole_of(), "wegen", kind) == picture_of(whole_of(), "wegen", kind)


def test_without_its_fonts_there_is_no_file(monkeypatch):
    none = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[])
    monkeypatch.setattr(typeset, "_fonts", lambda: none)
    with pytest.raises(NotMade, match="font"):
        picture_of(summary_of(), "spreiding", "png")
    with pytest.raises(NotMade, match="font"):
        pdf_of(summary_of())


def test_a_page_that_cannot_be_set_gives_no_file(tmp_path):
    page = tmp_path / "broken.typ"
    page.write_text("#panic(1)")
    with pytest.raises(NotMade, match="gave up"):
        typeset.typeset(page, {}, summary_of().day)
