"""A small card and small lists in the file format; `lines_with` changes one line of them."""

from pathlib import Path

DECKS = Path(__file__).resolve().parents[2] / "content" / "decks"

CARD = """\
# Rust of regels

Nummer: 3
Persoon: Noor, 40
In één zin: Noor vraagt om uitstel, maar de termijn is verlopen.
Beroepsgroepen: Jobcoaches; Wijkteamleden
Thema's: Werk; Regels
Taal: nl
Bron: Een uitgever, Een titel (2024), dilemma 3

## Situatie

Noor is 40 en werkt halve dagen.

Ze vraagt jou om uitstel.

## Vraag

Geef je Noor uitstel?

Wie betrek je daarbij?

## Optie A: Uitstel geven

Voluit: Je geeft Noor uitstel en legt uit waarom.

1. Noor heeft rust nodig.
   Kort: Noor heeft rust nodig.
   Beroepsopvatting: Rust is een voorwaarde voor werk.
2. Er is ruimte in de regels.
   Kort: De regels geven ruimte.

## Optie B: De termijn aanhouden

Voluit: Je houdt je aan de termijn.

1. Regels gelden voor iedereen.
   Kort: Regels gelden voor iedereen.
"""

QUESTIONS = """\
# Achtergrondvragen

## Formele vragen

1. Wat zegt de wet?

## Inhoudelijke vragen

2. Wat is er aan de hand?
3. Wie weet er meer van?

## Gewetensvragen

4. Kan ik dit uitleggen?
"""

READINGS = """\
# Meer lezen

1. Een handreiking
   Adres: https://www.voorbeeld.nl/handreiking
   Waarom: Hierin staan voorbeelden.
"""

AGREEMENTS = """\
# Afspraken voor het gesprek

1. We laten elkaar uitpraten.
   Uitleg: Je luistert tot de ander klaar is.
"""


def with_line(text: str, line: int, new: str | None) -> bytes:
    """The text as bytes with one line (from 1) replaced, or taken out for None."""
    lines = text.split("\n")
    lines[line - 1 : line] = [] if new is None else [new]
    return "\n".join(lines).encode()


def line_of(text: str, start: str) -> int:
    """The number of the first line that starts so."""
    return next(number for number, line in enumerate(text.split("\n"), 1) if line.startswith(start))
