"""Files that somebody might send: zips and spreadsheets with one thing wrong, made by hand where libraries refuse."""

import io
import stat
import zlib
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from tests.content.cast import CARD

Members = dict[str, bytes]


def zipped(members: Members, method: int = ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", method) as archive:
        for name, raw in members.items():
            archive.writestr(name, raw)
    return out.getvalue()


def twice(name: str) -> bytes:
    """The same name two times; Python warns, other programs do not."""
    raw = zipped({name: CARD.encode(), "x" * len(name): CARD.encode()})
    return raw.replace(b"x" * len(name), name.encode())


def linked(name: str, target: str) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        info = ZipInfo(name)
        info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, target)
    return out.getvalue()


def locked(members: Members) -> bytes:
    """Marked as encrypted, in the local headers and in the directory."""
    raw = bytearray(zipped(members, ZIP_STORED))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(mark)
        while at >= 0:
            raw[at + place] |= 1
            at = raw.find(mark, at + 1)
    return bytes(raw)


def lying(name: str, raw: bytes, told: int) -> bytes:
    """A member of which the zip tells another unpacked size than it has."""
    packed = zipped({name: raw})
    return packed.replace(len(raw).to_bytes(4, "little"), told.to_bytes(4, "little"))


def named(name: str) -> bytes:
    """`name` as bytes in the zip, whatever a library thinks of it."""
    return zipped({"x" * len(name): CARD.encode()}).replace(b"x" * len(name), name.encode())


def broken() -> bytes:
    raw = bytearray(zipped({"01-noor.md": CARD.encode()}))
    raw[60:80] = bytes(20)
    return bytes(raw)


BOMB = b"# " + b"a" * 5_000_000
CARD_RAW = CARD.encode()
ZIPS: dict[str, tuple[bytes, str]] = {
    "not a zip": (b"zomaar tekst", "Dit is geen zip-bestand, of het is beschadigd."),
    "half a zip": (zipped({"01-noor.md": CARD_RAW})[:200], "Dit is geen zip-bestand, of het is beschadigd."),
    "broken inside": (broken(), "Dit is geen zip-bestand, of het is beschadigd."),
    "nothing in it": (zipped({}), "In deze zip zit geen enkele kaart."),
    "only junk in it": (zipped({"__MACOSX/._01-noor.md": b"x"}), "In deze zip zit geen enkele kaart."),
    "a bomb": (zipped({"01-noor.md": BOMB}), "'01-noor.md' is te groot."),
    "a bomb that lies": (lying("01-noor.md", BOMB, 100), "Dit is geen zip-bestand, of het is beschadigd."),
    "a zip in a zip": (
        zipped({"meer.zip": zipped({"01-noor.md": CARD_RAW})}),
        "In de zip zit 'meer.zip'. Dat is geen kaart.",
    ),
    "many bombs together": (
        zipped({f"{at:03}.md": zlib.decompress(zlib.compress(b"# a\n" * 16_000)) for at in range(290)}),
        "Alles in de zip samen is te groot.",
    ),
    "too many files": (zipped({f"{at}.md": b"" for at in range(301)}), "In deze zip zitten 301 bestanden."),
    "up and out": (zipped({"../01-noor.md": CARD_RAW}), "'../01-noor.md' is geen gewone bestandsnaam."),
    "up and out in the middle": (
        zipped({"kaarten/../../01-noor.md": CARD_RAW}),
        "'kaarten/../../01-noor.md' is geen gewone bestandsnaam.",
    ),
    "up and out in Windows": (named("..\\01-noor.md"), "'..\\01-noor.md' is geen gewone bestandsnaam."),
    "an absolute path": (
        zipped({"/etc/01-noor.md": CARD_RAW}),
        "'/etc/01-noor.md' is geen gewone bestandsnaam.",
    ),
    "a drive": (zipped({"C:/01-noor.md": CARD_RAW}), "'C:/01-noor.md' is geen gewone bestandsnaam."),
    "a NUL in a name": (named("01-noor.md\0.exe"), "'01-noor.md�.exe' is geen gewone bestandsnaam."),
    "a line end in a name": (named("01\nnoor.md"), "'01�noor.md' is geen gewone bestandsnaam."),
    "an endless name": (zipped({"n" * 201 + ".md": CARD_RAW}), f"'{'n' * 59}…' is geen gewone bestandsnaam."),
    "a link": (linked("01-noor.md", "/etc/passwd"), "'01-noor.md' is een snelkoppeling en geen bestand."),
    "behind a password": (locked({"01-noor.md": CARD_RAW}), "'01-noor.md' zit achter een wachtwoord."),
    "the same name twice": (twice("01-noor.md"), "'01-noor.md' zit twee keer in de zip."),
    "the same name in capitals": (
        zipped({"01-noor.md": CARD_RAW, "01-Noor.MD": CARD_RAW}),
        "'01-noor.md' zit twee keer in de zip.",
    ),
    "packed in another way": (
        zipped({"01-noor.md": CARD_RAW}, ZIP_BZIP2),
        "'01-noor.md' is ingepakt op een manier die ik niet ken.",
    ),
    "a program": (zipped({"kaart.exe": b"MZ"}), "In de zip zit 'kaart.exe'. Dat is geen kaart."),
    "larger than allowed": (b"PK" + bytes(8 * 1024 * 1024), "Dit bestand is te groot."),
}

