"""Own cards come in from files and go out again: shown first, all or nothing, and never somebody else's."""

import csv
import io
import json
from datetime import timedelta
from typing import Any
from zipfile import ZipFile

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from content import importing, importlimits
from content.deckwriting import write_card
from content.draftfile import card_of
from content.drafts import Draft, DraftArgument, from_plain, to_plain
from content.models import CardComment, CardVersion, Dilemma, Favourite, OwnCard, WaitingImport
from content.zipdeck import Member, names_of, write_deck
from tests.content.attacks import ZIPS, zipped
from tests.content.cast import CARD
from tests.content.fifty import deck_of_fifty

pytestmark = pytest.mark.django_db

IMPORT = "/eigen/importeren/"
MINE = Draft(title="Rust of regels", person="Noor, 40", a_arguments=[DraftArgument("Rust.", id="a1")])


@pytest.fixture
def anna(facilitator: User) -> Client:
    client = Client()
    client.force_login(facilitator)
    return client


def own(owner: User, draft: Draft = MINE, **more: Any) -> OwnCard:
    now = timezone.now()
    return OwnCard.objects.create(owner=owner, draft=to_plain(draft), saved_at=now, created_at=now, **more)


def look(client: Client, *files: tuple[str, bytes]) -> Any:
    uploads = [SimpleUploadedFile(name, raw) for name, raw in files]
    return client.post(IMPORT, {"bestanden": uploads, "doe": "bekijk"})


def take(client: Client) -> Any:
    return client.post(IMPORT, {"doe": "neem over", "welke": str(WaitingImport.objects.get().pk)})


def test_a_deck_of_fifty_cards_goes_out_with_the_same_bytes(anna: Client, facilitator: User) -> None:
    deck = deck_of_fifty()
    assert look(anna, ("deck.zip", deck)).status_code == 302
    assert "50 kaarten klaar" in anna.get(IMPORT).content.decode()
    assert OwnCard.objects.count() == 0
    assert take(anna).url == "/eigen/"
    assert OwnCard.objects.filter(owner=facilitator).count() == 50
    assert anna.get("/eigen/kaarten.zip").content == deck
    assert WaitingImport.objects.count() == 0


def test_one_card_goes_out_with_the_same_bytes_and_keeps_its_origin(anna: Client) -> None:
    raw = CARD.replace("\n\n## Situatie", "\nLicentie: CC0\nHerkomst: Dilemma 3\n\n## Situatie").encode()
    look(anna, ("03-noor.md", raw))
    response = take(anna)
    card = OwnCard.objects.get()
    assert response.url == f"/eigen/{card.pk}/"
    assert (card.origin, from_plain(card.draft).licence) == ("Dilemma 3", "CC0")
    file = anna.get(f"/eigen/{card.pk}/bestand.md")
    assert (file.content, file["Content-Type"]) == (raw, "text/markdown; charset=utf-8")
    assert 'filename="03-noor.md"' in file["Content-Disposition"]


def test_a_deck_without_numbers_keeps_its_order(anna: Client) -> None:
    names = ["Zoë", "Anna", "Mo", "Bob"]
    cards = [card_of(Draft(title=name, person=name)) for name in names]
    deck = write_deck(
        Member(name, write_card(card).encode()) for name, card in zip(names_of(cards), cards, strict=True)
    )
    look(anna, ("deck.zip", deck))
    take(anna)
    assert anna.get("/eigen/kaarten.zip").content == deck


def test_one_bad_card_in_a_deck_loads_nothing_and_says_where(anna: Client) -> None:
    deck = zipped({"01.md": CARD.encode(), "02.md": CARD.replace("Persoon:", "Persoom:").encode()})
    response = look(anna, ("deck.zip", deck), ("rest.csv", b"Titel;Taal\nx;Nederlands\n"))
    text = response.content.decode()
    assert response.status_code == 422
    for part in (
        "deck.zip › 02.md",
        "regel 4",
        "Persoom:",
        "Bedoel je",
        "rest.csv",
        "rij 2",
        "geen taalcode",
    ):
        assert part in text
    assert (OwnCard.objects.count(), WaitingImport.objects.count()) == (0, 0)


