"""The verdicts as docs/performance.md, bench.json and a table on the terminal."""

import json
import os
import platform
from dataclasses import dataclass
from pathlib import Path

from tests.load.verdict import Verdict

METHOD = Path(__file__).with_name("method.md")
MET = {True: "yes", False: "**no**", None: "-"}


@dataclass(frozen=True)
class Machine:
    """What it ran on, and how busy that was."""

    cpu: str
    cores: int
    memory_gib: float
    system: str
    python: str
    load_before: float
    load_after: float

    @classmethod
    def here(cls, load_before: float) -> "Machine":
        return cls(
            cpu=_from_proc("/proc/cpuinfo", "model name"),
            cores=os.cpu_count() or 1,
            memory_gib=int(_from_proc("/proc/meminfo", "MemTotal").split()[0]) / 2**20,
            system=f"{platform.system()} {platform.release()}",
            python=platform.python_version(),
            load_before=load_before,
            load_after=os.getloadavg()[0],
        )

    def __str__(self) -> str:
        return (
            f"{self.cpu}, {self.cores} cores, {self.memory_gib:.0f} GiB, {self.system}, Python {self.python}. "
            f"Load of the machine before the run {self.load_before:.1f}, after it {self.load_after:.1f}."
        )


def table(verdicts: list[Verdict]) -> str:
    """A Markdown table."""
    rows = [("figure", "value", "unit", "target", "met")]
    rows += [
        (
            item.figure,
            number(item.value),
            item.unit,
            item.target or "",
            item.why or (MET[item.met] if item.target else ""),
        )
        for item in verdicts
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    ]
    return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]])


def number(value: float | None) -> str:
    """Three figures that matter, no more."""
    if value is None:
        return "-"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def page(verdicts: list[Verdict], machine: Machine, command: str, day: str) -> str:
    """docs/performance.md."""
    targets = [item for item in verdicts if item.target]
    rest = [item for item in verdicts if not item.target]
    return "\n".join(
        [
            "# Performance",
            "",
            f"Written by `{command}` on {day}; do not edit. {machine}",
            "",
            METHOD.read_text(encoding="utf-8").strip(),
            "",
            "## Targets",
            "",
            table(targets),
            "",
            "## All other figures",
            "",
            table(rest),
            "",
        ]
    )


def as_json(verdicts: list[Verdict]) -> str:
    return json.dumps([item.row for item in verdicts], indent=1, ensure_ascii=False) + "\n"


def _from_proc(path: str, name: str) -> str:
    for line in Path(path).read_text().splitlines():
        key, _, value = line.partition(":")
        if key.strip() == name:
            return value.strip()
    return "unknown"