BOOK = '<workbook xmlns="x" xmlns:r="y"><sheets><sheet name="Kaarten" sheetId="1" r:id="r1"/></sheets></workbook>'
RELATIONS = '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'


def sheet_of(rows: str, **others: str) -> bytes:
    """An Excel file of the least parts; `others` by their path, with `__` for `/`."""
    parts = {
        "xl/workbook.xml": BOOK,
        "xl/_rels/workbook.xml.rels": RELATIONS,
        "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{rows}</sheetData></worksheet>",
    }
    parts |= {name.replace("__", "/") + ".xml": text for name, text in others.items()}
    return zipped({name: text.encode() for name, text in parts.items()})


def cell(place: str, text: str, more: str = "") -> str:
    return f'<c r="{place}" t="inlineStr">{more}<is><t>{text}</t></is></c>'


TITLE = f'<row r="1">{cell("A1", "Titel")}</row>'
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    f"<worksheet><sheetData>{TITLE}<row>{cell('A2', '&b;')}</row></sheetData></worksheet>"
)
FETCH = (
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    f"<worksheet><sheetData>{TITLE}<row>{cell('A2', '&a;')}</row></sheetData></worksheet>"
)
_BROKEN_BOOK = "Dit is geen Excel-bestand, of het is beschadigd."
BOOKS: dict[str, tuple[bytes, int, str]] = {
    "not a zip": (b"zomaar tekst", 0, "Dit is geen Excel-bestand, of het zit achter een wachtwoord."),
    "an old or locked book": (
        bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600),
        0,
        "Dit is geen Excel-bestand, of het zit achter een wachtwoord.",
    ),
    "a zip of something else": (zipped({"01-noor.md": CARD_RAW}), 0, _BROKEN_BOOK),
    "laughter": (sheet_of("", xl__worksheets__sheet1=LAUGHS), 0, _BROKEN_BOOK),
    "a file of the server": (sheet_of("", xl__worksheets__sheet1=FETCH), 0, _BROKEN_BOOK),
    "half an element": (sheet_of("<row><c"), 0, _BROKEN_BOOK),
    "a column of seven letters": (sheet_of(TITLE + f"<row>{cell('ZZZZZZZ2', 'x')}</row>"), 0, _BROKEN_BOOK),
    "a row of many digits": (sheet_of(f'<row r="{"9" * 5000}">{cell("A1", "x")}</row>'), 0, _BROKEN_BOOK),
    "a string that is not there": (
        sheet_of('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'),
        0,
        _BROKEN_BOOK,
    ),
    "a string before the first": (
        sheet_of(
            '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>',
            xl__sharedStrings="<sst><si><t>Titel</t></si></sst>",
        ),
        0,
        _BROKEN_BOOK,
    ),
    "text far below": (
        sheet_of(TITLE + f'<row r="1048576">{cell("A1048576", "x")}</row>'),
        1_048_576,
        "Er staat tekst onder rij 3000.",
    ),
    "text far to the right": (
        sheet_of(TITLE + f'<row r="2">{cell("XFD2", "x")}</row>'),
        2,
        "Er staat tekst voorbij kolom 60.",
    ),
    "a cell too long": (
        sheet_of(TITLE + f'<row r="2">{cell("A2", "x" * 20_001)}</row>'),
        2,
        "In een cel staan 20001 tekens.",
    ),
    "one long text a thousand times": (
        sheet_of(
            TITLE + "".join(f'<row r="{at}"><c r="A{at}" t="s"><v>0</v></c></row>' for at in range(2, 1002)),
            xl__sharedStrings=f"<sst><si><t>{'x' * 19_000}</t></si></sst>",
        ),
        0,
        "Er staat te veel tekst in dit bestand.",
    ),
    "a part that unpacks to more than there may be": (
        sheet_of(TITLE + " " * 9_000_000),
        0,
        "'xl/worksheets/sheet1.xml' is veel te ver ingepakt.",
    ),
    "two sheets and none with the name": (
        sheet_of(
            "",
            xl__workbook=BOOK.replace("Kaarten", "Een").replace(
                "/></s", '/><sheet name="Twee" r:id="r2"/></s'
            ),
        ),
        0,
        "Ik weet niet op welk blad de kaarten staan.",
    ),
    "a formula": (
        sheet_of(TITLE + '<row r="2"><c r="A2"><f>1+1</f><v>2</v></c></row>'),
        2,
        "Kolom 'Titel': dit leest een rekenblad als formule.",
    ),
    "a formula with a text": (
        sheet_of(TITLE + '<row r="2"><c r="A2" t="str"><f>A1</f><v>Titel</v></c></row>'),
        2,
        "Kolom 'Titel': dit leest een rekenblad als formule.",
    ),
    "a text like a formula": (
        sheet_of(TITLE + f'<row r="2">{cell("A2", "=HYPERLINK(1)")}</row>'),
        2,
        "Kolom 'Titel': dit leest een rekenblad als formule.",
    ),
    "a number or a date": (
        sheet_of(TITLE + '<row r="2"><c r="A2"><v>45323</v></c></row>'),
        2,
        "Kolom 'Titel': hier staat een getal, een datum of WAAR.",
    ),
    "markup": (
        sheet_of(TITLE + f'<row r="2">{cell("A2", "&lt;script&gt;")}</row>'),
        2,
        "Kolom 'Titel': hier staat opmaak: '<script>'.",
    ),
    "a sign that turns direction": (
        sheet_of(TITLE + f'<row r="2">{cell("A2", "a&#x202E;b")}</row>'),
        2,
        "Kolom 'Titel': hier staat een onzichtbaar teken (U+202E).",
    ),
    "a control sign in Excel's own way": (
        sheet_of(TITLE + f'<row r="2">{cell("A2", "a_x0007_b")}</row>'),
        2,
        "Kolom 'Titel': hier staat een onzichtbaar teken (U+0007).",
    ),
}