@pytest.mark.parametrize(("raw", "what"), ZIPS.values(), ids=ZIPS)
def test_the_page_refuses_a_bad_zip_with_its_sentence(anna: Client, raw: bytes, what: str) -> None:
    response = look(anna, ("deck.zip", raw))
    assert response.status_code == 422
    assert what in response.content.decode().replace("&#x27;", "'")
    assert WaitingImport.objects.count() == 0


def test_a_file_that_says_markup_shows_it_as_text(anna: Client) -> None:
    response = look(anna, ("<img src=x>.md", b"# <script>alert(1)</script>\n"))
    assert response.status_code == 422
    assert b"<script>" not in response.content
    assert b"<img" not in response.content


def test_what_is_too_large_is_kept_nowhere(anna: Client) -> None:
    response = look(anna, ("deck.zip", bytes(importlimits.MAX_UPLOAD + 2 * importlimits.MIB)))
    assert response.status_code == 422
    assert "Alles samen is te groot." in response.content.decode()
    assert not response.wsgi_request.FILES


def test_no_file_is_told(anna: Client) -> None:
    assert "Je koos nog geen bestand." in anna.post(IMPORT, {"doe": "bekijk"}).content.decode()


def test_taking_over_twice_makes_the_cards_once(anna: Client) -> None:
    look(anna, ("03-noor.md", CARD.encode()))
    waiting = str(WaitingImport.objects.get().pk)
    for status in (302, 422, 422):
        assert anna.post(IMPORT, {"doe": "neem over", "welke": waiting}).status_code == status
    assert OwnCard.objects.count() == 1
    assert anna.post(IMPORT, {"doe": "neem over", "welke": "x"}).status_code == 422


def test_another_choice_in_another_tab_is_not_taken_by_mistake(anna: Client) -> None:
    look(anna, ("03-noor.md", CARD.encode()))
    first = str(WaitingImport.objects.get().pk)
    look(anna, ("04.md", CARD.replace("Rust", "Onrust").encode()))
    assert anna.post(IMPORT, {"doe": "neem over", "welke": first}).status_code == 422
    assert OwnCard.objects.count() == 0


def test_the_look_tells_what_is_there_already_and_not_finished(anna: Client, facilitator: User) -> None:
    own(facilitator, MINE)
    look(anna, ("a.md", write_card(card_of(MINE)).encode()), ("b.md", b"# Nieuw\n"))
    text = anna.get(IMPORT).content.decode()
    assert (text.count("heb je al"), text.count("nog niet af")) == (1, 2)
    anna.post(IMPORT, {"doe": "toch niet"})
    assert WaitingImport.objects.count() == 0


def test_what_waits_is_gone_after_a_day(facilitator: User) -> None:
    now = timezone.now()
    importing.keep(facilitator, [], now - timedelta(days=2))
    assert importing.waiting(facilitator, now) is None
    assert importing.waiting(facilitator, now - timedelta(days=2)) is not None


def test_there_is_an_end_to_how_many_cards_somebody_has(
    anna: Client, facilitator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlimits, "MAX_OWN_CARDS", 1)
    own(facilitator)
    response = look(anna, ("03-noor.md", CARD.encode()))
    assert "Je hebt al 1 eigen kaarten." in response.content.decode()


