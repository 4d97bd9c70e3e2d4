"""A deck as large as a team may bring along."""

from content.deckwriting import write_card
from content.draftfile import card_of, read_own
from content.drafts import Draft, DraftArgument
from content.zipdeck import Member, names_of, write_deck
from tests.content.cast import CARD


def deck_of_fifty() -> bytes:
    """As a colleague's app wrote it: numbered, with everything a card can hold."""
    base = read_own("x.md", CARD.encode())
    cards = [
        card_of(
            Draft(
                **{
                    name: f"{name} {at} – één\\twee <b> # Kort: ja"
                    for name in ("title", "line", "question", "source")
                },
                person=f"Persoon{at}, 4{at % 10}",
                case=f"Alinea een van {at}.\n\n# geen kop\n\n  ruimte  ",
                elaboration="Meer." if at % 2 else "",
                a_arguments=[DraftArgument(f"{one}. reden " * 30, "Kort: ja", "") for one in range(at % 5)],
                b_arguments=[DraftArgument("👩\u200d⚕ zorgt.", "", "Beroepsopvatting:")],
                groups=list(base.groups),
                licence="CC BY 4.0" if at % 3 else "",
                number=at,
            ),
            origin="Dilemma 3" if at % 4 else "",
        )
        for at in range(1, 51)
    ]
    return write_deck(
        Member(name, write_card(card).encode()) for name, card in zip(names_of(cards), cards, strict=True)
    )
