"""The pictures: one mark a person or group of people, no text, no styles."""

import xml.etree.ElementTree as tree

from hypothesis import given
from hypothesis import strategies as st

from sessions.domain.kept import keep_spread
from sessions.exports.picture import scale_svg, spread_svg
from tests.domain.cast import TWO_CAMPS

SVG = "{http://www.w3.org/2000/svg}"


def marks(svg, name):
    return [item for item in tree.fromstring(svg).iter() if item.get("class") == name]


def test_a_dot_for_every_person_on_a_line_from_a_to_b():
    svg = spread_svg(keep_spread(TWO_CAMPS * 2))
    assert len(marks(svg, "dot")) == 20
    assert [item.tag for item in marks(svg, "mark-a") + marks(svg, "mark-b")] == [
        f"{SVG}circle",
        f"{SVG}rect",
    ]


def test_a_large_group_has_open_dots_for_the_rest():
    svg = spread_svg(keep_spread([0] * 61 + [50] * 8 + [100] * 8))
    assert len(marks(svg, "ring")) == 1
    assert len(marks(svg, "dot")) == 30 + 8


def test_equal_weights_stand_side_by_side():
    svg = scale_svg(3, 3)
    round_mark, square = marks(svg, "mark-a")[0], marks(svg, "mark-b")[0]
    assert float(round_mark.get("cx")) + float(round_mark.get("r")) <= float(square.get("x"))


def test_no_styles_no_text_no_links():
    for svg in (spread_svg(keep_spread(TWO_CAMPS * 2)), scale_svg(0, 4)):
        for item in tree.fromstring(svg).iter():
            assert item.tag.removeprefix(SVG) in {"svg", "circle", "rect", "path"}
            assert "style" not in item.attrib
            assert not item.text


@given(st.lists(st.integers(0, 100), min_size=8, max_size=1000))
def test_every_dot_lies_within_its_cell_and_within_the_picture(positions):
    kept = keep_spread(positions)
    svg = spread_svg(kept)
    left, top, width, height = (float(number) for number in tree.fromstring(svg).get("viewBox").split())
    for dot in marks(svg, "dot") + marks(svg, "ring"):
        x, y, r = float(dot.get("cx")), float(dot.get("cy")), float(dot.get("r"))
        assert left <= x - r
        assert x + r <= width
        assert top <= y - r
        assert y + r <= height
    assert len(marks(svg, "dot") + marks(svg, "ring")) == sum(cell.dots + cell.part for cell in kept.cells)
