"""What is imported is all there, or nothing is and every mistake is told. What may harm is refused with a sentence."""

import io
import warnings

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from content import importlimits as limits
from content.decktext import DeckError, Problem
from content.deckwriting import write_card
from content.draftfile import card_of, draft_of, read_own, write_own
from content.drafts import Draft, DraftArgument
from content.exchange import Upload, read_uploads
from content.sheettemplate import template_csv, template_xlsx
from content.spreadsheet import COLUMNS, read_sheet
from content.zipdeck import Member, names_of, read_deck, write_deck
from tests.content.attacks import BOOKS, TABLES, TITLE, ZIPS, cell, sheet_of, zipped
from tests.content.cast import CARD, DECKS
from tests.content.test_draftfile import calm, drafts


def problems(*uploads: Upload) -> list[Problem]:
    with pytest.raises(DeckError) as caught:
        read_uploads(uploads)
    return list(caught.value.problems)


@pytest.mark.parametrize(("raw", "what"), ZIPS.values(), ids=ZIPS)
def test_a_bad_zip_is_refused_with_one_sentence(raw: bytes, what: str) -> None:
    found = problems(Upload("deck.zip", raw))
    assert [problem.what for problem in found] == [what]
    assert found[0].todo


@pytest.mark.parametrize(("raw", "row", "what"), BOOKS.values(), ids=BOOKS)
def test_a_bad_book_is_refused_with_its_row(raw: bytes, row: int, what: str) -> None:
    found = problems(Upload("kaarten.xlsx", raw))
    assert [(problem.line, problem.what) for problem in found] == [(row, what)]
    assert found[0].where == (f"rij {row}" if row and "ingepakt" not in what else "")


@pytest.mark.parametrize(("raw", "row", "what"), TABLES.values(), ids=TABLES)
def test_a_bad_table_is_refused_with_its_row(raw: bytes, row: int, what: str) -> None:
    assert (row, what) in [(problem.line, problem.what) for problem in problems(Upload("kaarten.csv", raw))]


OTHERS = {
    "Word": ("kaart.docx", b"PK", "Kies een kaart (.md)"),
    "old Excel": ("kaarten.xls", b"\xd0\xcf", "Bewaar het rekenblad als .xlsx"),
    "a page": ("kaart.html", b"<html>", "Kies een kaart (.md)"),
    "a card too large": ("noor.md", b"# x\n" * 20_000, "Maak er hoogstens 64 KB van."),
    "a card of endless lines": ("noor.md", b"# x\n" + b"\n" * 2000, "Maak er hoogstens 2000 van."),
    "a spreadsheet too large": ("x.csv", b"x" * (4 * 1024 * 1024 + 1), "Maak er hoogstens 4 MB van."),
}


@pytest.mark.parametrize(("name", "raw", "todo"), OTHERS.values(), ids=OTHERS)
def test_another_kind_of_file_is_refused_with_what_to_do(name: str, raw: bytes, todo: str) -> None:
    (found,) = problems(Upload(name, raw))
    assert found.todo.startswith(todo)


def test_no_file_or_too_many_or_twice_the_same() -> None:
    assert problems()[0].what == "Je koos nog geen bestand."
    many = [Upload(f"{at}.md", b"# x") for at in range(limits.MAX_FILES + 1)]
    assert problems(*many)[0].what == "Je koos 201 bestanden."
    assert (
        problems(Upload("a.md", b"# x"), Upload("A.md", b"# x"))[0].what == "Je koos dit bestand twee keer."
    )
    big = [Upload(f"{at}.zip", bytes(6 * limits.MIB)) for at in range(2)]
    assert problems(*big)[0].what == "Alles samen is te groot."


def test_too_many_cards_or_arguments() -> None:
    sheet = b"Titel\n" + b"x\n" * 201
    assert problems(Upload("k.csv", sheet))[0].what == "Dit zijn 201 kaarten."
    long = write_own(Draft(title="x", a_arguments=[DraftArgument("ja")] * 31))
    assert problems(Upload("x.md", long))[0].what == "'x': optie A heeft 31 argumenten."


def test_every_problem_of_every_file_is_told_at_once() -> None:
    wrong = CARD.replace("Persoon", "Persoom").replace("2. Er", "3. Er").encode()
    deck = zipped({"01.md": wrong, "02.md": CARD.encode(), "03.md": b"geen titel"})
    found = problems(
        Upload("deck.zip", deck), Upload("k.csv", b"Titel;Taal\nx;Nederlands\n"), Upload("x.pdf", b"")
    )
    assert [(problem.file, problem.line) for problem in found] == [
        ("deck.zip › 01.md", 4),
        ("deck.zip › 01.md", 30),
        ("deck.zip › 03.md", 1),
        ("deck.zip › 03.md", 1),
        ("k.csv", 2),
        ("x.pdf", 0),
    ]


def test_reading_stops_where_there_is_too_much_to_mend() -> None:
    bad = b"# x\n" + b"## x\n" * 1900
    deck = zipped({f"{at}.md": bad for at in range(100)})
    found = problems(Upload("deck.zip", deck), Upload("nog.md", bad))
    assert len({problem.file for problem in found}) == 2
    assert found[-1].what == "Hier ben ik gestopt met lezen: er is te veel te verbeteren."


