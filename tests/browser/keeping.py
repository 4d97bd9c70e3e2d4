"""What a facilitator keeps of a session of ten people on card 5: the summary, and every file of it."""

import csv
import io
import json
import re
import xml.etree.ElementTree as tree
from collections.abc import Callable
from pathlib import Path

import docx
from openpyxl import load_workbook
from PIL import Image
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

BOM = "\ufeff"


def keep(page: Page, folder: Path) -> None:
    """From the closed screen to the summary, and from there to all its files."""
    with page.context.expect_page() as opened:
        page.locator(".bar a[data-part=after]").click()
    summary = opened.value
    expect(summary.get_by_role("heading", name="Samenvatting", exact=True).first).to_be_visible()
    expect(summary.locator(".summary__facts")).to_contain_text("10 mensen")
    files = summary.locator(".downloads__file")
    expect(files).to_have_count(11)  # five of the summary, two of the report, two pictures in two kinds
    seen = {_keep(summary, files.nth(number), folder) for number in range(11)}
    assert seen == set(_READ)


def _keep(page: Page, link: Locator, folder: Path) -> str:
    """Download it, by its own name, and read it. Gives its ending."""
    with page.expect_download() as coming:
        link.click()
    name = coming.value.suggested_filename
    assert re.fullmatch(r"[a-z]+-dilemma-5-dianne-\d+-\d{4}-\d\d-\d\d\.[a-z]+", name)
    path = folder / name
    coming.value.save_as(path)
    _READ[path.suffix](path)
    return path.suffix


def _read_the_pdf(path: Path) -> None:
    reader = PdfReader(path)
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert "Dianne" in reader.metadata.title or "grenzen" in reader.metadata.title
    assert reader.trailer["/Root"]["/Lang"] == "nl"
    assert "/StructTreeRoot" in reader.trailer["/Root"]
    assert "eegt aan beide kanten" in text
    assert "Dianne" in text


def _read_the_table(path: Path) -> None:
    """As Excel does: the mark of UTF-8 first, then semicolons, and nothing that counts as a formula."""
    text = path.read_bytes().decode()
    assert text.startswith(BOM)
    rows = list(csv.reader(io.StringIO(text.removeprefix(BOM)), delimiter=";"))
    assert any("Dianne" in cell for row in rows for cell in row)
    assert not [cell for row in rows for cell in row if cell[:1] in "=+-@\t\r" and cell]


def _read_the_word_file(path: Path) -> None:
    document = docx.Document(str(path))
    assert document.paragraphs[0].text.endswith("is geen besluit en geen meting van wie gelijk heeft.")
    assert any(item.style.name == "Heading 1" for item in document.paragraphs)
    assert document.tables


def _read_the_workbook(path: Path) -> None:
    book = load_workbook(path)
    assert book.sheetnames == ["Spreiding", "Wegen", "Argumenten", "Vragen", "Notities"]
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
    assert sum(cell.value for cell in book["Spreiding"]["C"] if isinstance(cell.value, int)) == 10


def _read_the_data(path: Path) -> None:
    found = json.loads(path.read_text(encoding="utf-8"))
    assert found["session"]["people_count"] == 10
    assert len(found["weights"]["arguments"]) == 9


def _look_at_the_drawing(path: Path) -> None:
    root = tree.parse(path).getroot()
    assert root.get("viewBox") == "0 0 960 540"
    assert root[1].text


def _look_at_the_picture(path: Path) -> None:
    with Image.open(path) as image:
        assert image.size == (1920, 1080)


_READ: dict[str, Callable[[Path], None]] = {
    ".pdf": _read_the_pdf,
    ".docx": _read_the_word_file,
    ".xlsx": _read_the_workbook,
    ".csv": _read_the_table,
    ".json": _read_the_data,
    ".svg": _look_at_the_drawing,
    ".png": _look_at_the_picture,
}
