"""A further account, with a link to log in for the first time."""

from getpass import getpass
from typing import Any

from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError, CommandParser

from dilemmakaarten.facilitators import NameTaken, add_facilitator, log_in_address
from dilemmakaarten.served import last_served


class Command(BaseCommand):
    help = "Maakt een account voor een gespreksleider en toont een link die één keer inlogt."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", metavar="NAAM", help="de naam waarmee iemand inlogt")
        parser.add_argument("--password", action="store_true", help="vraag om een wachtwoord")
        parser.add_argument("--superuser", action="store_true", help="mag ook in het beheer")

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["name"]
        password = self._ask_password(name) if options["password"] else None
        try:
            user = add_facilitator(name, password, superuser=options["superuser"])
        except NameTaken as error:
            raise CommandError(
                f"Er is al een gespreksleider '{name}'. Een nieuwe link: python manage.py log_in_link {name}"
            ) from error
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(f"Gespreksleider '{name}' is gemaakt. Inloggen (werkt één keer, twaalf uur lang):")
        self.stdout.write(log_in_address(user, last_served().join))

    def _ask_password(self, name: str) -> str:
        password = getpass("Wachtwoord: ")
        if password != getpass("Nog een keer: "):
            raise CommandError("De twee wachtwoorden zijn niet gelijk.")
        try:
            validate_password(password, User(username=name))
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        return password