def test_the_deck_of_the_app_comes_in_and_goes_out_the_same() -> None:
    members = [Member(path.name, path.read_bytes()) for path in sorted(DECKS.glob("0*.md"))]
    cards = [incoming.card for incoming in read_uploads([Upload("deck.zip", write_deck(members))])]
    assert names_of(cards) == [member.name for member in members]
    written = write_deck(
        Member(name, write_card(card).encode()) for name, card in zip(names_of(cards), cards, strict=True)
    )
    again = [incoming.card for incoming in read_uploads([Upload("deck.zip", written)])]
    assert again == cards


@calm
@given(st.lists(drafts, min_size=1, max_size=4))
def test_any_deck_survives_its_zip(written: list[Draft]) -> None:
    cards = [card_of(draft) for draft in written]
    raw = write_deck(
        Member(name, write_card(card).encode()) for name, card in zip(names_of(cards), cards, strict=True)
    )
    back = [read_own(member.name, member.raw) for member in read_deck("deck.zip", raw)]
    assert [draft_of(card) for card in back] == written


def test_names_differ_also_for_the_same_person_and_number() -> None:
    noor = card_of(Draft(person="Noor, 40", number=3))
    cards = [noor, noor, card_of(Draft(title="Rust!")), card_of(Draft())]
    assert names_of(cards) == ["03-noor.md", "03-noor-2.md", "03-rust.md", "04-kaart.md"]


def test_folders_and_what_computers_add_are_passed_over() -> None:
    deck = zipped(
        {"kaarten/": b"", "kaarten/01-noor.md": CARD.encode(), "__MACOSX/x": b"", "kaarten/.DS_Store": b""}
    )
    assert [card.file for card in read_uploads([Upload("deck.zip", deck)])] == [
        "deck.zip › kaarten/01-noor.md"
    ]


def test_the_templates_are_read_and_their_example_is_a_card() -> None:
    book = openpyxl.load_workbook(io.BytesIO(template_xlsx()))
    assert book.sheetnames == ["Kaarten", "Voorbeeld", "Uitleg"]
    assert [one.value for one in book["Kaarten"][1]] == list(COLUMNS)
    assert template_csv().decode("utf-8-sig").strip().split(";") == list(COLUMNS)
    assert problems(Upload("s.xlsx", template_xlsx()))[0].what == "Er staat geen enkele kaart in."
    assert problems(Upload("s.csv", template_csv()))[0].what == "Er staat geen enkele kaart in."
    book.remove(book["Kaarten"])
    book["Voorbeeld"].title = "Kaarten"
    (card,) = read_sheet("s.xlsx", saved(book))
    assert (card.title, card.person, card.groups) == (
        "Rust of regels",
        "Noor, 40",
        ("Jobcoaches", "Wijkteamleden"),
    )
    assert card.case == ("Noor is 40 en werkt halve dagen.", "Ze vraagt jou om uitstel.")
    assert [len(side.arguments) for side in (card.a, card.b)] == [2, 1]


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of openpyxl's own clock
        book.save(out)
    return out.getvalue()


def test_excel_and_csv_give_the_same_cards() -> None:
    rows = [
        ["titel", "KANT", "Argument", "Situatie"],
        ["Rust", "A", "Noor heeft  rust nodig.", "Een.\n\nTwee."],
        ["", "optie b", "Regels zijn regels; dus nee.", ""],
        ["Nog een"],
    ]
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    text = 'titel;KANT;Argument;Situatie\r\nRust;A;Noor heeft  rust nodig.;"Een.\n\nTwee."\r\n'
    text += ';optie b;"Regels zijn regels; dus nee.";\r\nNog een\r\n'
    cards = read_sheet("k.xlsx", saved(book))
    assert cards == read_sheet("k.csv", text.encode("utf-8-sig")) == read_sheet("k.csv", text.encode())
    assert [card.title for card in cards] == ["Rust", "Nog een"]
    assert (cards[0].case, cards[0].a.arguments[0].text) == (("Een.", "Twee."), "Noor heeft rust nodig.")
    assert cards[0].b.arguments[0].text == "Regels zijn regels; dus nee."


def test_empty_rows_far_below_do_not_matter() -> None:
    """LibreOffice writes the very last row of a sheet when a column has a shape."""
    rows = TITLE + f'<row r="2">{cell("A2", "Rust")}</row><row r="1048576"><c r="XFD1048576" s="1"/></row>'
    assert [card.title for card in read_sheet("k.xlsx", sheet_of(rows))] == ["Rust"]
    assert [
        card.title for card in read_sheet("k.xlsx", sheet_of(f"{TITLE}<row>{cell('A2', 'Rust')}</row>"))
    ] == ["Rust"]


def test_what_a_word_sounds_like_is_no_text() -> None:
    strings = (
        "<sst><si><t>Titel</t></si><si><r><t>Ru</t></r><r><t>st</t></r><rPh><t>roest</t></rPh></si></sst>"
    )
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c></row>'
    assert [card.title for card in read_sheet("k.xlsx", sheet_of(rows, xl__sharedStrings=strings))] == [
        "Rust"
    ]
