"""What a deck file holds, and the limits of each text. Pure; `deckfile` reads it, `deckwriting` writes it."""

from dataclasses import dataclass

GROUPS = (
    "Wmo-consulenten",
    "SW-begeleiders",
    "Klantmanagers Participatiewet",
    "Participatieondersteuners ggz",
    "Beleidsmedewerkers sociaal domein",
    "Wijkteamleden",
    "Schuldhulpverleners",
    "Woonbegeleiders",
    "Sociaal werkers",
    "Jobcoaches",
)
THEMES = (
    "Werk",
    "Inkomen",
    "Regels",
    "Samenwerken",
    "Netwerk",
    "Gezondheid",
    "Grenzen",
    "Eigen regie",
    "Ontwikkeling",
    "Levensfase",
    "Wonen",
)


@dataclass(frozen=True)
class Limit:
    """`words` for the reader of the screen, `characters` for the column in the database."""

    words: int
    characters: int


TITLE = Limit(30, 200)
PERSON = Limit(8, 80)
LINE = Limit(25, 300)
QUESTION = Limit(16, 200)
OPTION_SHORT = Limit(8, 120)
OPTION_FULL = Limit(30, 400)
ARGUMENT = Limit(50, 1000)
ARGUMENT_SHORT = Limit(13, 200)
CONVICTION = Limit(25, 300)
SOURCE = Limit(40, 300)
LICENCE = Limit(12, 80)
ORIGIN = Limit(40, 200)
PARAGRAPH = Limit(200, 2000)
BACKGROUND_QUESTION = Limit(60, 600)
READING_TITLE = Limit(30, 200)
READING_ADDRESS = Limit(1, 400)
READING_REASON = Limit(80, 800)
AGREEMENT = Limit(15, 200)
EXPLANATION = Limit(40, 400)
GROUP_COUNT = range(2, 6)
THEME_COUNT = range(2, 5)


@dataclass(frozen=True)
class ArgumentFile:
    text: str
    short: str
    conviction: str = ""


@dataclass(frozen=True)
class OptionFile:
    short: str
    full: str
    arguments: tuple[ArgumentFile, ...]


@dataclass(frozen=True)
class CardFile:
    number: int  # 0: none, in an own card
    title: str
    person: str
    line: str
    groups: tuple[str, ...]
    themes: tuple[str, ...]
    language: str
    source: str
    case: tuple[str, ...]
    question: str
    elaboration: tuple[str, ...]
    a: OptionFile
    b: OptionFile
    licence: str = ""
    origin: str = ""  # the card that this one began as


@dataclass(frozen=True)
class QuestionFile:
    kind: str  # formal, substantive, conscience
    text: str


@dataclass(frozen=True)
class QuestionsFile:
    title: str
    questions: tuple[QuestionFile, ...]  # numbered 1, 2, ... through all kinds

    def of(self, kind: str) -> tuple[QuestionFile, ...]:
        return tuple(question for question in self.questions if question.kind == kind)


@dataclass(frozen=True)
class ReadingFile:
    title: str
    address: str
    reason: str


@dataclass(frozen=True)
class ReadingsFile:
    title: str
    readings: tuple[ReadingFile, ...]


@dataclass(frozen=True)
class AgreementFile:
    text: str
    explanation: str


@dataclass(frozen=True)
class AgreementsFile:
    title: str
    agreements: tuple[AgreementFile, ...]
