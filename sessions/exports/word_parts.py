"""What a Word file is built of: headings, points, tables with a heading row on every page, pictures with words."""

import io
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from sessions.domain.kept import KeptSpread
from sessions.domain.kept_change import KeptChange
from sessions.domain.say import say
from sessions.domain.state import Option
from sessions.exports import words
from sessions.exports.picture import spread_svg
from sessions.exports.typeset import typeset
from sessions.exports.visible import visible
from sessions.exports.word_page import BAR, HAIRLINE, WIDTH, A, B, element
from sessions.exports.words import Translate

STRIP = Path(__file__).with_name("strip.typ")
Told = str | tuple[str, str]  # a text, or bold words before it


def heading(document: Document, text: str, level: int) -> None:
    _fill(_styled(document.add_paragraph(), f"Heading {level}"), text)


def paragraph(document: Document, told: Told, style: str = "Normal") -> None:
    _fill(_styled(document.add_paragraph(), style), told)


def points(document: Document, items: Iterable[Told]) -> None:
    for told in items:
        _fill(_styled(document.add_paragraph(), "List Bullet"), told)


def table(
    document: Document, title: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[str]]
) -> None:
    """`columns`: heading and width in parts of the page. A cell 'A' or 'B' gets the colour of that side."""
    made = document.add_table(rows=1, cols=len(columns))
    _look(made, title, [width for _, width in columns])
    _head(made.rows[0], [name for name, _ in columns])
    for row in rows:
        _row(made.add_row(), row)


def options(document: Document, a: Option, b: Option, by: Translate) -> None:
    for side, name, option in (("A", words.OPTION_A, a), ("B", words.OPTION_B, b)):
        _coloured(_styled(document.add_paragraph(), "Cell").add_run(by(name)), side)
        paragraph(document, (option.short, ""))
        paragraph(document, option.full)


def strips(
    document: Document, first: KeptSpread, second: KeptSpread | None, day: date, by: Translate
) -> None:
    """One, or with second places two, each with the word that says when."""
    if second is None:
        return _strip(document, first, "", words.PICTURE, day, by)
    _strip(document, first, by(words.FIRST), words.PICTURE_FIRST, day, by)
    _strip(document, second, by(words.LATER), words.PICTURE_LATER, day, by)


def _strip(document: Document, spread: KeptSpread, when: str, alt: str, day: date, by: Translate) -> None:
    """The spread as picture, with the same in a table. `alt`: words for the picture, with a place for what it tells."""
    if label := ": ".join(text for text in (when, spread.label.by(by)) if text):
        heading(document, label, 3)
    if spread.drawn:
        picture = typeset(STRIP, {"svg": spread_svg(spread)}, day, "png")
        _picture(document, picture, say(alt, told=spread.told).by(by))
        cells = [(cell.name.by(by), str(cell.people)) for cell in spread.cells]
        table(document, label, ((by(words.ON_THE_LINE), 3), (by(words.PEOPLE), 1)), cells)
    for note in (spread.dot_note, spread.note):
        if note:
            paragraph(document, note.by(by), "Small")


def changed(document: Document, change: KeptChange, by: Translate) -> None:
    heading(document, by(words.CHANGED), 3)
    for told in (change.sentence, change.reason):
        if told:
            paragraph(document, told.by(by))
    for note in change.notes:
        paragraph(document, note.by(by), "Small")


def page_numbers(document: Document, by: Translate) -> None:
    foot = document.sections[0].footer.paragraphs[0]
    foot.add_run(f"{words.PRODUCT}  ·  {by(words.PAGE)} ")
    _field(foot, "PAGE")
    foot.add_run(f" {by(words.OF)} ")
    _field(foot, "NUMPAGES")


def _styled(paragraph: Paragraph, style: str) -> Paragraph:
    """By its id: by name all styles are gone through, which costs more than the rest of a large file."""
    if style != "Normal":
        paragraph._p.style = style.replace(" ", "")
    return paragraph


def _fill(paragraph: Paragraph, told: Told) -> None:
    if isinstance(told, tuple):
        paragraph.add_run(f"{visible(told[0])} ").bold = True
        told = told[1]
    paragraph.add_run(visible(told))


def _look(made: Table, title: str, widths: Sequence[int]) -> None:
    """Lines between the rows only; the title is for who does not see the table."""
    own = made._tbl.tblPr
    own.append(_borders())
    own.append(element("w:tblLayout", type="fixed"))
    own.append(element("w:tblCaption", val=visible(title)[:200]))
    made.autofit = False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(WIDTH * width / sum(widths))


def _borders() -> object:
    borders = element("w:tblBorders")
    for edge in ("top", "bottom", "insideH"):
        borders.append(element(f"w:{edge}", val="single", sz="4", space="0", color=HAIRLINE))
    return borders


def _head(row: _Row, names: Sequence[str]) -> None:
    """Stands on every page that the table goes on to."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))
    for cell, name in zip(row.cells, names, strict=True):
        _write(cell, name).bold = True
        cell._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill=BAR))


def _row(row: _Row, texts: Sequence[str]) -> None:
    """Stays whole where a page ends."""
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))
    for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        run = _write(cell, text)
        if place == 0 and text in ("A", "B"):
            _coloured(run, text)


def _write(cell: _Cell, text: str) -> Run:
    return _styled(cell.paragraphs[0], "Cell").add_run(visible(text))


def _coloured(run: Run, side: str) -> None:
    run.bold, run.font.color.rgb = True, A if side == "A" else B


def _picture(document: Document, png: bytes, alt: str) -> None:
    document.add_picture(io.BytesIO(png), width=Mm(WIDTH))
    told = document.paragraphs[-1]._p.find(f".//{qn('wp:docPr')}")
    assert told is not None
    told.set("descr", visible(alt))


def _field(paragraph: Paragraph, code: str) -> None:
    """A number that Word fills in."""
    field = element("w:fldSimple", instr=code)
    run = paragraph.add_run("1")
    field.append(run._r)
    paragraph._p.append(field)