def test_nobody_gets_or_takes_what_is_somebody_elses(anna: Client, other_facilitator: User) -> None:
    card = own(other_facilitator)
    theirs = [{"file": "x.md", "draft": to_plain(MINE), "origin": ""}]
    waiting = WaitingImport.objects.create(owner=other_facilitator, cards=theirs, made_at=timezone.now())
    assert anna.get(f"/eigen/{card.pk}/bestand.md").status_code == 404
    assert anna.get("/eigen/kaarten.zip", {"kaart": str(card.pk)}).status_code == 404
    assert anna.post(IMPORT, {"doe": "neem over", "welke": str(waiting.pk)}).status_code == 422
    assert "Neem over" not in anna.get(IMPORT).content.decode()
    assert [one.owner for one in OwnCard.objects.all()] == [other_facilitator]
    assert WaitingImport.objects.get() == waiting
    for address in ("bestanden/", "importeren/", "sjabloon.xlsx", "sjabloon.csv", "kaarten.zip", "alles.zip"):
        assert Client().get(f"/eigen/{address}").url.startswith("/inloggen/")


def test_of_two_choices_in_one_moment_the_newest_is_shown_and_neither_comes_back(
    anna: Client, facilitator: User
) -> None:
    for minutes, title in ((2, "Eerder"), (1, "Later"), (3, "Nog eerder")):
        cards = [{"file": "x.md", "draft": to_plain(Draft(title=title)), "origin": ""}]
        made_at = timezone.now() - timedelta(minutes=minutes)
        WaitingImport.objects.create(owner=facilitator, cards=cards, made_at=made_at)
    shown = anna.get(IMPORT).context["preview"]
    anna.post(IMPORT, {"doe": "neem over", "welke": str(shown.id)})
    assert [from_plain(one.draft).title for one in OwnCard.objects.all()] == ["Later"]
    assert not WaitingImport.objects.exists()


def test_only_chosen_cards_go_into_the_zip(anna: Client, facilitator: User) -> None:
    chosen, _other = own(facilitator), own(facilitator, Draft(title="Ander"))
    raw = anna.get("/eigen/kaarten.zip", {"kaart": [str(chosen.pk), "onzin"]}).content
    assert ZipFile(io.BytesIO(raw)).namelist() == ["01-noor.md"]


@pytest.mark.usefixtures("cards")
def test_anybody_takes_the_deck_of_the_app_and_no_hidden_card(anna: Client, other_facilitator: User) -> None:
    from tests.content.cast import DECKS

    raw = Client().get("/kaarten/alle.zip").content
    assert ZipFile(io.BytesIO(raw)).namelist() == sorted(path.name for path in DECKS.glob("0*.md"))
    look(anna, ("deck.zip", raw))
    take(anna)
    assert anna.get("/eigen/kaarten.zip").content == raw
    assert b"Nummer: 3\n" in Client().get("/kaarten/3/bestand.md").content
    hidden = Dilemma.objects.get(number=9)
    Dilemma.objects.filter(pk=hidden.pk).update(owner=other_facilitator, visibility="private", number=2000)
    assert Client().get("/kaarten/2000/bestand.md").status_code == 404
    assert anna.get("/kaarten/2000/bestand.md").status_code == 404
    Dilemma.objects.filter(pk=hidden.pk).update(visibility="shared")
    assert b"Nummer:" not in anna.get("/kaarten/2000/bestand.md").content


def test_the_templates_can_be_downloaded(anna: Client) -> None:
    assert anna.get("/eigen/sjabloon.xlsx").content.startswith(b"PK")
    assert anna.get("/eigen/sjabloon.csv").content.decode("utf-8-sig").startswith("Titel;Persoon;")


