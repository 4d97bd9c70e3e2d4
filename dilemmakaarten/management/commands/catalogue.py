"""Bring the catalogue of a translation up to date, or check that it is complete."""

from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from django.conf import settings
from django.core.management import BaseCommand, CommandError, CommandParser

from dilemmakaarten.catalogue import faults, merged, read_catalogue, source_catalogue, write_catalogue


class Command(BaseCommand):
    help = (
        "Zet nieuwe zinnen in locale/en en haalt oude weg; met --check kijkt het alleen of alles vertaald is."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="verander niets; meld wat ontbreekt")

    def handle(self, *args: Any, **options: Any) -> None:
        sources = source_catalogue(settings.BASE_DIR)
        for language in _translations():
            path = settings.BASE_DIR / "locale" / language / "LC_MESSAGES" / "django.po"
            catalogue = _existing(path, language)
            if not options["check"]:
                write_catalogue(path, merged(catalogue, sources))
            self._report(path, faults(catalogue, sources), check=options["check"])

    def _report(self, path: Path, found: list[str], *, check: bool) -> None:
        where = path.relative_to(settings.BASE_DIR).as_posix()
        if found and check:
            raise CommandError("\n".join([f"{where}: {len(found)} zinnen nog niet goed.", *found]))
        for fault in found:
            self.stdout.write(fault)
        self.stdout.write(f"{where}: {len(found)} zinnen nog te doen." if found else f"{where} is compleet.")


def _translations() -> list[str]:
    """Every language but that of the source sentences."""
    return [code for code, _ in settings.LANGUAGES if code != "nl"]


def _existing(path: Path, language: str) -> Catalog:
    if path.exists():
        return read_catalogue(path, language)
    return Catalog(locale=language, project="Dilemmakaarten", charset="utf-8")
