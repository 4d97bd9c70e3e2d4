"""Who may what: the table that test_roles.py holds the server to.

`stranger` is a participant of another session, `other` another facilitator, `partner` one who leads along; `coupled` is
the phone that is coupled as remote, `uncoupled` one that was. `reviewer` was asked to read the owner's draft, and
`admin` is a superuser. Everybody is given the ids of the session and of the draft; tokens only who holds them. In this
order: who may change what the others ask for comes last.
"""

from typing import Any

ROLES = [
    "anonymous", "participant", "stranger", "projector", "uncoupled", "other", "reviewer", "admin",
    "coupled", "partner", "owner",
]  # fmt: skip
Cells = tuple[str, ...]


def _cells(rest: str, **given: str) -> Cells:
    """The same for everybody but those who are named. Reviewer and admin are facilitators like any `other`."""
    assert set(given) <= set(ROLES)
    given = {"reviewer": given.get("other", rest), "admin": given.get("other", rest)} | given
    return tuple(given.get(role, rest) for role in ROLES)


def _led(answer: str, rest: str = "404", **given: str) -> Cells:
    """For the owner and the partner alike."""
    return _cells(rest, **({"partner": answer, "owner": answer} | given))


def _desk(answer: str, other: str = "404", **given: str) -> Cells:
    """A page behind the log-in, of who leads this session."""
    return _led(answer, "302 /inloggen/", **({"other": other} | given))


def _own(answer: str, **given: str) -> Cells:
    """A page about the owner's draft: to everybody else there is no such card."""
    return _cells("302 /inloggen/", **({"other": "404", "partner": "404", "owner": answer} | given))


def _draft(answer: str) -> Cells:
    """For the script of the editor's page, which cannot follow a redirect to the log-in."""
    return _cells("401", other="404", partner="404", owner=answer)


_NOBODY, _ALL, _GET_ONLY = _cells("404"), _cells("200"), _cells("405")
_FACILITATORS = _desk("200", other="200")
_READ = _desk("200")
_IN_ALREADY = _led("302 /gesprekken/", "200", other="302 /gesprekken/")
_LINK = _led("302 /gesprekken/", "410", other="302 /gesprekken/")
_ONWARD = _cells("302 /mee/<id>/")
_REMOTE = _desk("200", coupled="200", uncoupled="403")
_LEAD_ON = "302 /gesprekken/<id>/bediening/"
_REMOTE_ON = _desk(_LEAD_ON, coupled=_LEAD_ON, uncoupled="403")
_POST_NOT = _desk("405", other="405")
_STAR = "302 /kaarten/1/"
_GUESSED = _cells("404 or 429")  # nobody here holds the token, and guessing is slowed down

