"""How many machines for a day on which many sessions talk at once? `python -m tests.load.simulate`.

Takes the measured costs of bench.json (`make bench`), or the defaults below, works through the busiest moments of a
conversation as if all sessions had them together, and prints what that asks, with every assumption. Arithmetic only: it
tells the size of the order, and which part is the first to be full.
"""

import argparse
import json
import math
from dataclasses import dataclass, fields, replace
from pathlib import Path

from tests.load.contenders import ROOT

MIB, GIB = 2**20, 2**30


@dataclass(frozen=True)
class Costs:
    """Measured. Defaults: docs/performance.md, of `make bench` on 2 cores shared with driver and database."""

    act: float = 0.94e-3  # core seconds, in small sessions; the reading and showing that follow are in it
    join: float = 3.6e-3  # core seconds, from the scan to the first state
    socket: float = 25 * 1024  # bytes of memory
    phone_bytes: float = 93.0  # a second to each phone while others answer
    screen_bytes: float = 6_400.0  # a second to each screen
    page_bytes: float = 46_000.0  # of all pages of a join; styles and scripts not counted

    @classmethod
    def read(cls, path: Path) -> "Costs":
        """What bench.json knows of these; the default for what it does not."""
        rows = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
        known = {row["figure"]: row["value"] for row in rows if row["value"]}
        found: dict[str, float] = {}
        joins = "sqlite: 1000 joins at once, "
        scan, tap = (known.get(joins + name) for name in _JOINS)
        if scan and tap:
            found["join"] = (scan + tap) / 1000 / 1000  # ms of one busy process for 1000 people
        for name, (figure, scale) in _FIGURES.items():
            if value := known.get(figure):
                found[name] = value * scale
        return cls(**found)


_JOINS = ("scan to join page p99", "tap to first state p99")
_FIGURES = {
    "act": ("sqlite: CPU a vote, once a second, 200 sessions of 5", 1e-3),
    "socket": ("postgres: memory a socket", 1024.0),
    "phone_bytes": ("sqlite: to each phone while others answer", 1.0),
    "screen_bytes": ("sqlite: once a second, 1000 people, to the screen in bytes", 1.0),
    "page_bytes": ("sqlite: 1000 joins at once, pages in bytes", 1.0),
}


@dataclass(frozen=True)
class Assumed:
    """Not measured by the benchmark. Change them on the command line: --poke-commands 20 and so on."""

    load: float = 0.6  # of a core, at most; the rest is for peaks and for a machine that falls out
    cores: float = 4.0  # of a web machine, a process each
    memory: float = 8.0  # GiB of a web machine
    process: float = 120.0  # MiB of a web process before anybody came
    network: float = 1.0  # Gbit a second of a web machine
    processes_of_a_session: float = (
        1.0  # 1: a balancer that goes by the session; else how many one is spread over
    )
    reading: float = 1e-3  # core seconds of one reading and rendering of a session in one more process
    beat: float = 0.05e-3  # core seconds
    ticks: float = 10.0  # readings of a session a second in a process, at most (SCREEN_SECONDS)
    statements: float = 3.0  # transactions of one reading
    pokes: float = 12.0  # of a session a second, at most (REST_SECONDS)
    poke_commands: float = 19.0  # Redis commands of one poke, those inside its script counted
    commits_of_a_postgres: float = 5_000.0  # a second, durable
    commands_of_a_redis: float = 100_000.0  # a second


@dataclass(frozen=True)
class Phase:
    """A moment in all sessions at once. Acts and joins are of one person, a second."""

    name: str
    acts: float = 0.0
    joins: float = 0.0


PHASES = [
    Phase("joins, all within 2 minutes", joins=1 / 120),
    Phase("placing, 12 moves within a minute", acts=12 / 60),
    Phase("weighing, 11 arguments in 3 minutes", acts=11 / 180),
    Phase("calm, nobody answers"),
]
BEAT_SECONDS = HEARTBEAT_SECONDS = 10.0


@dataclass(frozen=True)
class Need:
    """What a phase asks, all web processes together; rates a second."""

    phase: str
    acts: float
    joins: float
    cores: float
    memory: float  # bytes, of sockets
    out: float  # bytes a second
    commits: float
    transactions: float  # commits and readings
    pokes: float


