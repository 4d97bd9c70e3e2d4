"""Cards on paper: everything is on them, readable, in the right place, and only ever text where text was meant."""

import dataclasses
import io
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from content import printing
from content.drafts import Draft, DraftArgument
from content.printed import printed_draft
from content.printing import NotPrinted, Paper, PrintedCard, Reason, pdf_of
from tests.content.printing import (
    ADDRESS,
    FILES,
    card_of,
    elements,
    millimetres,
    picture_of,
    read,
    squeezed,
    text_of,
    texts_of,
)

PAPERS = ["a6", "a4", "a3"]
MARKUP = ["#let x = 1", "$x^2$", "*vet* _schuin_ `code`", '#import "/etc/passwd"', "<b>&amp;</b>", "[]{}()"]
LONG_WORD = "Arbeidsongeschiktheidsverzekeringsvoorwaardenbeleidsmedewerkersoverleg"
RUNNING = ("De gezondheid van de cliënt gaat achteruit en niemand weet goed wat nu helpt. " * 12).strip()


def hostile() -> PrintedCard:
    """Long words, twelve long arguments against three, an option that fills its field, characters without a glyph."""
    many = [
        DraftArgument(f"Zin{number} {RUNNING[:900]}", "", f"Werk{number} {RUNNING[:250]}")
        for number in range(12)
    ]
    few = [
        DraftArgument(LONG_WORD, "\U0001f642 kort", "x" * 290),
        DraftArgument("Twee.", "", ""),
        DraftArgument("3"),
    ]
    return printed_draft(
        Draft(
            title=f"{LONG_WORD} of niet",
            person="\u05e9\u05dc\u05d5\u05dd en iemand met een lange naam",
            line=RUNNING[:290],
            case="\n\n".join([RUNNING] * 5),
            question=RUNNING[:190],
            elaboration=RUNNING,
            a_short=LONG_WORD,
            a_full=RUNNING[:390],
            b_short="#let x = 1 $y$",
            b_full="*Nee*",
            a_arguments=many,
            b_arguments=few,
            source=RUNNING[:290],
        )
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("paper", PAPERS)
def test_all_of_a_card_is_on_its_paper(path: Path, paper: str) -> None:
    card = card_of(path)
    text = text_of(read([card], paper))
    here = [told for told in texts_of(card) if not (paper == "a3" and told == card.line)]
    shown = [
        reason.text if paper == "a3" else reason.short for side in (card.a, card.b) for reason in side.reasons
    ]
    missing = [told for told in (*here, *shown, *card.case, *card.elaboration) if squeezed(told) not in text]
    assert missing == []


def test_the_check_on_what_is_missing_finds_what_is_missing() -> None:
    card = card_of(FILES[0])
    fewer = dataclasses.replace(card, b=dataclasses.replace(card.b, reasons=card.b.reasons[:-1]))
    assert squeezed(card.b.reasons[-1].short) not in text_of(read([fewer], "a6"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_paper_has_its_size_and_every_front_its_back(path: Path) -> None:
    card = card_of(path)
    fronts_and_backs = len(read([card], "a6").pages)
    assert fronts_and_backs in {2, 4}
    assert set(millimetres(read([card], "a6"))) == {(105, 148)}
    assert millimetres(read([card], "a4")) == [(210, 297)] * fronts_and_backs
    assert millimetres(read([card], "a3")) == [(420, 297)]


def test_the_back_of_a_sheet_is_mirrored_so_that_it_lies_behind_its_front() -> None:
    """Four cards: what is at the left on the front is at the right on the back."""
    cards = [_small(name) for name in ("Een", "Twee", "Drie", "Vier")]
    front, back = (_places(page) for page in read(cards, "a4").pages)
    assert [front[f"Titel{name}"] for name in ("Een", "Twee", "Drie", "Vier")] == [
        ("left", "top"), ("right", "top"), ("left", "bottom"), ("right", "bottom"),
    ]  # fmt: skip
    assert [back[f"Reden{name}"] for name in ("Een", "Twee", "Drie", "Vier")] == [
        ("right", "top"), ("left", "top"), ("right", "bottom"), ("left", "bottom"),
    ]  # fmt: skip


def _small(name: str) -> PrintedCard:
    argument = DraftArgument(f"Reden{name}")
    return printed_draft(Draft(title=f"Titel{name}", a_short="A", b_short="B", a_arguments=[argument]))


def _places(page) -> dict[str, tuple[str, str]]:
    found = {}

    def visit(text, matrix, text_matrix, _font, _size) -> None:
        x = text_matrix[4] * matrix[0] + matrix[4]
        y = text_matrix[5] * matrix[3] + matrix[5]
        if text.strip():
            place = ("left" if x < 297.6 else "right", "top" if y > 420.9 else "bottom")
            found.update(dict.fromkeys(text.split(), place))

    page.extract_text(visitor_text=visit)
    return found


@pytest.mark.parametrize("paper", PAPERS)
def test_it_has_title_language_and_tags_and_the_qr_an_alternative(paper: str) -> None:
    reader = read([card_of(FILES[4])], paper)
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "nl"
    assert root["/MarkInfo"]["/Marked"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Eigen grenzen bewaken of behoeften van de cliënt volgen"
    assert "pdfuaid:part" in root["/Metadata"].get_data().decode()
    tags = elements(reader)
    assert [role for role, _alt in tags].count("/H1") == 1, "of four copies one is read aloud"
    assert [alt for role, alt in tags if role == "/Figure"] == ["QR-code"]


@pytest.mark.parametrize(("paper", "copies"), [("a6", 1), ("a4", 4), ("a3", 1)])
def test_the_qr_on_paper_leads_to_the_page_of_the_card(paper: str, copies: int) -> None:
    found = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture_of(card_of(FILES[4]), paper))))
    assert [code.text for code in found] == [ADDRESS.format(number=5)] * copies


@pytest.mark.parametrize("paper", PAPERS)
def test_of_a_hostile_card_nothing_is_lost_either(paper: str) -> None:
    card = hostile()
    text = text_of(read([card], paper))
    told = [
        reason.text if paper == "a3" else reason.short for side in (card.a, card.b) for reason in side.reasons
    ]
    told += [reason.conviction for side in (card.a, card.b) for reason in side.reasons]
    told = [part.replace("\U0001f642", "[?]") for part in told]
    for part in (*told, *card.case, card.question, card.a.full, LONG_WORD):
        # Where a text goes on in the next column other text may stand between.
        assert all(squeezed(word) in text for word in part.split())
    assert text.count(squeezed(RUNNING[:77])) >= 5 * 12
    assert "#letx=1$y$" in text


@pytest.mark.parametrize("text", [*MARKUP, "", " ", "\x00", "\u202e", "x" * 40_000, "woord " * 9_000])
def test_no_text_breaks_the_file_or_acts(text: str) -> None:
    arguments = [DraftArgument(text, text, text)] * 2
    everywhere = dict.fromkeys(("title", "person", "line", "case", "question", "elaboration"), text)
    options = dict.fromkeys(("a_short", "a_full", "b_short", "b_full"), text)
    draft = Draft(**everywhere, **options, a_arguments=arguments, b_arguments=arguments, source=text)
    for paper in PAPERS:
        reader = read([printed_draft(draft)], paper)
        assert len(reader.pages) <= 60
        assert not any("/Annots" in page for page in reader.pages)
        if text in MARKUP:
            assert squeezed(text) in text_of(reader)


def test_what_is_longer_than_a_card_may_hold_is_seen_to_be_cut() -> None:
    card = printed_draft(Draft(title="woord " * 100, a_arguments=[DraftArgument(f"R{n}") for n in range(40)]))
    assert card.title.endswith("[...]")
    assert card.a.reasons[-1] == Reason("[...]", "[...]", "")


def test_a_draft_says_so_and_has_no_qr() -> None:
    reader = read([_small("Een")], "a6")
    assert "Concept" in reader.pages[0].extract_text()
    assert not [role for role, _alt in elements(reader) if role == "/Figure"]


def test_both_sides_stand_in_the_same_size() -> None:
    """Seven arguments against one: the one is not larger for having room."""
    many = [DraftArgument(f"Reden {number} {RUNNING[:120]}") for number in range(7)]
    card = printed_draft(Draft(title="T", a_arguments=many, b_arguments=[DraftArgument("Alleenstaand.")]))
    sizes: dict[str, float] = {}

    def visit(text, _matrix, _text_matrix, _font, size) -> None:
        sizes.update(dict.fromkeys(text.split(), size))

    for page in read([card], "a6").pages:
        page.extract_text(visitor_text=visit)
    assert sizes["Alleenstaand."] == sizes["gezondheid"] >= 8.5


@pytest.mark.parametrize("paper", ["a6", "a3"])  # A4 has the same cards as A6
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_is_smaller_than_seven_and_a_half_points(path: Path, paper: str) -> None:
    sizes: set[float] = set()

    def visit(text, _matrix, _text_matrix, _font, size) -> None:
        sizes.update({round(size, 1)} if text.strip() else set())

    for page in read([card_of(path)], paper).pages:
        page.extract_text(visitor_text=visit)
    assert min(sizes) >= 7.5


def test_a_deck_is_one_file_with_the_cards_one_after_the_other() -> None:
    cards = [card_of(path) for path in FILES]
    leaves = sum(len(read([card], "a6").pages) for card in cards) // 2
    assert len(read(cards, "a6").pages) == 2 * leaves
    assert len(read(cards, "a4").pages) == 2 * -(-leaves // 4)
    assert len(read(cards, "a3").pages) == len(cards)


def test_the_same_card_gives_the_same_bytes() -> None:
    card = card_of(FILES[0])
    assert pdf_of([card], Paper.A6, keep=False) == pdf_of([card], Paper.A6, keep=False)


def test_it_waits_for_others_who_print_but_not_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "WAIT_SECONDS", 0.01)
    with printing._turn, pytest.raises(NotPrinted):
        pdf_of([card_of(FILES[0])], Paper.A6, keep=False)
