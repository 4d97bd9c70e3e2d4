"""`manage.py load_cards`: read the deck files and bring the database to what they hold."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from content.decktext import DeckError
from content.loading import Counts, Decks, load, read_decks

DECKS = Path(__file__).resolve().parents[2] / "decks"


class Command(BaseCommand):
    help = "Load the cards, background questions, reading list and agreements from the deck files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--decks", type=Path, default=DECKS, metavar="DIR", help="the deck files")

    def handle(self, *args: Any, decks: Path, **options: Any) -> None:
        try:
            read = read_decks(decks)
        except DeckError as error:
            nothing = _("Er is niets geladen. Maak dit eerst in orde:")
            raise CommandError(f"{nothing}\n{error}") from error
        self._show(read)
        self.stdout.write(_sentence(load(read)))

    def _show(self, decks: Decks) -> None:
        for name, card in decks.cards.items():
            count = len(card.a.arguments) + len(card.b.arguments)
            texts = {"file": name, "title": card.title, "count": count}
            self.stdout.write(_("%(file)s: %(title)s (%(count)d argumenten)") % texts)


def _sentence(counts: Counts) -> str:
    return _(
        "%(dilemmas)d dilemma's, %(arguments)d argumenten, %(convictions)d beroepsopvattingen, "
        "%(questions)d achtergrondvragen, %(readings)d leesbronnen"
    ) % vars(counts)
