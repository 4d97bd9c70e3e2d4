"""Everything between a fresh copy and a room full of phones; manage.py has looked at this computer already."""

import io
import secrets
import sys
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import BaseCommand, CommandParser, call_command
from django.db import connections

from dilemmakaarten.collected import collect
from dilemmakaarten.facilitators import first_facilitator, log_in_address
from dilemmakaarten.network import reachable_addresses
from dilemmakaarten.served import Served, remember
from dilemmakaarten.serving import serve
from dilemmakaarten.start import EVERY_ADDRESS, host, port
from dilemmakaarten.workshop import welcome


class Command(BaseCommand):
    help = "Maakt alles klaar en start de workshop op deze computer."
    requires_system_checks: list[str] = []  # migrate runs them, after the files they look at are there

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--show-password",
            action="store_true",
            help="geef de eerste gespreksleider een nieuw wachtwoord en toon het",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")  # a Windows log file cannot hold the blocks of a QR
        self.stdout.write("Dilemmakaarten")
        self._prepare()
        facilitator = first_facilitator()
        if options["show_password"]:
            self._show_new_password(facilitator)
        served = Served(settings.LIVE_JOIN_ADDRESS, f"http://localhost:{port()}")
        remember(served)
        link = log_in_address(facilitator, served.local)
        others = reachable_addresses() if host() == EVERY_ADDRESS else []
        connections.close_all()
        serve(
            host(), port(), lambda: self._say(welcome(served.join, link, others, colours=sys.stdout.isatty()))
        )

    def _prepare(self) -> None:
        quiet = io.StringIO()
        self._step("Lettertypen en vertalingen maken", lambda: call_command("build_assets", stdout=quiet))
        self._step("Bestanden klaarzetten", collect)
        self._step("Database bijwerken", lambda: call_command("migrate", interactive=False, verbosity=0))
        self._step("Kaarten laden", self._load_cards)

    def _step(self, title: str, work: Callable[[], object]) -> None:
        self._say(f"  {title} ...")
        work()

    def _load_cards(self) -> None:
        report = io.StringIO()
        call_command("load_cards", stdout=report)
        self._say(f"  {report.getvalue().strip().splitlines()[-1]}")

    def _show_new_password(self, facilitator: User) -> None:
        password = secrets.token_urlsafe(12)
        facilitator.set_password(password)
        facilitator.save(update_fields=["password"])
        self._say(f"  Inloggen kan ook met naam {facilitator.username} en wachtwoord {password}")

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()
