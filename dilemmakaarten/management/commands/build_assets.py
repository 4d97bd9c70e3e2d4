"""`manage.py build_assets`: make the web fonts and the compiled catalogues. Quick when nothing changed."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from dilemmakaarten.assets import build_fonts, compile_catalogues


class Command(BaseCommand):
    help = "Make the web fonts and compile the translations."
    requires_system_checks: list[str] = []  # the checks look for the very files this makes

    def handle(self, *args: Any, **options: Any) -> None:
        made_fonts = build_fonts(settings.BUILD_DIR / "assets")
        catalogues = [path for folder in settings.LOCALE_PATHS for path in compile_catalogues(Path(folder))]
        if not made_fonts and not catalogues:
            self.stdout.write("Lettertypen en vertalingen waren al klaar.")
            return
        self.stdout.write("Lettertypen en vertalingen zijn gemaakt.")
