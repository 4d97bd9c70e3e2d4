"""The number of an own card is an address: no page and no file shows it."""

import re

from django.conf import settings
from django.template.loader import render_to_string

from content.models import OWN_FROM, Dilemma
from content.templatetags.cards import dilemma
from sessions.exports import naming
from sessions.exports.words import dutch

TEMPLATES = settings.BASE_DIR / "templates"
SHOWN = re.compile(r"{{\s*(?:\w+\.)*(?:card|summary|dilemma)\.number\s*}}")
ADDRESS = re.compile(r'\s(?:href|value|action|id)="[^"]*"')
GUARD = "|own %}"


def test_an_own_card_is_called_so_and_one_of_the_deck_by_its_number():
    assert dilemma(5) == "Dilemma 5"
    assert dilemma(OWN_FROM) == naming.dilemma(OWN_FROM, dutch) == "Eigen dilemma"
    assert naming.dilemma(5, dutch) == "Dilemma 5"
    assert naming.dilemma_number(OWN_FROM, dutch) == "Eigen dilemma"
    assert naming.OWN_FROM == OWN_FROM


def test_no_template_prints_the_number_of_a_card_without_asking_whose_it_is():
    bare = {}
    for path in TEMPLATES.rglob("*.html"):
        for line in path.read_text(encoding="utf-8").splitlines():
            if SHOWN.search(ADDRESS.sub(" ", line)) and GUARD not in line:
                bare[path.name] = line.strip()
    assert bare == {}


def test_a_template_that_prints_it_is_found():
    assert SHOWN.search("<p>{{ scene.card.number }}</p>")
    assert SHOWN.search("<p>{{ card.number }}</p>")
    assert not SHOWN.search("{{ card.number|dilemma }}")


def test_the_library_shows_an_own_card_without_its_number(db: None):
    card = Dilemma.objects.create(number=OWN_FROM + 6, title="Een eigen kaart", person="Noor, 40")
    page = render_to_string("content/partials/library_card.html", {"card": card})
    text = re.sub(r"<[^>]+>", " ", page)
    assert "Eigen dilemma" in text
    assert str(OWN_FROM + 6) not in text
