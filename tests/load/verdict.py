"""Findings beside targets: met, not met, or void. Pure."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.load.findings import Finding

TARGETS = Path(__file__).with_name("targets.toml")


@dataclass(frozen=True)
class Target:
    figure: str
    at_most: float | None = None
    at_least: float | None = None
    ratio: bool = False  # void when the floor was held up
    cores: int = 1  # only where the machine has so many

    def __str__(self) -> str:
        return f"≥ {self.at_least:g}" if self.at_least is not None else f"≤ {self.at_most:g}"

    def met_by(self, value: float) -> bool:
        return value >= self.at_least if self.at_least is not None else value <= (self.at_most or 0)


@dataclass(frozen=True)
class Verdict:
    """`met` is None for a figure without a target, for one that was not measured, and for a void one."""

    figure: str
    value: float | None
    unit: str
    target: str | None
    met: bool | None
    why: str = ""  # it is void

    @property
    def row(self) -> dict[str, Any]:
        found = {"figure": self.figure, "value": self.value, "unit": self.unit, "target": self.target}
        return found | {"met": self.met} | ({"note": self.why} if self.why else {})


def read_targets(path: Path = TARGETS) -> list[Target]:
    return [Target(**item) for item in tomllib.loads(path.read_text(encoding="utf-8"))["target"]]


def judge(found: list[Finding], targets: list[Target], kept_up: dict[str, bool], cores: int) -> list[Verdict]:
    """Targets first, in their order; then every other figure. `kept_up`: by database, did the floor?"""
    by_name = {finding.figure: finding for finding in found}
    verdicts = [_judge(by_name.get(target.figure), target, kept_up, cores) for target in targets]
    named = {target.figure for target in targets}
    rest = [
        Verdict(item.figure, item.value, item.unit, None, None) for item in found if item.figure not in named
    ]
    return verdicts + rest


def _judge(finding: Finding | None, target: Target, kept_up: dict[str, bool], cores: int) -> Verdict:
    if finding is None:
        return Verdict(target.figure, None, "", str(target), None, "not measured")
    why = ""
    if target.ratio and not kept_up.get(target.figure.partition(":")[0], False):
        why = "void: the floor itself was held up"
    if cores < target.cores:
        why = f"needs {target.cores} cores, here are {cores}"
    met = None if why else target.met_by(finding.value)
    return Verdict(finding.figure, finding.value, finding.unit, str(target), met, why)
