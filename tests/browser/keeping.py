"""What a facilitator keeps of a session of ten people on card 5: the summary, the PDF and the table."""

import csv
import io
from pathlib import Path

from playwright.sync_api import Page, expect
from pypdf import PdfReader

BOM = "\ufeff"


def keep(page: Page, folder: Path) -> None:
    """From the closed screen to the summary, and from there to both files."""
    with page.context.expect_page() as opened:
        page.locator(".bar a[data-part=after]").click()
    summary = opened.value
    expect(summary.get_by_role("heading", name="Samenvatting", exact=True)).to_be_visible()
    expect(summary.locator(".summary__facts")).to_contain_text("10 mensen")
    _read_the_pdf(_download(summary, "Bewaar als PDF", folder / "samenvatting.pdf"))
    _read_the_table(_download(summary, "Bewaar voor Excel", folder / "samenvatting.csv"))


def _download(page: Page, name: str, path: Path) -> Path:
    with page.expect_download() as coming:
        page.get_by_role("link", name=name).click()
    coming.value.save_as(path)
    return path


def _read_the_pdf(path: Path) -> None:
    reader = PdfReader(path)
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert "Dianne" in reader.metadata.title or "grenzen" in reader.metadata.title
    assert reader.trailer["/Root"]["/Lang"] == "nl"
    assert "/StructTreeRoot" in reader.trailer["/Root"]
    assert "Weegt aan beide kanten" in text
    assert "Dianne" in text


def _read_the_table(path: Path) -> None:
    """As Excel does: the mark of UTF-8 first, then semicolons, and nothing that counts as a formula."""
    text = path.read_bytes().decode()
    assert text.startswith(BOM)
    rows = list(csv.reader(io.StringIO(text.removeprefix(BOM)), delimiter=";"))
    assert any("Dianne" in cell for row in rows for cell in row)
    assert not [cell for row in rows for cell in row if cell[:1] in "=+-@\t\r" and cell]