TABLES: dict[str, tuple[bytes, int, str]] = {
    "Windows": ("Titel\nCafé\n".encode("cp1252"), 0, "Dit bestand is niet opgeslagen als UTF-8."),
    "UTF-16": ("Titel\nCafé\n".encode("utf-16"), 0, "Dit bestand is niet opgeslagen als UTF-8."),
    "UTF-16 without a mark": (
        "Titel\nCafe\n".encode("utf-16-le"),
        0,
        "Dit bestand is niet opgeslagen als UTF-8.",
    ),
    "nothing": (b"", 1, "De kolom 'Titel' ontbreekt."),
    "no headings": (b"Rust of regels;Noor, 40\n", 1, "De kolom 'Rust of regels' ken ik niet."),
    "a heading misspelt": (b"Titel;Persoom\nx;y\n", 1, "De kolom 'Persoom' ken ik niet."),
    "a heading twice": (b"Titel;Titel\nx;y\n", 1, "De kolom 'Titel' staat er twee keer."),
    "only headings": (b"Titel;Kant\n", 2, "Er staat geen enkele kaart in."),
    "a formula": (b"Titel;Bron\n=1+1;x\n", 2, "Kolom 'Titel': dit leest een rekenblad als formule."),
    "a formula with a plus": (b"Titel;Bron\nx;+1\n", 2, "Kolom 'Bron': dit leest een rekenblad als formule."),
    "a formula behind a blank": (
        b"Titel;Bron\nx; @A1\n",
        2,
        "Kolom 'Bron': dit leest een rekenblad als formule.",
    ),
    "markup": (
        b"Titel\n<img src=x onerror=alert(1)>\n",
        2,
        "Kolom 'Titel': hier staat opmaak: '<img src=x onerror=a'.",
    ),
    "a quote that never closes": (b'Titel\nx\n"y\n', 3, "Deze rij klopt niet als CSV."),
    "a text without a column": (b"Titel\nx;y\n", 2, "Hier staat tekst in een kolom zonder naam."),
    "an argument before a card": (
        b"Titel;Kant;Argument\n;A;Rust\n",
        2,
        "Deze rij hoort bij geen kaart: de titel ontbreekt.",
    ),
    "a text of the card without its title": (
        b"Titel;Bron\nx;y\n;z\n",
        3,
        "Deze rij hoort bij geen kaart: de titel ontbreekt.",
    ),
    "an argument without a side": (
        b"Titel;Kant;Argument\nx;;Rust\n",
        2,
        "Ik weet niet bij welke optie dit argument hoort.",
    ),
    "an argument of side C": (
        b"Titel;Kant;Argument\nx;C;Rust\n",
        2,
        "Ik weet niet bij welke optie dit argument hoort.",
    ),
    "a side without an argument": (b"Titel;Kant;Argument\nx;A;\n", 2, "Het argument ontbreekt."),
    "an unknown group": (b"Titel;Beroepsgroepen\nx;Jobcoach\n", 2, "'Jobcoach' ken ik niet."),
    "not a language": (b"Titel;Taal\nx;Nederlands\n", 2, "'nederlands' is geen taalcode."),
    "too many rows": (b"Titel\n" + b"x\n" * 3000, 3001, "Er staat tekst onder rij 3000."),
    "endless empty rows": (b"Titel\n" + b"\n" * 60_000, 50_001, "Er staan te veel lege rijen in."),
    "too many columns": (b"Titel" + b";" * 60 + b"x\n", 1, "Er staat tekst voorbij kolom 60."),
}
