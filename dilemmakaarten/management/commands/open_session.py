"""A session from the command line: for a trainer in a hurry, for scripts and for the load driver."""

import json
from typing import Any

from django.contrib.auth.models import User
from django.core.management import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from content.queries import usable_by
from dilemmakaarten.facilitators import first_facilitator, log_in_address
from dilemmakaarten.served import last_served
from sessions.actions import open_session
from sessions.codes import shown
from sessions.domain.formats import FORMATS
from sessions.domain.state import SpreadMode
from sessions.models import LiveSession


class Command(BaseCommand):
    help = "Opent een gesprek en toont de code en de adressen."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--card", type=int, required=True, metavar="NUMMER", help="welke kaart")
        parser.add_argument("--format", choices=sorted(FORMATS), default="gesprek")
        parser.add_argument(
            "--mode", choices=[str(mode) for mode in SpreadMode], default=str(SpreadMode.DIRECT)
        )
        parser.add_argument(
            "--facilitator", metavar="NAAM", help="van wie het gesprek is (anders: de eerste)"
        )
        parser.add_argument("--json", action="store_true", help="als JSON, voor een ander programma")

    def handle(self, *args: Any, **options: Any) -> None:
        owner = _owner(options["facilitator"])
        served = last_served()
        try:
            live = open_session(
                owner=owner,
                number=options["card"],
                format_code=options["format"],
                mode=options["mode"],
                join_address=served.join,
            )
        except LookupError as error:
            raise CommandError(_no_card(options["card"], owner)) from error
        found = _addresses(live, owner)
        self.stdout.write(json.dumps(found) if options["json"] else _lines(found))


def _owner(name: str | None) -> User:
    if name is None:
        return first_facilitator()
    owner = User.objects.filter(username__iexact=name, is_active=True).first()
    if owner is None:
        raise CommandError(
            f"Er is geen gespreksleider '{name}'. Maak die met: python manage.py add_facilitator {name}"
        )
    return owner


def _no_card(number: int, owner: User) -> str:
    known = ", ".join(str(item) for item in usable_by(owner).values_list("number", flat=True))
    if not known:
        return "Er zijn nog geen kaarten. Draai eerst: python manage.py load_cards"
    return f"Kaart {number} is er niet. Kies uit: {known}."


def _addresses(live: LiveSession, owner: User) -> dict[str, str]:
    served = last_served()
    screen = reverse("screen", args=[live.pk])
    return {
        "id": str(live.pk),
        "code": shown(live.code),
        "join": f"{served.join}{reverse('door', args=[live.door_token])}",
        "facilitator": log_in_address(owner, served.local, screen),
        "projector": f"{served.join}{reverse('projector', args=[live.projector_token])}",
    }


def _lines(found: dict[str, str]) -> str:
    return "\n".join(
        [
            f"Code: {found['code']}",
            f"Meedoen: {found['join']}",
            f"Gespreksleider (werkt één keer): {found['facilitator']}",
            f"Tweede scherm: {found['projector']}",
        ]
    )
