"""Pages anybody may open, and what every page has in common."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from sessions.models import LiveSession
from tests.pages.markup import Page, read

PLAIN = ("start", "about", "privacy", "accessibility", "log_in")
SOURCE = "https://www.verwey-jonker.nl/publicatie/bestaansonzekerheid-en-begeleiding/"
LOADED = {"link": "href", "script": "src", "img": "src", "form": "action", "source": "src", "iframe": "src"}


@pytest.mark.parametrize("name", PLAIN)
def test_a_plain_page_has_one_title_one_heading_and_one_main(client: Client, cards: None, name: str) -> None:
    page = _page(client, name)
    assert [element.attributes["lang"] for element in page.all("html")] == ["nl"]
    assert [len(page.all(tag)) for tag in ("title", "h1", "main")] == [1, 1, 1]
    assert page.all("a")[0].attributes["href"] == f"#{page.all('main')[0].attributes['id']}"


@pytest.mark.parametrize("name", PLAIN)
def test_a_plain_page_loads_nothing_from_another_host(client: Client, cards: None, name: str) -> None:
    page = _page(client, name)
    loaded = [element.attributes.get(LOADED.get(element.tag, ""), "") for element in page.elements]
    assert [address for address in loaded if urlsplit(address).netloc] == []
    assert not any("style" in element.attributes for element in page.elements)


@pytest.mark.parametrize("name", PLAIN)
def test_a_plain_page_credits_the_source(client: Client, cards: None, name: str) -> None:
    assert SOURCE in [link.attributes["href"] for link in _page(client, name).all("a")]


def test_no_stylesheet_names_another_host() -> None:
    sheets = sorted((Path(settings.BASE_DIR) / "static" / "css").glob("*.css"))
    assert sheets
    assert [sheet.name for sheet in sheets if re.search(r"//\w|@import", sheet.read_text())] == []


def test_the_about_page_holds_the_agreements_and_the_whole_credit(client: Client, cards: None) -> None:
    html = client.get(reverse("about")).content.decode()
    for words in (
        "Er is geen goed of fout.",
        "We laten elkaar uitpraten.",
        "Verwey-Jonker Instituut",
        "2024",
        SOURCE,
    ):
        assert words in html


def test_the_about_page_stands_before_any_card_is_loaded(client: Client, db: None) -> None:
    assert client.get(reverse("about")).status_code == 200


def test_the_privacy_page_promises_what_the_settings_keep(client: Client, db: None, settings: object) -> None:
    settings.LIVE_PEOPLE_HOURS, settings.LIVE_SESSION_DAYS, settings.LIVE_IDLE_HOURS = 36, 45, 7  # type: ignore[attr-defined]
    html = client.get(reverse("privacy")).content.decode()
    for promise in ("tot 36 uur", "Na 45 dagen", "dat 7 uur stilligt"):
        assert promise in html


def test_the_privacy_page_names_the_host_when_it_is_known(client: Client, db: None, settings: object) -> None:
    settings.PRIVACY_CONTACT = "Gemeente <Voorbeeld>, privacy@voorbeeld.nl"  # type: ignore[attr-defined]
    assert (
        "Gemeente &lt;Voorbeeld&gt;, privacy@voorbeeld.nl" in client.get(reverse("privacy")).content.decode()
    )


def test_a_code_that_is_not_known_is_said_above_the_field(client: Client, db: None) -> None:
    response = client.post(reverse("start"), {"code": "zzz <b>999"})
    field = read(response).by_id("code")
    assert response.status_code == 422
    assert field.attributes["value"] == "zzz <b>999"
    assert field.attributes["aria-invalid"] == "true"
    described = field.attributes["aria-describedby"].split()
    assert read(response).by_id(described[0]).attributes["role"] == "alert"


def test_a_wrong_password_is_said_and_the_name_stays(client: Client, facilitator: User) -> None:
    response = client.post(reverse("log_in"), {"username": "anna", "password": "verzonnen"})
    page = read(response)
    assert page.by_id("id_username").attributes["value"] == "anna"
    assert page.by_id("log-in-error").attributes["role"] == "alert"


def test_an_empty_list_says_what_to_do(client: Client, facilitator: User) -> None:
    client.force_login(facilitator)
    response = client.get(reverse("live_list"))
    assert "Nog geen gesprekken" in response.content.decode()
    assert reverse("library") in [link.attributes["href"] for link in read(response).all("a")]


def test_the_list_leads_to_screen_summary_and_deletion(client: Client, live: LiveSession) -> None:
    client.force_login(live.owner)
    links = [link.attributes["href"] for link in read(client.get(reverse("live_list"))).all("a")]
    for name in ("screen", "summary", "live_delete"):
        assert reverse(name, args=[live.pk]) in links


def test_opening_offers_the_formats_that_somebody_leads_and_direct_is_chosen(
    client: Client, facilitator: User, cards: None
) -> None:
    client.force_login(facilitator)
    page = read(client.get(reverse("live_open", args=[3])))
    radios = [
        element.attributes for element in page.all("input") if element.attributes.get("type") == "radio"
    ]
    assert [(radio["name"], radio["value"]) for radio in radios] == [
        ("format_code", "gesprek"),
        ("format_code", "snel"),
        ("format_code", "diepgaand"),
        ("format_code", "zaal"),
        ("format_code", "vrij"),
        ("mode", "direct"),
        ("mode", "silent"),
    ]
    assert [radio["value"] for radio in radios if "checked" in radio] == ["gesprek", "direct"]


def test_deleting_is_asked_before_it_is_done(client: Client, live: LiveSession) -> None:
    client.force_login(live.owner)
    page = read(client.get(reverse("live_delete", args=[live.pk])))
    assert LiveSession.objects.filter(pk=live.pk).exists()
    assert reverse("live_delete", args=[live.pk]) in [
        form.attributes.get("action") for form in page.all("form")
    ]


def _page(client: Client, name: str) -> Page:
    response = client.get(reverse(name))
    assert response.status_code == 200
    return read(response)
