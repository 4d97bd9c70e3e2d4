"""The figures of all runs, under what was run: ("sqlite", "ours", 1000, "rate 1") and the like. Pure."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from tests.load.figures import median, ratio

Key = tuple[str, str, int, str]  # database, contender, people, work


@dataclass
class Runs:
    """Each run added in the order of time; the n-th of one contender stood beside the n-th of another."""

    _found: dict[Key, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, key: Key, figures: dict[str, Any]) -> None:
        self._found[key].append(figures)

    def values(self, key: Key, name: str) -> list[float]:
        """`name` of each run; "ack.p99" is p99 within ack. A figure that a run has not, or none, is left out."""
        found = []
        for figures in self._found.get(key, []):
            value: Any = figures
            for part in name.split("."):
                value = value.get(part) if value else None
            if isinstance(value, int | float):
                found.append(float(value))
        return found

    def median(self, key: Key, name: str) -> float:
        return median(self.values(key, name))

    def ratio(self, ours: Key, theirs: Key, name: str) -> float:
        """The median of the ratios of neighbouring runs."""
        return ratio(self.values(ours, name), self.values(theirs, name))

    def databases(self) -> list[str]:
        return list(dict.fromkeys(key[0] for key in self._found))

    def as_lists(self) -> list[dict[str, Any]]:
        """Everything, to be written down."""
        return [{"run": list(key), "figures": found} for key, found in self._found.items()]
