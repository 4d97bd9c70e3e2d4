"""What the benchmark runs, piece by piece. Contenders stay up beside each other and take turns."""

from contextlib import ExitStack
from dataclasses import dataclass

from tests.load.contenders import Server, Setting, served
from tests.load.crowd import Crowd, Figures, crowd, joined
from tests.load.runs import Runs

MOST = 1000
FEWER = (100, 300)
STOCK_PEOPLE = 300
STOCK_SECONDS = 13.0  # from its start; nothing is left out
STEPS = ["weigh", "spread", "talk"]


@dataclass(frozen=True)
class Size:
    """How long and how often. `rounds` is what medians are taken of."""

    rounds: int
    fewer_rounds: int
    stock_rounds: int
    rate_seconds: float
    closed_seconds: float
    fill_seconds: float
    bursts: int
    fewer_work: tuple[str, ...]  # of 100 and 300 people


QUICK = Size(
    rounds=3,
    fewer_rounds=3,
    stock_rounds=1,
    rate_seconds=1.2,
    closed_seconds=1.0,
    fill_seconds=4.0,
    bursts=1,
    fewer_work=("rate 1",),
)
FULL = Size(
    rounds=5,
    fewer_rounds=3,
    stock_rounds=3,
    rate_seconds=3.0,
    closed_seconds=3.0,
    fill_seconds=8.0,
    bursts=3,
    fewer_work=("rate 1", "rate 4", "burst"),
)


def beside_the_floor(setting: Setting, size: Size, runs: Runs) -> None:
    """1000 people: memory, the first places, 1/s, 4/s, all at once, closed loop, a change of step."""
    with ExitStack() as open_:
        rooms = {}
        for name in ("ours", "floor"):
            server = open_.enter_context(served(setting, name))
            rooms[name] = open_.enter_context(crowd(server, 1, MOST, memory=True))
            runs.add((setting.database, name, MOST, "enter"), rooms[name].entered)
        for name, room in rooms.items():
            figures = room.rate(1 / size.fill_seconds, size.fill_seconds)
            runs.add((setting.database, name, MOST, "fill"), figures)
        for _ in range(size.rounds):
            _round(setting.database, rooms, size, runs)
        runs.add((setting.database, "ours", MOST, "go"), rooms["ours"].go(STEPS))


def _round(database: str, rooms: dict[str, Crowd], size: Size, runs: Runs) -> None:
    for rate in (1, 4):
        for name, room in rooms.items():
            runs.add((database, name, MOST, f"rate {rate}"), room.rate(rate, size.rate_seconds))
    for name, room in rooms.items():
        runs.add((database, name, MOST, "burst"), room.burst(size.bursts))
    for name, room in rooms.items():
        runs.add((database, name, MOST, "closed"), room.closed(size.closed_seconds))


def fewer_people(setting: Setting, size: Size, runs: Runs) -> None:
    """100 and 300 people at 1/s and 4/s and all at once, for the growth; 300 against stock in the closed loop."""
    with ExitStack() as open_:
        beside = ("ours", "floor") if "burst" in size.fewer_work else ("ours",)
        servers = {name: open_.enter_context(served(setting, name)) for name in beside}
        for people in FEWER:
            with ExitStack() as rooms_:
                rooms = {
                    name: rooms_.enter_context(crowd(server, 1, people)) for name, server in servers.items()
                }
                _small_rounds(setting.database, people, rooms, size, runs)
        _beside_stock(setting, servers["ours"], size, runs)


def _small_rounds(database: str, people: int, rooms: dict[str, Crowd], size: Size, runs: Runs) -> None:
    for room in rooms.values():
        room.rate(1, 1)
    for _ in range(size.fewer_rounds):
        for work in size.fewer_work:
            for name, room in rooms.items():
                runs.add((database, name, people, work), _do(room, work, size))


def _do(room: Crowd, work: str, size: Size) -> Figures:
    kind, _, rate = work.partition(" ")
    return room.rate(int(rate), size.rate_seconds) if kind == "rate" else room.burst(size.bursts)


def _beside_stock(setting: Setting, ours: Server, size: Size, runs: Runs) -> None:
    """The same window for both, from its start. Stock starts anew for every round: it gets slower all the time."""
    with crowd(ours, 1, STOCK_PEOPLE) as room:
        for _ in range(size.stock_rounds):
            with served(setting, "stock") as stock, crowd(stock, 1, STOCK_PEOPLE) as theirs:
                figures = theirs.closed(STOCK_SECONDS, warm=0.0, drain=False)
            runs.add((setting.database, "stock", STOCK_PEOPLE, "closed"), figures)
            figures = room.closed(STOCK_SECONDS, warm=0.0)
            runs.add((setting.database, "ours", STOCK_PEOPLE, "closed"), figures)


def doors(setting: Setting, size: Size, runs: Runs) -> None:
    """A thousand people come in at once."""
    with served(setting, "ours") as server:
        joined(server, 10)
        for _ in range(max(1, size.rounds - 2)):
            runs.add((setting.database, "ours", MOST, "joins"), joined(server, MOST))
            bare = joined(server, MOST, pages=False)
            runs.add((setting.database, "ours", MOST, "joins, no page"), bare)


def many_sessions(setting: Setting, size: Size, runs: Runs) -> None:
    """200 sessions of 5 people at once."""
    with served(setting, "ours") as server, crowd(server, 200, 5) as rooms:
        for _ in range(size.rounds):
            runs.add((setting.database, "ours", MOST, "200x5 rate 1"), rooms.rate(1, size.rate_seconds))
        runs.add((setting.database, "ours", MOST, "200x5 closed"), rooms.closed(size.closed_seconds))


def processes(setting: Setting, size: Size, runs: Runs) -> None:
    """1, 2 and 4 web processes behind one address: one session, and twenty."""
    with ExitStack() as open_:
        servers = {workers: open_.enter_context(served(setting, "ours", workers)) for workers in (1, 2, 4)}
        for sessions in (1, 20):
            with ExitStack() as rooms_:
                rooms = {
                    workers: rooms_.enter_context(crowd(server, sessions, MOST // sessions))
                    for workers, server in servers.items()
                }
                _process_rounds(setting.database, sessions, rooms, size, runs)


def _process_rounds(database: str, sessions: int, rooms: dict[int, Crowd], size: Size, runs: Runs) -> None:
    for _ in range(size.rounds):
        for workers, room in rooms.items():
            key = (database, f"ours x{workers}", MOST, f"{sessions} closed")
            runs.add(key, room.closed(size.closed_seconds))
        if sessions == 1:
            runs.add((database, "ours x2", MOST, "rate 4"), rooms[2].rate(4, size.rate_seconds))
