"""The pages anybody may open: everything is on them, and what is not there gets a page of its own."""

import html
import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from content.models import Dilemma, Reading
from content.queries import card_snapshot, question_snapshot

pytestmark = pytest.mark.usefixtures("cards")


def page(client: Client, address: str, status: int = 200) -> str:
    """The text of a page without the soft hyphens."""
    response = client.get(address)
    assert response.status_code == status
    return html.unescape(response.content.decode()).replace("\u00ad", "")


def card_numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r'class="card__link" href="/kaarten/(\d+)/"', text)]


def test_the_library_shows_title_person_line_and_groups(client: Client) -> None:
    text = page(client, "/kaarten/")
    assert card_numbers(text) == [1, 2, 3, 4, 5, 6, 7, 8, 9]
    for card in Dilemma.objects.all():
        assert all(part in text for part in (card.title, card.person, card.line, *card.groups))


def test_search_and_filters_keep_each_other(client: Client) -> None:
    text = page(client, "/kaarten/?zoek=cliënt&groep=Woonbegeleiders&thema=Wonen")
    assert card_numbers(text) == [5]
    assert 'value="cliënt"' in text
    assert '<input type="hidden" name="groep" value="Woonbegeleiders">' in text
    assert '<input type="hidden" name="thema" value="Wonen">' in text
    addresses = re.findall(r'class="chip"[^>]* href="([^"]*)"', text)
    assert "/kaarten/?zoek=cli%C3%ABnt&thema=Wonen" in addresses  # the group goes, the rest stays
    assert "/kaarten/?zoek=cli%C3%ABnt&groep=Woonbegeleiders&thema=Netwerk" in addresses
    assert "1 van 9 kaarten." in " ".join(text.split())


def test_nothing_found_says_so_with_one_thing_to_do(client: Client) -> None:
    text = page(client, "/kaarten/?zoek=zebra")
    assert "Geen kaart gevonden" in text
    assert '<a class="button" href="/kaarten/">Toon alle kaarten</a>' in text


def test_an_empty_library_says_how_to_fill_it(client: Client) -> None:
    Dilemma.objects.all().delete()
    assert "De kaarten zijn nog niet geladen." in page(client, "/kaarten/")


@pytest.mark.parametrize(
    "asked", ["<script>alert(1)</script>", "'\"><img src=x>", "x" * 5000, "\x00", "%00", "{{ 7 }}"]
)
def test_whatever_is_searched_for_is_only_text(client: Client, asked: str) -> None:
    for name in ("zoek", "groep", "thema"):
        response = client.get("/kaarten/", {name: asked})
        assert response.status_code == 200
        assert b"<script>alert" not in response.content
        assert b"<img src=x" not in response.content


@pytest.mark.parametrize("number", range(1, 10))
def test_a_card_page_has_everything_on_it(client: Client, number: int) -> None:
    text = page(client, reverse("card", args=[number]))
    card = card_snapshot(number)
    for name in ("title", "person", "line", "question", "source"):
        assert card[name] in text
    for paragraph in [*card["case"], *card["elaboration"], *card["a"].values(), *card["b"].values()]:
        assert paragraph in text
    for argument in card["arguments"]:
        assert all(argument[name] in text for name in ("key", "text", "short", "conviction"))


def test_the_facilitator_can_open_a_session_and_others_are_asked_to_log_in(
    client: Client, facilitator: User
) -> None:
    assert 'href="/inloggen/?next=/gesprekken/nieuw/5/"' in page(client, "/kaarten/5/")
    client.force_login(facilitator)
    assert '<a class="button" href="/gesprekken/nieuw/5/">Open een gesprek</a>' in page(client, "/kaarten/5/")


def test_first_and_last_card_have_one_neighbour(client: Client) -> None:
    assert "Vorige kaart" not in page(client, "/kaarten/1/")
    assert "Volgende kaart" not in page(client, "/kaarten/9/")
    assert "Vorige kaart" in page(client, "/kaarten/5/")


@pytest.mark.parametrize("number", ["10", "0", "99999999999999999999"])
def test_a_card_that_is_not_there_gets_a_page_of_its_own(client: Client, number: str) -> None:
    text = page(client, f"/kaarten/{number}/", status=404)
    assert "Deze kaart is er niet" in text
    assert '<a class="button" href="/kaarten/">Toon alle kaarten</a>' in text


def test_the_background_questions_are_there_in_three_kinds(client: Client) -> None:
    text = page(client, "/achtergrondvragen/")
    assert all(question["text"] in text for question in question_snapshot())
    assert [text.index(kind) for kind in ("Formele", "Inhoudelijke", "Gewetensvragen")] == sorted(
        text.index(kind) for kind in ("Formele", "Inhoudelijke", "Gewetensvragen")
    )


def test_the_reading_list_links_to_its_sources(client: Client) -> None:
    text = page(client, "/meer-lezen/")
    for reading in Reading.objects.all():
        assert f'<a href="{reading.address}" rel="noopener">{reading.title}</a>' in text
        assert reading.reason in text


def test_the_admin_shows_the_cards_and_changes_nothing(admin_client: Client) -> None:
    card = Dilemma.objects.get(number=5)
    for name in ("dilemma", "backgroundquestion", "reading", "agreement"):
        assert admin_client.get(f"/beheer/content/{name}/").status_code == 200
        assert admin_client.get(f"/beheer/content/{name}/add/").status_code == 403
    address = f"/beheer/content/dilemma/{card.pk}/change/"
    assert card.title in page(admin_client, address)
    assert admin_client.post(address, {"title": "Anders"}).status_code == 403
    assert admin_client.post(f"/beheer/content/dilemma/{card.pk}/delete/", {"post": "yes"}).status_code == 403


def test_what_no_argument_has_is_not_explained(client: Client) -> None:
    card = Dilemma.objects.get(number=5)
    legend, shorts = "Niet bij elk argument staat er een.", "Zo staan de argumenten op het scherm"
    assert all(part in page(client, "/kaarten/5/") for part in (legend, shorts))
    for argument in card.arguments.all():
        argument.conviction, argument.short = "", argument.text[:200]
        argument.text = argument.short
        argument.save()
    assert not any(part in page(client, "/kaarten/5/") for part in (legend, shorts))
