"""`manage.py workshop` in a process of its own, from an empty folder to a second start."""

import re
import urllib.request
from http.cookiejar import CookieJar
from urllib.parse import urlencode, urlsplit

import pytest

from tests.project.commands import manage
from tests.workshop import Workshop, workshop


class Browser:
    """Enough of a browser: cookies, redirects and the form of a page."""

    def __init__(self) -> None:
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def get(self, address: str) -> str:
        return self._opener.open(address, timeout=20).read().decode()

    def press(self, address: str) -> str:
        """The button of the form on the page at this address; the page that follows."""
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.get(address))[1]
        return (
            self._opener.open(address, urlencode({"csrfmiddlewaretoken": token}).encode(), timeout=20)
            .read()
            .decode()
        )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory):
    return tmp_path_factory.mktemp("workshop")


@pytest.fixture(scope="module")
def first(folder):
    """The first start, in an empty folder; stopped by the last test of this file."""
    with workshop(folder, BUILD_DIR=folder / "build") as started:
        yield started


def test_it_says_what_it_does_and_where_phones_go(first: Workshop):
    assert (
        "9 dilemma's, 96 argumenten, 64 beroepsopvattingen, 15 achtergrondvragen, 5 leesbronnen" in first.said
    )
    assert first.join == f"http://127.0.0.1:{first.environment['PORT']}"
    assert "▄" in first.said, "a QR"
    assert "achtwoord" not in first.said


def test_its_link_logs_the_facilitator_in(first: Workshop):
    browser = Browser()
    assert "uitloggen" in browser.press(first.log_in)


def test_pages_come_with_files_that_are_there(first: Workshop):
    browser = Browser()
    files = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', browser.get(f"{first.join}/kaarten/")))
    assert files
    assert all(re.search(r"\.[0-9a-f]{12}\.", name) for name in files), "hashed names"
    for name in files:
        browser.get(f"{first.join}{name}")


def test_a_session_from_the_command_line_has_addresses_that_work(first: Workshop):
    opened = first.open_session("--card", "3", "--format", "snel", "--mode", "silent")
    assert opened["code"] in Browser().get(opened["projector"])
    assert "aanmelden" in Browser().get(opened["join"])
    assert urlsplit(opened["facilitator"]).hostname == "localhost"
    assert opened["id"] in opened["facilitator"]


def test_a_session_on_a_card_that_is_not_there_names_those_that_are(first: Workshop):
    done = manage("open_session", "--card", "33", **first.environment)
    assert done.returncode == 1
    assert "Kaart 33 is er niet. Kies uit: 1, 2, 3, 4, 5, 6, 7, 8, 9." in done.stderr


def test_a_further_facilitator_gets_a_link_once(first: Workshop):
    done = manage("add_facilitator", "eva", **first.environment)
    assert done.returncode == 0, done.stderr
    assert "uitloggen" in Browser().press(done.stdout.splitlines()[-1])
    again = manage("add_facilitator", "EVA", **first.environment)
    assert again.returncode == 1
    assert "log_in_link" in again.stderr
    link = manage("log_in_link", "eva", **first.environment)
    assert "uitloggen" in Browser().press(link.stdout.strip())


def test_health_is_well(first: Workshop):
    assert Browser().get(f"{first.join}/health") == '{"database": "ok", "layer": "ok"}'


def test_ctrl_c_stops_it_and_a_second_start_keeps_everything(first: Workshop, folder):
    opened = first.open_session("--card", "1")
    assert first.stop() == 0
    with workshop(folder, BUILD_DIR=folder / "build") as second:
        browser = Browser()
        browser.press(second.log_in)
        assert opened["id"] in browser.get(f"http://localhost:{second.environment['PORT']}/gesprekken/")
        assert second.stop() == 0