def test_everything_holds_cards_versions_comments_favourites_and_sessions(
    anna: Client, facilitator: User, other_facilitator: User, live: Any
) -> None:
    card = own(facilitator)
    now = timezone.now()
    CardVersion.objects.create(card=card, number=1, text=to_plain(MINE), published_at=now)
    CardComment.objects.create(card=card, author=other_facilitator, field="title", text="=mooi", made_at=now)
    theirs = own(other_facilitator, Draft(title="Geheim"))
    CardComment.objects.create(
        card=theirs, author=facilitator, field="title", text="Fijn.", about="Geheim", made_at=now
    )
    Favourite.objects.create(user=facilitator, dilemma=Dilemma.objects.get(number=2))
    type(live).objects.filter(pk=live.pk).update(report_parts={"agreements": "We bellen eerst."})
    archive = ZipFile(io.BytesIO(anna.get("/eigen/alles.zip").content))
    names = archive.namelist()
    assert {
        "LEESMIJ.txt",
        "account.json",
        "kaarten.json",
        "opmerkingen.csv",
        "favorieten.csv",
        "gesprekken.csv",
    } < set(names)
    assert archive.read("kaarten/01-noor.md") == archive.read("versies/01-noor/001.md")
    assert json.loads(archive.read("kaarten.json"))[0]["versies"][0]["bestand"] == "versies/01-noor/001.md"
    assert json.loads(archive.read("account.json"))["inlognaam"] == "anna"
    said = list(csv.reader(io.StringIO(archive.read("opmerkingen.csv").decode("utf-8-sig")), delimiter=";"))
    assert [row[:5] for row in said[1:]] == [
        ["01-noor", "bart", "title", "'=mooi", ""],
        ["kaart van een ander", "anna", "title", "Fijn.", ""],
    ]
    assert Dilemma.objects.get(number=2).title in archive.read("favorieten.csv").decode()
    assert [name for name in names if name.startswith("gesprekken/") and name.endswith("-simon-26.json")]
    assert live.code not in "".join(names)
    (report,) = [name for name in names if name.endswith("-verslag.txt")]
    assert "We bellen eerst." in archive.read(report).decode()
    assert b"Geheim" not in b"".join(archive.read(name) for name in names)


def test_everything_of_many_cards_asks_the_database_no_more_than_of_one(
    anna: Client, facilitator: User
) -> None:
    asked = []
    for _each in range(3):
        card = own(facilitator)
        CardVersion.objects.create(card=card, number=1, text=to_plain(MINE), published_at=timezone.now())
        with CaptureQueriesContext(connection) as queries:
            names = ZipFile(io.BytesIO(anna.get("/eigen/alles.zip").content)).namelist()
        asked.append(len(queries))
    assert len([name for name in names if name.startswith("versies/")]) == 3
    assert asked[2] == asked[0]


def test_erasing_asks_for_a_word_and_leaves_other_peoples_sessions_whole(
    anna: Client, facilitator: User, other_facilitator: User, open_live: Any
) -> None:
    dilemma = Dilemma.objects.get(number=2)
    Dilemma.objects.filter(pk=dilemma.pk).update(owner=facilitator, number=2000, visibility="public")
    card = own(facilitator, dilemma=Dilemma.objects.get(number=2000))
    theirs = own(other_facilitator)
    now = timezone.now()
    CardComment.objects.create(card=theirs, author=facilitator, field="title", text="Fijn.", made_at=now)
    CardVersion.objects.create(card=card, number=1, text=to_plain(MINE), published_at=now)
    used, mine = open_live(number=2000, owner=other_facilitator), open_live(number=1)
    page = anna.get("/eigen/alles-verwijderen/").content.decode()
    assert "1 eigen kaart," in page
    assert anna.post("/eigen/alles-verwijderen/", {"woord": "ja"}).status_code == 422
    assert OwnCard.objects.filter(owner=facilitator).count() == 1
    assert anna.post("/eigen/alles-verwijderen/", {"woord": " Verwijder "}).url == "/eigen/"
    assert not OwnCard.objects.filter(owner=facilitator).exists()
    assert not Dilemma.objects.filter(owner=facilitator).exists()
    assert not CardVersion.objects.exists()
    assert not CardComment.objects.exists()
    assert OwnCard.objects.get() == theirs
    used.refresh_from_db()
    assert used.card["title"] == dilemma.title
    mine.refresh_from_db()
    anna.post("/eigen/alles-verwijderen/", {"woord": "verwijder", "gesprekken": "ja"})
    assert [one.pk for one in type(mine).objects.all()] == [used.pk]
