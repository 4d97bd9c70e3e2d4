"""Close idle sessions and let go of what was kept long enough. Run it once an hour; docs/running.md shows how."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from sessions.retention import due, tidy


class Command(BaseCommand):
    help = "Sluit stille gesprekken en wis wat lang genoeg bewaard is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Zeg wat er zou gaan, en laat het staan.")

    def handle(self, *args: Any, dry_run: bool = False, **options: Any) -> None:
        done = due(timezone.now()) if dry_run else tidy(timezone.now())
        told = f"{done.closed} gesloten, {done.collapsed} zonder personen, {done.deleted} gewist"
        self.stdout.write(f"{told} (niets gedaan)" if dry_run else told)