def need(people: int, sessions: int, phase: Phase, costs: Costs, assumed: Assumed) -> Need:
    acts, joins = people * phase.acts, people * phase.joins
    changes = (acts + joins) / sessions  # of one session
    readings = min(assumed.ticks, changes) + 1 / HEARTBEAT_SECONDS
    more = sessions * (assumed.processes_of_a_session - 1) * readings * assumed.reading
    calm = people / BEAT_SECONDS * assumed.beat + sessions / HEARTBEAT_SECONDS * assumed.reading
    commits = acts + joins + sessions / HEARTBEAT_SECONDS  # small sessions: nobody to share a commit with
    shown = min(1.0, changes / assumed.ticks)  # screens get a frame for each tick that changed something
    return Need(
        phase=phase.name,
        acts=acts,
        joins=joins,
        cores=acts * costs.act + joins * costs.join + more + calm,
        memory=(people + sessions) * costs.socket,
        out=joins * costs.page_bytes + (people * costs.phone_bytes + sessions * costs.screen_bytes) * shown,
        commits=commits,
        transactions=commits + sessions * assumed.processes_of_a_session * readings * assumed.statements,
        pokes=sessions * min(assumed.pokes, changes),
    )


@dataclass(frozen=True)
class Machines:
    web: int
    processes: int
    why: str  # what decides
    postgres: int
    redis: int


def machines(needs: list[Need], assumed: Assumed) -> Machines:
    """Enough for the worst moment of each part."""
    cores = max(item.cores for item in needs) / assumed.load
    processes = math.ceil(cores)
    memory = max(item.memory for item in needs) + processes * assumed.process * MIB
    by = {
        "cores": cores / assumed.cores,
        "memory": memory / (assumed.memory * GIB * assumed.load),
        "network": max(item.out for item in needs) * 8 / (assumed.network * 1e9 * assumed.load),
    }
    why = max(by, key=lambda name: by[name])
    commands = max(item.pokes for item in needs) * assumed.poke_commands
    return Machines(
        web=math.ceil(by[why]),
        processes=processes,
        why=why,
        postgres=math.ceil(max(item.commits for item in needs) / assumed.commits_of_a_postgres),
        redis=math.ceil(commands / assumed.commands_of_a_redis),
    )


def told(people: int, sessions: int, costs: Costs, assumed: Assumed) -> str:
    needs = [need(people, sessions, phase, costs, assumed) for phase in PHASES]
    found = machines(needs, assumed)
    lines = [f"{people:,} people in {sessions:,} sessions, all in the same phase at once", ""]
    for item in needs:
        lines += [
            f"{item.phase}:",
            f"  {item.acts:,.0f} acts and {item.joins:,.0f} joins a second, {item.cores:,.1f} cores busy,"
            f" {item.memory / GIB:,.1f} GiB of sockets, {item.out * 8 / 1e6:,.0f} Mbit out a second,",
            f"  {item.commits:,.0f} commits in {item.transactions:,.0f} transactions and {item.pokes:,.0f} pokes a"
            " second",
        ]
    lines += [
        "",
        f"web: {found.web} machines, {found.processes} processes; {found.why} decides",
        f"PostgreSQL: {found.postgres}; Redis: {found.redis}",
        "",
        "measured (docs/performance.md, bench.json):",
        *(f"  {item.name} = {getattr(costs, item.name):g}" for item in fields(costs)),
        "assumed:",
        *(f"  {item.name} = {getattr(assumed, item.name):g}" for item in fields(assumed)),
    ]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--sessions", type=int, default=5_000)
    parser.add_argument("--bench", type=Path, default=ROOT / "bench.json")
    for item in fields(Assumed):
        parser.add_argument(f"--{item.name.replace('_', '-')}", type=float, default=item.default)
    options = vars(parser.parse_args())
    assumed = replace(Assumed(), **{item.name: options[item.name] for item in fields(Assumed)})
    print(told(options["people"], options["sessions"], Costs.read(options["bench"]), assumed))


if __name__ == "__main__":
    main()