# Route: what a GET gets, what a POST gets. 400: let in, but there was nothing in the POST.
PAGES: dict[str, tuple[Cells, Cells]] = {
    "": (_ALL, _cells("422")),
    "q/<str:token>/": (_NOBODY, _NOBODY),  # nobody here holds the token of the QR
    "q/<str:token>": (_NOBODY, _NOBODY),
    "mee/<uuid:live_id>/": (_cells("302 /", participant="200"), _cells("302 /", participant="200")),
    "mee/<uuid:live_id>/samenvatting/": (_cells("404", participant="200"), _GET_ONLY),
    "mee/<uuid:live_id>/verslag/": (_cells("404", participant="200"), _GET_ONLY),
    "mee/<uuid:live_id>/aanmelden/": (_GET_ONLY, _cells("302 /")),  # nor a pass
    "mee/<uuid:live_id>/toestand/": (_cells("404", participant="200"), _GET_ONLY),
    "mee/<uuid:live_id>/opdracht/": (_GET_ONLY, _cells("404", participant="400")),
    "mee/<uuid:live_id>/verder/": (_ONWARD, _ONWARD),  # there is no next card
    "samen/<int:number>/": (_ALL, _cells("422")),
    "scherm/<str:token>/": (_cells("404", projector="200"), _cells("404", projector="200")),
    "scherm/<str:token>/toestand/": (_cells("404", projector="200"), _GET_ONLY),
    "scherm/<str:token>/opdracht/": (_GET_ONLY, _cells("404", projector="400")),
    "gesprekken/": (_FACILITATORS, _FACILITATORS),
    "gesprekken/nieuw/<int:number>/": (_FACILITATORS, _FACILITATORS),
    "gesprekken/vergelijken/<int:number>/": (_READ, _READ),
    "gesprekken/vergelijken/<int:number>.zip": (_READ, _READ),
    "gesprekken/<uuid:live_id>/volgende/": (_desk("404"), _desk("404")),  # it is not closed
    "gesprekken/<uuid:live_id>/scherm/": (_READ, _READ),
    "gesprekken/<uuid:live_id>/scherm/toestand/": (_led("200"), _GET_ONLY),
    "gesprekken/<uuid:live_id>/scherm/opdracht/": (_GET_ONLY, _led("400")),
    "gesprekken/<uuid:live_id>/bediening/": (_REMOTE, _REMOTE),
    "gesprekken/<uuid:live_id>/bediening/toestand/": (_led("200", coupled="200"), _GET_ONLY),
    "gesprekken/<uuid:live_id>/bediening/opdracht/": (_GET_ONLY, _led("400", coupled="400")),
    "gesprekken/<uuid:live_id>/bediening/verder/": (_GET_ONLY, _REMOTE_ON),  # there is no next card
    "gesprekken/<uuid:live_id>/koppelen/": (_READ, _READ),
    "gesprekken/<uuid:live_id>/koppelen/stand/": (_READ, _desk("405", other="405")),
    "k/<str:token>/": (_GUESSED, _GUESSED),
    "gesprekken/<uuid:live_id>/druk/": (_READ, _POST_NOT),
    "gesprekken/<uuid:live_id>/druk/<paper:paper>.pdf": (_READ, _POST_NOT),
    "gesprekken/<uuid:live_id>/samen-leiden/": (_desk("404", owner="200"), _desk("404", owner="422")),
    "gesprekken/<uuid:live_id>/niet-meer-leiden/": (
        _desk("405", other="405"),
        _desk("404", partner="302 /gesprekken/"),
    ),
    "gesprekken/<uuid:live_id>/scherm-intrekken/": (
        _desk("405", other="405"),
        _desk("404", owner="302 /gesprekken/<id>/scherm/"),
    ),
    "samenvatting/<str:token>/": (_NOBODY, _GET_ONLY),  # nobody here holds the token
    "gesprekken/<uuid:live_id>/verslag/": (_READ, _POST_NOT),
    "gesprekken/<uuid:live_id>/verslag/bewaar/": (_POST_NOT, _desk("400")),
    "gesprekken/<uuid:live_id>/verslag/vraag/": (
        _POST_NOT,
        _desk("302 /gesprekken/<id>/verslag/"),
    ),
    "gesprekken/<uuid:live_id>/verslag/antwoorden/": (_READ, _POST_NOT),
    "gesprekken/<uuid:live_id>/verslag.pdf": (_READ, _POST_NOT),
    "gesprekken/<uuid:live_id>/verslag.docx": (_READ, _POST_NOT),
    "gesprekken/<uuid:live_id>/samenvatting/": (_READ, _READ),
    "gesprekken/<uuid:live_id>/mail/": (_READ, _desk("409")),  # it is not closed, and there is no mail server
    "gesprekken/<uuid:live_id>/samenvatting.pdf": (_READ, _POST_NOT),
    "gesprekken/<uuid:live_id>/samenvatting.docx": (_READ, _POST_NOT),
    "gesprekken/<uuid:live_id>/samenvatting.xlsx": (_READ, _POST_NOT),
    "gesprekken/<uuid:live_id>/samenvatting.csv": (_READ, _POST_NOT),
    "gesprekken/<uuid:live_id>/samenvatting.json": (_READ, _POST_NOT),
    "gesprekken/<uuid:live_id>/plaatjes/<slug:name>.<slug:ending>": (
        _desk("404"),
        _POST_NOT,
    ),  # nothing to draw
    "gesprekken/<uuid:live_id>/verwijderen/": (
        _desk("404", owner="200"),
        _desk("404", owner="302 /gesprekken/"),
    ),
    "kaarten/": (_ALL, _ALL),
    "kaarten/<int:number>/": (_ALL, _ALL),
    "kaarten/<int:number>/favoriet/": (_desk("405", other="405"), _desk(_STAR, other=_STAR)),
    "kaarten/alle.zip": (_ALL, _GET_ONLY),
    "kaarten/druk/<paper:paper>.pdf": (_FACILITATORS, _POST_NOT),
    "kaarten/<int:number>/druk/<paper:paper>.pdf": (_ALL, _GET_ONLY),
    "kaarten/<int:number>/bestand.md": (_ALL, _GET_ONLY),
    "eigen/": (_FACILITATORS, _FACILITATORS),
    "eigen/bestanden/": (_FACILITATORS, _POST_NOT),
    "eigen/importeren/": (_FACILITATORS, _desk("422", other="422")),  # no file in it
    "eigen/sjabloon.xlsx": (_FACILITATORS, _POST_NOT),
    "eigen/sjabloon.csv": (_FACILITATORS, _POST_NOT),
    "eigen/kaarten.zip": (_own("200"), _POST_NOT),  # the others have none
    "eigen/alles.zip": (_FACILITATORS, _POST_NOT),
    "eigen/alles-verwijderen/": (_FACILITATORS, _desk("422", other="422")),  # without the word
    "eigen/<uuid:card_id>/bestand.md": (_own("200"), _POST_NOT),
    "eigen/nieuw/": (_FACILITATORS, _desk("302 /eigen/<new>/", other="302 /eigen/<new>/")),
    "eigen/te-lezen/": (_FACILITATORS, _FACILITATORS),
    "eigen/<uuid:card_id>/": (_own("200"), _own("409")),  # a form that names no revision
    "eigen/<uuid:card_id>/bewaar/": (_draft("200"), _draft("400")),
    "eigen/<uuid:card_id>/voorbeeld/<slug:kind>/": (_own("200"), _own("400")),
    "eigen/<uuid:card_id>/schrijvers/": (_own("200"), _own("422")),
    "eigen/<uuid:card_id>/niet-meer-schrijven/": (_POST_NOT, _own("302 /eigen/")),
    "eigen/<uuid:card_id>/publiceren/": (_own("200"), _own("422")),
    "eigen/<uuid:card_id>/archiveren/": (_own("200"), _own("422")),
    "eigen/<uuid:card_id>/druk/": (_own("200"), _POST_NOT),
    "eigen/<uuid:card_id>/druk/<paper:paper>.pdf": (_own("200"), _POST_NOT),
    "eigen/<uuid:card_id>/versies/": (_own("200"), _own("200")),
    "eigen/<uuid:card_id>/versies/<int:number>/": (_own("200"), _own("302 /eigen/<card>/versies/")),
    "eigen/<uuid:card_id>/opmerkingen/": (_own("200", reviewer="200"), _own("422", reviewer="422")),
    "achtergrondvragen/": (_ALL, _ALL),
    "meer-lezen/": (_ALL, _ALL),
    "over/": (_ALL, _GET_ONLY),
    "privacy/": (_ALL, _GET_ONLY),
    "toegankelijkheid/": (_ALL, _GET_ONLY),
    "inloggen/": (_IN_ALREADY, _IN_ALREADY),
    "inloggen/link/": (_LINK, _LINK),
    "uitloggen/": (_GET_ONLY, _cells("302 /kaarten/")),
    "health": (_ALL, _ALL),
}

