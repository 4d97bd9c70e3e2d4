"""What people write in the rooms of the pictures, at the lengths that occur."""

from collections.abc import Iterator

from sessions.domain.state import TextKind
from sessions.domain.steps import Step

KINDS = {
    Step.WEIGH: (TextKind.ARGUMENT,),
    Step.TALK: (TextKind.ARGUMENT,),
    Step.FLIP: (TextKind.FLIP,),
    Step.THIRD_WAY: (TextKind.THIRD_WAY,),
    Step.HARVEST: (TextKind.TAKE_AWAY, TextKind.CHAFES),
}
TEXTS = (
    "Wie één keer meegaat, kan moeilijk nog nee zeggen.",
    "Samen iets gewoons doen, geeft soms meer vertrouwen dan tien gesprekken aan tafel. Dat vertrouwen heb je later"
    " hard nodig, als het over geld of over haar kinderen gaat.",
    "Vraag eerst aan haar zelf wat ze zoekt: een tas dragen, of gezelschap?",
    "Een collega die wél tijd heeft, kan ook mee. Niet alles hoeft van één begeleider te komen, en voor haar is het"
    " goed om meer mensen te kennen. Maak dan wel vooraf duidelijk hoe vaak dat kan, en wat jullie samen doen als het"
    " een keer niet lukt.",
    "Ik wil morgen met mijn team bespreken waar voor ons de grens ligt.",
)
MORE = ("Het lost niet op dat zij zich 's avonds alleen voelt.", "")
CLOSE = {
    "choose": "één keer samen gaan, en daarna met haar zus",
    "because": "zij dan leert wie er nog meer is",
    "despite": "de uren die we niet betaald krijgen",
    "limit": "vooraf af te spreken hoe lang het duurt",
    "need": "een leidinggevende die dit mee afspreekt",
}


def writings(step: str, count: int) -> Iterator[tuple[str, str, str, str]]:
    """So many texts for a step, as (kind, side, text, more)."""
    for number in range(count if Step(step) in KINDS else 0):
        kind = KINDS[Step(step)][number % len(KINDS[Step(step)])]
        sided = kind in {TextKind.ARGUMENT, TextKind.FLIP}
        more = MORE[number % len(MORE)] if kind == TextKind.THIRD_WAY else ""
        yield kind, "AB"[number % 2] if sided else "", TEXTS[number % len(TEXTS)], more
