"""Runs to named figures: the names that targets, bench.json and docs/performance.md use. Pure."""

import math
from dataclasses import dataclass

from tests.load.figures import growth
from tests.load.runs import Key, Runs

ENOUGH_FLOOR = 10_000  # a second; a floor below this was held up by the rest of the machine
SIZES = (100, 300, 1000)
RATES = {1: "once a second", 4: "four times a second"}


@dataclass(frozen=True)
class Finding:
    """A value under its name; NaN where nothing was measured."""

    figure: str
    value: float
    unit: str


def findings(runs: Runs) -> list[Finding]:
    found = []
    for database in runs.databases():
        found += _throughput(runs, database) + _rates(runs, database) + _costs(runs, database)
        found += _people(runs, database) + _many(runs, database)
    return [finding for finding in found if not math.isnan(finding.value)]


def floor_kept_up(runs: Runs, database: str) -> bool:
    """Did the floor itself go fast enough in the closed loop for ratios to mean something?"""
    return runs.median((database, "floor", 1000, "closed"), "per_second") >= ENOUGH_FLOOR


def _throughput(runs: Runs, db: str) -> list[Finding]:
    ours, floor = (db, "ours", 1000, "closed"), (db, "floor", 1000, "closed")
    ours_300, stock = (db, "ours", 300, "closed"), (db, "stock", 300, "closed")
    return [
        Finding(f"{db}: closed loop, 1000 people", runs.median(ours, "per_second"), "/s"),
        Finding(f"{db}: closed loop, 1000 people, floor", runs.median(floor, "per_second"), "/s"),
        Finding(
            f"{db}: closed loop, 1000 people, beside the floor", runs.ratio(ours, floor, "per_second"), "x"
        ),
        Finding(f"{db}: closed loop, 300 people", runs.median(ours_300, "per_second"), "/s"),
        Finding(f"{db}: closed loop, 300 people, stock", runs.median(stock, "per_second"), "/s"),
        Finding(
            f"{db}: closed loop, 300 people, beside stock",
            _over(runs.median(ours_300, "per_second"), runs.median(stock, "per_second")),
            "x",
        ),
    ]


def _rates(runs: Runs, db: str) -> list[Finding]:
    found = []
    for people in SIZES:
        for rate, words in RATES.items():
            found += _rate(runs, (db, "ours", people, f"rate {rate}"), f"{db}: {words}, {people} people")
    found += _rate(runs, (db, "ours x2", 1000, "rate 4"), f"{db}: {RATES[4]}, 1000 people, 2 processes")
    for people in SIZES:
        ours, floor = (db, "ours", people, "burst"), (db, "floor", people, "burst")
        found += [
            Finding(f"{db}: all {people} at once, last ack", runs.median(ours, "last.p50"), "ms"),
            Finding(
                f"{db}: all {people} at once, last ack beside the floor",
                runs.ratio(ours, floor, "last.p50"),
                "x",
            ),
        ]
    return found


def _rate(runs: Runs, key: Key, words: str) -> list[Finding]:
    share = _over(runs.median(key, "acked"), runs.median(key, "sent"))
    found = [Finding(f"{words}, acked", share, "of all")]
    for what, name in (("ack", "ack"), ("to the screen", "screen")):
        for percent in ("p50", "p95", "p99"):
            found.append(Finding(f"{words}, {what} {percent}", runs.median(key, f"{name}.{percent}"), "ms"))
    found.append(Finding(f"{words}, to the screen in bytes", runs.median(key, "screen_bytes"), "B/s"))
    return found


def _costs(runs: Runs, db: str) -> list[Finding]:
    found = []
    for rate, words in RATES.items():
        ours, floor = (db, "ours", 1000, f"rate {rate}"), (db, "floor", 1000, f"rate {rate}")
        found += [
            Finding(f"{db}: CPU a vote, {words}", runs.median(ours, "cpu_a_vote"), "ms"),
            Finding(f"{db}: CPU a vote, {words}, floor", runs.median(floor, "cpu_a_vote"), "ms"),
            Finding(
                f"{db}: CPU a vote, {words}, beside the floor", runs.ratio(ours, floor, "cpu_a_vote"), "x"
            ),
        ]
    per_second = {people: _cpu_a_second(runs, (db, "ours", people, "rate 1")) for people in SIZES}
    ours, floor = (db, "ours", 1000, "enter"), (db, "floor", 1000, "enter")
    return [
        *found,
        Finding(f"{db}: growth of CPU with people", growth(per_second), "exponent"),
        Finding(f"{db}: memory a socket", runs.median(ours, "memory") / 1024, "KiB"),
        Finding(f"{db}: memory a socket, floor", runs.median(floor, "memory") / 1024, "KiB"),
        Finding(f"{db}: memory a socket, beside the floor", runs.ratio(ours, floor, "memory"), "x"),
    ]


def _people(runs: Runs, db: str) -> list[Finding]:
    joins, go = (db, "ours", 1000, "joins"), (db, "ours", 1000, "go")
    bare, words = (db, "ours", 1000, "joins, no page"), f"{db}: 1000 joins at once"
    return [
        Finding(f"{words}, in", runs.median(joins, "in"), "people"),
        Finding(f"{words}, scan to join page p99", runs.median(joins, "scan.p99"), "ms"),
        Finding(f"{words}, tap to cookie p99", runs.median(joins, "tap_cookie.p99"), "ms"),
        Finding(f"{words}, tap to page p99", runs.median(joins, "tap_page.p99"), "ms"),
        Finding(f"{words}, tap to first state p99", runs.median(joins, "tap.p99"), "ms"),
        Finding(f"{words}, tap to first state without the page p99", runs.median(bare, "tap.p99"), "ms"),
        Finding(f"{words}, pages in bytes", runs.median(joins, "page_bytes"), "B"),
        Finding(f"{db}: step change to 1000 phones p99", runs.median(go, "wait.p99"), "ms"),
        Finding(f"{db}: step change to a phone, largest frame", runs.median(go, "largest"), "B"),
        Finding(
            f"{db}: to each phone while others answer",
            runs.median((db, "ours", 1000, "fill"), "phone_bytes"),
            "B/s",
        ),
    ]


def _many(runs: Runs, db: str) -> list[Finding]:
    found = _rate(runs, (db, "ours", 1000, "200x5 rate 1"), f"{db}: {RATES[1]}, 200 sessions of 5")
    cpu = runs.median((db, "ours", 1000, "200x5 rate 1"), "cpu_a_vote")
    found.append(Finding(f"{db}: CPU a vote, {RATES[1]}, 200 sessions of 5", cpu, "ms"))
    closed = runs.median((db, "ours", 1000, "200x5 closed"), "per_second")
    found.append(Finding(f"{db}: closed loop, 200 sessions of 5", closed, "/s"))
    for sessions, words in ((1, "one session"), (20, "20 sessions")):
        keys = {workers: (db, f"ours x{workers}", 1000, f"{sessions} closed") for workers in (1, 2, 4)}
        for workers, key in keys.items():
            value = runs.median(key, "per_second")
            found.append(Finding(f"{db}: closed loop, {words}, {workers} processes", value, "/s"))
        for workers in (2, 4):
            value = runs.ratio(keys[workers], keys[1], "per_second")
            found.append(Finding(f"{db}: {workers} processes beside 1, {words}", value, "x"))
    return found


def _cpu_a_second(runs: Runs, key: Key) -> float:
    return _over(runs.median(key, "cpu"), runs.median(key, "seconds"))


def _over(value: float, by: float) -> float:
    return value / by if by else math.nan
