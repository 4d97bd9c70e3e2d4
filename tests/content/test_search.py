"""Finding cards among one's own and those of others: words, filters, favourites, and how often they are used."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.db import connection
from django.test import Client
from django.urls import reverse

from content.library import Choice, Library, Wish, browse
from content.models import Dilemma, Favourite
from content.shelves import SHELF
from content.uses import TOLD_FROM
from sessions.actions import Rehearsal, open_session, share
from tests.content.cards import a_draft, published

pytestmark = pytest.mark.usefixtures("cards")


def titles(library: Library) -> list[str]:
    return [card.title for card in library.cards if card.is_own]


@pytest.mark.parametrize(
    "asked", ["hond", "HONDEN", "wachtkamers", "bange honden", "hond jobcoach", "cliënten"]
)
def test_another_form_of_a_word_is_found_where_the_database_knows_stems(
    asked: str, facilitator: User
) -> None:
    """SQLite finds a word as it is typed, also as a part of a longer one."""
    text = {"case": "Een bange hond in de wachtkamer. De client weet niet wat te doen."}
    published(facilitator, draft=a_draft("Een dier erbij", **text))
    stems = connection.vendor == "postgresql"
    plain = asked in {"hond", "hond jobcoach"}
    assert titles(browse(Wish(words=asked), facilitator)) == (["Een dier erbij"] if stems or plain else [])


def test_words_may_stand_apart_on_the_card(facilitator: User) -> None:
    published(facilitator, draft=a_draft("Een dier erbij"))
    assert titles(browse(Wish(words="dier reden uitstel"), facilitator)) == ["Een dier erbij"]
    assert titles(browse(Wish(words="dier giraffe"), facilitator)) == []


@pytest.mark.parametrize("asked", ["'", "\\", "a & b | !c", ":*", "(((", "de het een", "½ ¨ ﷺ", "x " * 60])
def test_whatever_is_asked_breaks_nothing(asked: str, facilitator: User) -> None:
    browse(Wish(words=asked), facilitator)


def test_the_decks_stand_beside_each_other(
    facilitator: User, other_facilitator: User, client: Client
) -> None:
    published(facilitator, draft=a_draft("Z van mij"))
    published(facilitator, "shared", a_draft("A van mij"))
    published(other_facilitator, "shared", a_draft("Van Bart"))
    published(other_facilitator, draft=a_draft("Geheim van Bart"))
    library = browse(Wish(), facilitator)
    assert [(shelf.name, len(shelf.cards)) for shelf in library.shelves] == [
        ("Dilemmakaarten", 9),
        ("Van mij", 2),
        ("Van andere gespreksleiders", 1),
    ]
    assert titles(library) == ["A van mij", "Z van mij", "Van Bart"]
    assert library.shelves[2].cards[0].made_by == "bart"
    assert [card.number for card in browse(Wish(deck="kaartspel"), facilitator).cards] == list(range(1, 10))
    assert titles(browse(Wish(deck="mijn"), facilitator)) == ["A van mij", "Z van mij"]
    assert browse(Wish(), AnonymousUser()).decks == ()
    assert "Geheim van Bart" not in client.get(reverse("library")).content.decode()


def test_who_is_not_logged_in_sees_public_cards_without_a_name(facilitator: User, client: Client) -> None:
    published(facilitator, "public", a_draft("Voor iedereen"))
    text = client.get(reverse("library")).content.decode()
    assert "Voor iedereen" in text
    assert "anna" not in text
    assert "favoriet" not in text
    assert "csrfmiddlewaretoken" not in text
    made = Dilemma.objects.get(title="Voor iedereen")
    assert "anna" not in client.get(reverse("card", args=[made.number])).content.decode()


def test_a_filter_counts_what_it_gives_beside_the_others(facilitator: User) -> None:
    published(facilitator, draft=a_draft("Met werk"))
    published(facilitator, draft=a_draft("Met wonen", themes=["Wonen"]))
    open_session(facilitator, 1)
    Favourite.objects.create(user=facilitator, dilemma=Dilemma.objects.get(number=2))
    for wish in (Wish(), Wish(theme="Werk"), Wish(group="Jobcoaches", unused=True), Wish(favourite=True)):
        library = browse(wish, facilitator)
        for choice in library.decks:
            found = browse(Wish(**{**vars(wish), "deck": choice.value}), facilitator)
            assert choice.count == len(found.cards)
        assert library.unused is not None
        assert library.favourite is not None
        assert library.unused.count == len(browse(Wish(**{**vars(wish), "unused": True}), facilitator).cards)
        liked = browse(Wish(**{**vars(wish), "favourite": True}), facilitator)
        assert library.favourite == Choice("", len(liked.cards), wish.favourite)


def test_a_name_that_only_own_cards_have_is_a_filter_too(facilitator: User) -> None:
    published(facilitator, draft=a_draft(themes=["Dieren"]))
    assert [choice.name for choice in browse(Wish(), facilitator).themes][-1] == "Dieren"
    assert len(browse(Wish(theme="dieren"), facilitator).cards) == 1


def test_what_you_led_a_session_on_is_not_new(facilitator: User, other_facilitator: User) -> None:
    open_session(facilitator, 3)
    open_session(facilitator, 4, rehearsal=Rehearsal(5, "groups"))
    share(open_session(other_facilitator, 5), facilitator)
    open_session(other_facilitator, 6)
    found = {card.number for card in browse(Wish(unused=True), facilitator).cards}
    assert found == {1, 2, 4, 6, 7, 8, 9}


def test_how_often_is_told_from_five_sessions_up(facilitator: User, other_facilitator: User) -> None:
    def told() -> int:
        shelf = browse(Wish(), other_facilitator).shelves[0]
        return next(item.times_used for item in shelf.cards if item.card.number == 3)

    for _ in range(TOLD_FROM - 1):
        open_session(facilitator, 3)
    for _ in range(3):
        open_session(facilitator, 3, rehearsal=Rehearsal(5, "groups"))
    assert told() == 0
    open_session(facilitator, 3)
    assert told() == TOLD_FROM == 5


def test_filters_of_the_address_keep_each_other(facilitator: User, client: Client) -> None:
    published(facilitator)
    client.force_login(facilitator)
    asked: dict[str, Any] = {"zoek": "uitstel", "stapel": "mijn", "nieuw": "ja", "favoriet": "nee"}
    response = client.get(reverse("library"), asked)
    text = response.content.decode()
    assert "no-store" in response["Cache-Control"]
    for field in ('name="stapel" value="mijn"', 'name="nieuw" value="ja"'):
        assert f'<input type="hidden" {field}>' in text
    assert "zoek=uitstel&amp;stapel=mijn&amp;nieuw=ja" in text
    assert 'aria-pressed="false"' in text


@pytest.mark.parametrize("deck", ["alles", "<b>", "x" * 500])
def test_a_deck_that_is_not_there_filters_nothing(deck: str, client: Client) -> None:
    assert b"Dilemmakaarten" in client.get(reverse("library"), {"stapel": deck}).content


def test_a_long_shelf_shows_its_start_until_it_is_chosen(facilitator: User, client: Client) -> None:
    for number in range(SHELF + 2):
        published(facilitator, draft=a_draft(f"Kaart {number:02}"))
    library = browse(Wish(), facilitator)
    assert (len(library.cards), library.found) == (9 + SHELF, 9 + SHELF + 2)
    assert library.shelves[1].more == 2
    client.force_login(facilitator)
    assert "?stapel=mijn" in client.get(reverse("library")).content.decode()
    assert len(browse(Wish(deck="mijn"), facilitator).cards) == SHELF + 2