_SHUT = "close 4404"
SOCKETS: dict[str, Cells] = {
    "/ws/mee/<uuid:live_id>/": _cells(_SHUT, participant="participant"),
    "/ws/projector/<str:token>/": _cells(_SHUT, projector="projector"),
    "/ws/scherm/<uuid:live_id>/": _led("facilitator", _SHUT),
    "/ws/bediening/<uuid:live_id>/": _led("facilitator", _SHUT, coupled="facilitator"),
}
TWINS: dict[str, Cells] = {
    "/mee/<uuid:live_id>/opdracht/": _cells("404", participant="participant"),
    "/scherm/<str:token>/opdracht/": _cells("404", projector="projector"),
    "/gesprekken/<uuid:live_id>/scherm/opdracht/": _led("facilitator"),
    "/gesprekken/<uuid:live_id>/bediening/opdracht/": _led("facilitator", coupled="facilitator"),
}

_TEXT = {"id": "0123456789abcdef", "kind": "argument", "side": "A", "text": "Een reden.", "more": ""}
_PARTICIPANTS: dict[str, dict[str, Any]] = {
    "place": {"round": 1, "value": 62},
    "weigh": {"argument": "A1", "weight": 3},
    "pick": {"argument": "A1", "picked": True},
    "reply": {"key": "done.first_position", "value": 1},
    "watch": {"on": False},
    "seek": {},
    "pen": {"on": True},
}
_FACILITATORS_OWN: dict[str, dict[str, Any]] = {
    "hide": {"on": True},
    "pause": {"on": True},
    "code": {"on": True},
    "lock": {"on": True},
    "ask": {"question": "1"},
    "reveal": {},
    "extend": {"minutes": 2},
    "turn": {"side": "B"},
    "when_ready": {"on": True},
    "moderate": {"text": 1, "approve": True},
    "paper": {"round": 1, "value": 40},
    "lend": {"on": True},
    "go": {"to": "first_position"},
}
_SHARED: dict[str, dict[str, Any]] = {"write": _TEXT, "conclude": {"field": "choose", "text": "Samen."}}
COMMANDS: dict[str, dict[str, Any]] = {
    name: {"type": name, "seq": 1, "step": "first_position", **rest}
    for name, rest in (_PARTICIPANTS | _FACILITATORS_OWN | _SHARED).items()
} | {"beat": {"type": "beat"}}

# What each command gets from the server in step first_position, for who is let in.
IN: dict[str, dict[str, str]] = {
    "participant": dict.fromkeys(COMMANDS, "refused role")
    | dict.fromkeys(["place", "reply", "watch"], "ack")
    | dict.fromkeys(["weigh", "pick", "seek", "pen", "write"], "refused late")
    | {"beat": "pulse"},
    "projector": dict.fromkeys(COMMANDS, "refused role") | {"beat": "pulse"},
    "facilitator": dict.fromkeys(_PARTICIPANTS, "refused role")
    | dict.fromkeys(_FACILITATORS_OWN, "ack")
    | dict.fromkeys(["turn", "lend", "write", "conclude"], "refused late")
    | {"moderate": "refused unknown", "beat": "pulse"},
}
