"""Texts and files made to keep a server busy: what is small to send may not take long to read."""

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import process_time
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from content import importlimits as limits
from content.advice import findings
from content.decktext import DeckError, plain
from content.drafts import Draft, DraftArgument
from content.editing import empty_draft, new_card, tidy
from content.exchange import Upload, read_uploads
from content.models import OwnCard
from content.normal import PILE, normal
from content.versions import MOST_WORDS, changes, pieces
from tests.content.attacks import sheet_of

SECONDS = 1.5  # of this process; what is guarded against takes from five seconds to hours
SIGNS = 60_000  # as many as fit in a request
PILED = "\u0315\u0300" * (SIGNS // 2)  # accents that stand in the wrong order


@contextmanager
def quick() -> Iterator[None]:
    start = process_time()
    yield
    assert process_time() - start < SECONDS


@pytest.mark.parametrize(
    "bit", ["A.", "a.", "A-", "Aa ", "Aa van ", "0 ", "mevrouw van ", "A weg ", "a@", "a.@", "A.straat"]
)
def test_advice_on_a_text_without_an_end_is_quick(bit: str) -> None:
    with quick():
        findings(Draft(case=bit * (SIGNS // len(bit))))


def test_accents_are_piled_no_higher_than_any_language_does() -> None:
    with quick():
        for made in (tidy(f"a{PILED}"), plain(f"a{PILED}"), normal("NFC", f"a{PILED}")):
            assert len(made) <= PILE + 1
    assert tidy("Zoë̂") == normal("NFC", "Zoë̂")


@pytest.mark.parametrize("name", ["a.md", "a.csv"])
def test_piled_accents_in_a_file_are_read_quickly(name: str) -> None:
    text = f"# a{PILED[:30_000]}\n" if name.endswith(".md") else f"Titel\na{PILED[:19_000]}\n" * 3
    with quick(), suppress(DeckError):
        read_uploads([Upload(name, text.encode())])


@pytest.mark.parametrize("shared", ["", "a ", "a b "])
def test_two_texts_with_little_in_common_are_compared_quickly(shared: str) -> None:
    old, new = (" ".join(f"{shared}{sign}{at}" for at in range(MOST_WORDS - 1)) for sign in "xy")
    with quick():
        found = pieces(old, new)
    assert "".join(piece.text for piece in found if piece.kind != "new") == old
    assert "".join(piece.text for piece in found if piece.kind != "gone") == new


def test_many_rewritten_arguments_are_compared_quickly() -> None:
    def draft(sign: str) -> Draft:
        texts = (" ".join(f"{'ab'[at % 2]} {sign}{at}{place}" for at in range(200)) for place in range(30))
        return Draft(a_arguments=[DraftArgument(text) for text in texts])

    with quick():
        assert changes(draft("x"), draft("y"))


def test_a_row_of_endless_columns_is_refused_without_keeping_them() -> None:
    with quick(), pytest.raises(DeckError) as caught:
        read_uploads([Upload("a.csv", b"Titel;Kant\n" + b"a;" * 400_000)])
    assert [problem.line for problem in caught.value.problems] == [2]


def test_a_cell_past_the_last_column_is_told_also_behind_empty_ones() -> None:
    with pytest.raises(DeckError) as caught:
        read_uploads([Upload("a.csv", f"Titel\nx{';' * (limits.MAX_COLUMNS + 20)}y\n".encode())])
    assert str(limits.MAX_COLUMNS) in str(caught.value)


def with_parts(**parts: str) -> bytes:
    """A real workbook with other texts in it."""
    out = io.BytesIO()
    with (
        ZipFile(io.BytesIO(sheet_of("", xl__sharedStrings="<sst/>"))) as real,
        ZipFile(out, "w", ZIP_DEFLATED) as archive,
    ):
        for name in real.namelist():
            stem = name.rpartition("/")[2].removesuffix(".xml")
            archive.writestr(name, parts.get(stem, "").encode() or real.read(name))
    return out.getvalue()


def test_many_cells_that_refer_to_one_long_text_of_spaces_are_read_quickly() -> None:
    filler = "".join(f"<x a='{at * 7919 % 99991}'/>" for at in range(30_000))
    cells = '<c t="s"><v>0</v></c>' * 3_000
    raw = with_parts(
        sharedStrings=f"<sst><si><t>{' ' * 6_000_000}</t></si>{filler}</sst>",
        sheet1=f'<worksheet><sheetData><row r="1">{cells}</row></sheetData></worksheet>',
    )
    with quick(), pytest.raises(DeckError) as caught:
        read_uploads([Upload("a.xlsx", raw)])
    assert "Titel" in str(caught.value)


def test_a_workbook_that_leads_nowhere_is_damaged() -> None:
    book = '<workbook><sheets><sheet name="Kaarten" id="nergens"/></sheets></workbook>'
    with pytest.raises(DeckError):
        read_uploads([Upload("a.xlsx", with_parts(workbook=book))])


@pytest.fixture
def card(facilitator: User) -> OwnCard:
    return new_card(facilitator, empty_draft(), "", timezone.now())


@pytest.fixture
def anna(facilitator: User) -> Client:
    browser = Client()
    browser.force_login(facilitator)
    return browser


@pytest.mark.django_db
def test_more_arguments_than_a_page_can_show_are_not_kept(anna: Client, card: OwnCard) -> None:
    draft: dict[str, object] = {"a_arguments": [{}] * 5_000}
    saving, looking = {"revision": 1, "draft": draft}, {"scene": "weigh", "draft": draft}
    places = (
        (reverse("own_save", args=[card.pk]), saving),
        (reverse("own_preview", args=[card.pk, "phone"]), looking),
    )
    for place, body in places:
        assert anna.post(place, json.dumps(body), content_type="application/json").status_code == 400
    card.refresh_from_db()
    assert card.revision == 1


@pytest.mark.django_db
def test_a_number_of_thousands_of_digits_is_no_number(anna: Client, card: OwnCard) -> None:
    endless = "1" * 5_000
    assert anna.get(reverse("own_new"), {"van": endless}).status_code == 404
    assert anna.post(reverse("own_edit", args=[card.pk]), {"revision": endless}).status_code in {302, 409}
    assert anna.post(reverse("own_edit", args=[card.pk]), {"up": f"a.{endless}"}).status_code in {302, 409}
    assert anna.post(reverse("own_writers", args=[card.pk]), {"remove": endless}).status_code == 302
