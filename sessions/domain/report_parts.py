"""What people write in a report: the parts that the facilitator edits, and where they begin."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields

from sessions.domain.errors import _n
from sessions.domain.kept_talk import CLOSE
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
PARTS = tuple(HEADINGS)
LEAVES = Say(_n("Dit lost het niet op:"))


@dataclass(frozen=True)
class WrittenPart:
    """A part of ReportParts, as points."""

    name: str  # a field of ReportParts
    heading: Say
    lines: tuple[str, ...]


def suggested(summary: SessionSummary) -> ReportParts:
    """What the group wrote, where the facilitator begins. Nobody wrote how the talk went."""
    talk = summary.talk
    needed = [part.text for part in talk.close if part.start == CLOSE["need"]]
    return ReportParts(
        chafes=_lines(talk.chafes),
        third_ways=_lines([_idea(item.text, item.leaves) for item in talk.third_ways]),
        professionals=_lines(needed),
        agreements=_lines(
            [f"{part.start} {part.text}" for part in talk.close if part.start != CLOSE["need"]]
        ),
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


def _lines(texts: Sequence[str]) -> str:
    """A text of several lines becomes one point."""
    return "\n".join(" ".join(text.split()) for text in texts)


def _idea(text: str, leaves: str) -> str:
    return f"{text} {LEAVES} {leaves}" if leaves else text
