"""The server alone, for a machine that is set up by its own commands (docker-compose.yml)."""

from typing import Any

from django.core.management import BaseCommand, CommandError

from dilemmakaarten.serving import serve
from dilemmakaarten.start import CannotStart, check_port, host, port


class Command(BaseCommand):
    help = "Start de server op HOST en PORT."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            check_port(host(), port())
            serve(host(), port(), lambda: self.stdout.write(f"De server luistert op {host()}:{port()}."))
        except CannotStart as error:
            raise CommandError(str(error)) from error
