"""A new one-time link for somebody who has an account."""

from typing import Any

from django.contrib.auth.models import User
from django.core.management import BaseCommand, CommandError, CommandParser

from dilemmakaarten.facilitators import log_in_address
from dilemmakaarten.served import last_served


class Command(BaseCommand):
    help = "Toont een link die een gespreksleider één keer inlogt."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", metavar="NAAM")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(username__iexact=options["name"], is_active=True).first()
        if user is None:
            raise CommandError(f"Er is geen gespreksleider '{options['name']}'.")
        self.stdout.write(log_in_address(user, last_served().join))
