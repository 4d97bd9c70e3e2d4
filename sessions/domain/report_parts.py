"""What people write in a report: the parts that the facilitator edits, and where they begin."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields

from sessions.domain.constants import PART_LENGTH
from sessions.domain.errors import _n, too_long, unknown
from sessions.domain.kept_talk import CLOSE, KeptPart
from sessions.domain.say import Say
from sessions.domain.summary import SessionSummary


@dataclass(frozen=True)
class ReportParts:
    """What the facilitator writes; each line is a point of its own. Empty: nothing to say."""

    chafes: str = ""
    third_ways: str = ""
    professionals: str = ""
    agreements: str = ""
    talk: str = ""


# In the order of the report.
HEADINGS = {
    "chafes": Say(_n("Wat blijft schuren")),
    "third_ways": Say(_n("Derde wegen, en welke schade blijft")),
    "professionals": Say(_n("Wat professionals nodig hebben")),
    "agreements": Say(_n("Wat de groep afsprak")),
    "talk": Say(_n("Hoe het gesprek ging")),
}
OTHERS = Say(_n("Wat mensen verder schreven, staat in de samenvatting."))
LEAVES = Say(_n("Dit lost het niet op:"))


@dataclass(frozen=True)
class WrittenPart:
    """A part of ReportParts, as points."""

    name: str  # a field of ReportParts
    heading: Say
    lines: tuple[str, ...]


def suggested(summary: SessionSummary, by: Callable[[str], str] = str) -> ReportParts:
    """What the group wrote, where the facilitator begins. Nobody wrote how the talk went.

    `by` translates the few words that stand around it.
    """
    talk = summary.talk
    needed = [part.text[:1].upper() + part.text[1:] for part in talk.close if part.start == CLOSE["need"]]
    return ReportParts(
        chafes=_lines(talk.chafes, by),
        third_ways=_lines([_idea(item.text, item.leaves, by) for item in talk.third_ways], by),
        professionals=_lines(needed, by),
        agreements=_lines(_agreed(talk.close, by), by),
    )


def parts_with(start: ReportParts, written: Mapping[str, str]) -> ReportParts:
    """`start`, with what the facilitator wrote in its place. An emptied part stays empty."""
    known = {name: text for name, text in written.items() if name in HEADINGS}
    return ReportParts(**{**asdict(start), **known})


def written(parts: ReportParts) -> Iterator[WrittenPart]:
    """Only what there is, in the order of the report."""
    for item in fields(parts):
        lines = tuple(line.strip() for line in getattr(parts, item.name).splitlines() if line.strip())
        if lines:
            yield WrittenPart(item.name, HEADINGS[item.name], lines)


def clean_parts(sent: Mapping[str, str]) -> dict[str, str]:
    """Parts as they came from a page, ready to keep. Raises NotAllowed for an unknown part, or one that is too long."""
    if not set(sent) <= set(HEADINGS):
        raise unknown()
    if any(len(text) > 2 * PART_LENGTH for text in sent.values()):
        raise too_long()  # before any work is spent on it
    clean = {name: _clean(text) for name, text in sent.items()}
    if any(len(text) > PART_LENGTH for text in clean.values()):
        raise too_long()
    return clean


def _clean(text: str) -> str:
    """In normal form C, lines ended alike; without signs that nobody can see and that would break a file."""
    lines = "\n".join(unicodedata.normalize("NFC", text).splitlines()).replace("\t", " ")
    return "".join(sign for sign in lines if sign == "\n" or not _unseen(sign))


# Signs that turn the direction of writing.
_TURNING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c")


def _unseen(sign: str) -> bool:
    return unicodedata.category(sign) in {"Cc", "Cs"} or sign in _TURNING


def _lines(texts: Sequence[str], by: Callable[[str], str]) -> str:
    """A text of several lines becomes one point. What does not fit stands in the summary; that is said."""
    points = [" ".join(text.split()) for text in texts]
    if len("\n".join(points)) <= PART_LENGTH:
        return "\n".join(points)
    last = OTHERS.by(by)
    while points and len("\n".join([*points, last])) > PART_LENGTH:
        points.pop()
    return "\n".join([*points, last])


def _agreed(close: Sequence[KeptPart], by: Callable[[str], str]) -> list[str]:
    """'We kiezen ... omdat ... ondanks ...' is one point, how the harm stays small another."""
    told = {part.start: f"{part.start.by(by)} {part.text}" for part in close}
    chosen = [told[CLOSE[name]] for name in ("choose", "because", "despite") if CLOSE[name] in told]
    return [point for point in (" ".join(chosen), told.get(CLOSE["limit"], "")) if point]


def _idea(text: str, leaves: str, by: Callable[[str], str]) -> str:
    return f"{text} {LEAVES.by(by)} {leaves}" if leaves else text
