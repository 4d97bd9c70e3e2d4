"""What a process used, from /proc: CPU time and memory."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Stat:
    parent: int
    cpu: float  # seconds, its own
    gone: float  # seconds, of children that ended
    rss: int  # bytes


def stat(pid: int) -> Stat | None:
    """None when it is gone."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return None
    fields = text.rpartition(")")[2].split()  # the name in brackets may hold spaces
    user, system, child_user, child_system = (int(field) / TICK for field in fields[11:15])
    return Stat(int(fields[1]), user + system, child_user + child_system, int(fields[21]) * PAGE)


def family(pid: int) -> list[int]:
    """A process and all that descend from it."""
    parents = {
        int(path.name): found.parent
        for path in Path("/proc").glob("[0-9]*")
        if (found := stat(int(path.name)))
    }
    found, new = [], [pid]
    while new:
        found += new
        new = [child for child, parent in parents.items() if parent in new]
    return found


def cpu(pids: Iterable[int]) -> float:
    """CPU seconds of these processes until now; of one that ended within them, its parent knows."""
    return sum((_run_time(pid) or found.cpu) + found.gone for pid in pids if (found := stat(pid)))


def _run_time(pid: int) -> float:
    """Of all its threads, to the nanosecond; `stat` counts in hundredths. 0 where the system does not tell."""
    try:
        tasks = [path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/schedstat")]
    except OSError:
        return 0.0
    return sum(int(text.split()[0]) for text in tasks) / 1e9


def rss(pids: Iterable[int]) -> int:
    """Resident bytes, all together."""
    return sum(found.rss for pid in pids if (found := stat(pid)))
