"""Close idle sessions and let go of what was kept long enough. Run it once an hour; docs/running.md shows how."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from sessions.retention import tidy


class Command(BaseCommand):
    help = "Sluit stille gesprekken en wis wat lang genoeg bewaard is."

    def handle(self, *args: Any, **options: Any) -> None:
        done = tidy(timezone.now())
        self.stdout.write(f"{done.closed} gesloten, {done.collapsed} zonder personen, {done.deleted} gewist")
