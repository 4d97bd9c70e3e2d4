"""Who may what: the table that test_roles.py holds the server to.

`stranger` is a participant of another session. Everybody is given the id of the session; tokens only who holds them.
"""

from typing import Any

ROLES = ["anonymous", "participant", "stranger", "projector", "other facilitator", "owner"]
Cells = tuple[str, ...]

_LOG_IN = "302 /inloggen/"
_NOBODY, _ALL, _GET_ONLY = ("404",) * 6, ("200",) * 6, ("405",) * 6
_OUT = (_LOG_IN,) * 4  # who has no account
_OWNER = (*_OUT, "404", "200")
_FACILITATORS = (*_OUT, "200", "200")
_IN_ALREADY = ("200",) * 4 + ("302 /gesprekken/",) * 2
_TO_START = ("302 /",)

# Route: what a GET gets, what a POST gets. 400: let in, but there was nothing in the POST.
PAGES: dict[str, tuple[Cells, Cells]] = {
    "": (_ALL, ("422",) * 6),
    "q/<str:token>/": (_NOBODY, _NOBODY),  # nobody here holds the token of the QR
    "q/<str:token>": (_NOBODY, _NOBODY),
    "mee/<uuid:live_id>/": ((*_TO_START, "200", *_TO_START * 4), (*_TO_START, "200", *_TO_START * 4)),
    "mee/<uuid:live_id>/samenvatting/": (("404", "200", *["404"] * 4), _GET_ONLY),
    "mee/<uuid:live_id>/aanmelden/": (_GET_ONLY, _TO_START * 6),  # nor a pass
    "mee/<uuid:live_id>/toestand/": (("404", "200", *["404"] * 4), _GET_ONLY),
    "mee/<uuid:live_id>/opdracht/": (_GET_ONLY, ("404", "400", *["404"] * 4)),
    "mee/<uuid:live_id>/verder/": (("302 /mee/<id>/",) * 6, ("302 /mee/<id>/",) * 6),  # there is no next card
    "samen/<int:number>/": (_ALL, ("422",) * 6),
    "scherm/<str:token>/": ((*["404"] * 3, "200", "404", "404"), (*["404"] * 3, "200", "404", "404")),
    "scherm/<str:token>/toestand/": ((*["404"] * 3, "200", "404", "404"), _GET_ONLY),
    "scherm/<str:token>/opdracht/": (_GET_ONLY, (*["404"] * 3, "400", "404", "404")),
    "gesprekken/": (_FACILITATORS, _FACILITATORS),
    "gesprekken/nieuw/<int:number>/": (_FACILITATORS, _FACILITATORS),
    "gesprekken/<uuid:live_id>/volgende/": ((*_OUT, "404", "404"), (*_OUT, "404", "404")),  # it is not closed
    "gesprekken/<uuid:live_id>/scherm/": (_OWNER, _OWNER),
    "gesprekken/<uuid:live_id>/scherm/toestand/": ((*["404"] * 5, "200"), _GET_ONLY),
    "gesprekken/<uuid:live_id>/scherm/opdracht/": (_GET_ONLY, (*["404"] * 5, "400")),
    "gesprekken/<uuid:live_id>/scherm-intrekken/": (
        (*_OUT, "405", "405"),
        (*_OUT, "404", "302 /gesprekken/<id>/scherm/"),
    ),
    "gesprekken/<uuid:live_id>/samenvatting/": (_OWNER, _OWNER),
    "gesprekken/<uuid:live_id>/samenvatting.pdf": (_OWNER, _OWNER),
    "gesprekken/<uuid:live_id>/samenvatting.csv": (_OWNER, _OWNER),
    "gesprekken/<uuid:live_id>/verwijderen/": (_OWNER, (*_OUT, "404", "302 /gesprekken/")),
    "kaarten/": (_ALL, _ALL),
    "kaarten/<int:number>/": (_ALL, _ALL),
    "achtergrondvragen/": (_ALL, _ALL),
    "meer-lezen/": (_ALL, _ALL),
    "over/": (_ALL, _GET_ONLY),
    "privacy/": (_ALL, _GET_ONLY),
    "toegankelijkheid/": (_ALL, _GET_ONLY),
    "inloggen/": (_IN_ALREADY, _IN_ALREADY),
    "inloggen/link/": (("410",) * 4 + ("302 /gesprekken/",) * 2, ("410",) * 4 + ("302 /gesprekken/",) * 2),
    "uitloggen/": (_GET_ONLY, ("302 /kaarten/",) * 6),
    "health": (_ALL, _ALL),
}

_SHUT = "close 4404"
SOCKETS: dict[str, Cells] = {
    "/ws/mee/<uuid:live_id>/": (_SHUT, "participant", *[_SHUT] * 4),
    "/ws/projector/<str:token>/": (*[_SHUT] * 3, "projector", _SHUT, _SHUT),
    "/ws/scherm/<uuid:live_id>/": (*[_SHUT] * 5, "facilitator"),
}
TWINS: dict[str, Cells] = {
    "/mee/<uuid:live_id>/opdracht/": ("404", "participant", *["404"] * 4),
    "/scherm/<str:token>/opdracht/": (*["404"] * 3, "projector", "404", "404"),
    "/gesprekken/<uuid:live_id>/scherm/opdracht/": (*["404"] * 5, "facilitator"),
}

_PARTICIPANTS: dict[str, dict[str, Any]] = {
    "place": {"round": 1, "value": 62},
    "weigh": {"argument": "A1", "weight": 3},
    "pick": {"argument": "A1", "picked": True},
}
_FACILITATORS_OWN: dict[str, dict[str, Any]] = {
    "hide": {"on": True},
    "pause": {"on": True},
    "code": {"on": True},
    "lock": {"on": True},
    "ask": {"question": "1"},
    "reveal": {},
    "go": {"to": "first_position"},
}
COMMANDS: dict[str, dict[str, Any]] = {
    name: {"type": name, "seq": 1, "step": "first_position", **rest}
    for name, rest in (_PARTICIPANTS | _FACILITATORS_OWN).items()
} | {"beat": {"type": "beat"}}

# What each command gets from the server in step first_position, for who is let in.
IN: dict[str, dict[str, str]] = {
    "participant": dict.fromkeys(COMMANDS, "refused role")
    | {"place": "ack", "weigh": "refused late", "pick": "refused late", "beat": "pulse"},
    "projector": dict.fromkeys(COMMANDS, "refused role") | {"beat": "pulse"},
    "facilitator": dict.fromkeys(_PARTICIPANTS, "refused role")
    | dict.fromkeys(_FACILITATORS_OWN, "ack")
    | {"beat": "pulse"},
}
