"""An empty Word page in the look of the product: A4, real heading styles, one language, no author.

The fonts of the site are named with a font that every Word has as the one to fall back on.
"""

import io
import zipfile
from datetime import date, datetime, time
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

INK, SOFT, A, B = (RGBColor.from_string(each) for each in ("1F2430", "5B6070", "4B4FA8", "966B00"))
BAR, HAIRLINE = "F3EDDF", "D9D1C0"
SERIF, SANS = "Source Serif Pro", "Hanken Grotesk"
FALLBACK = {SERIF: "Georgia", SANS: "Calibri"}
LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}
WIDTH = 170  # mm between the margins
_SAME_DAY = (1980, 1, 1, 0, 0, 0)  # of the parts in the file, so that the same summary gives the same bytes

# Name of the style: font, size in points, bold, colour, points above and below.
_LOOKS = {
    "Normal": (SERIF, 10.5, False, INK, 0, 6),
    "Heading 1": (SERIF, 22, True, INK, 0, 8),
    "Heading 2": (SANS, 14, True, INK, 20, 6),
    "Heading 3": (SANS, 11.5, True, INK, 12, 4),
    "List Bullet": (SERIF, 10.5, False, INK, 0, 4),
    "Header": (SANS, 8.5, False, SOFT, 0, 0),
    "Footer": (SANS, 8.5, False, SOFT, 0, 0),
    "Small": (SANS, 9, False, SOFT, 4, 4),
    "Cell": (SANS, 9.5, False, INK, 2, 2),
    "Mind": (SANS, 10, True, INK, 0, 12),
}


def blank(title: str, subject: str, language: str, day: date) -> Document:
    """An empty A4 document with the styles of the product and its core properties; no author."""
    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(20)
    page.top_margin, page.bottom_margin = Mm(20), Mm(18)
    for name, look in _LOOKS.items():
        _dress(_style(document, name), *look)
    _speak(document, LANGUAGES.get(language, language))
    _name(document, title, subject, LANGUAGES.get(language, language), day)
    _fall_back(document)
    return document


def bytes_of(document: Document) -> bytes:
    """The file; the same bytes for the same document."""
    made, same = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(same, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, _SAME_DAY), source.read(name), zipfile.ZIP_DEFLATED)
    return same.getvalue()


def element(name: str, **attributes: str) -> Any:
    """`element("w:shd", fill="F3EDDF")`."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _style(document: Document, name: str) -> ParagraphStyle:
    known = {style.name for style in document.styles}
    style = (
        document.styles[name] if name in known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    )
    assert isinstance(style, ParagraphStyle)
    return style


def _dress(
    style: ParagraphStyle, font: str, size: float, bold: bool, colour: RGBColor, above: float, below: float
) -> None:
    style.font.size, style.font.bold, style.font.color.rgb = Pt(size), bold, colour
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(above), Pt(below)
    style.paragraph_format.line_spacing = 1.15
    own = style.element.get_or_add_rPr()
    for fonts in own.findall(qn("w:rFonts")):
        own.remove(fonts)
    own.insert(0, element("w:rFonts", **dict.fromkeys(("ascii", "hAnsi", "cs", "eastAsia"), font)))
    if style.name == "Mind":
        _set_in_bar(style)


def _set_in_bar(style: ParagraphStyle) -> None:
    """Shading stands before spacing, as the schema of Word wants it."""
    own = style.element.get_or_add_pPr()
    own.insert(0, element("w:shd", val="clear", color="auto", fill=BAR))


def _speak(document: Document, language: str) -> None:
    for spoken in document.styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), language)
    for theme in document.settings.element.iter(qn("w:themeFontLang")):
        theme.set(qn("w:val"), language)


def _name(document: Document, title: str, subject: str, language: str, day: date) -> None:
    """No author: a file of a conversation belongs to nobody."""
    about = document.core_properties
    about.title, about.subject, about.language = title, subject, language
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    about.created = about.modified = datetime.combine(day, time())
    about.revision = 1


def _fall_back(document: Document) -> None:
    """Names what to take where our fonts are not there, and drops the thumbnail of the empty page."""
    package = document.part.package
    assert package is not None
    for rel in [each for each in package.rels.values() if each.reltype.endswith("/thumbnail")]:
        del package.rels[rel.rId]
    fonts: Any = next(part for part in package.iter_parts() if part.partname == "/word/fontTable.xml")
    told = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/></w:font>' for name, other in FALLBACK.items()
    )
    fonts._blob = fonts.blob.replace(b"</w:fonts>", told.encode() + b"</w:fonts>")
