"""The arithmetic of the benchmark, and that stock and floor are what they say."""

import math
import os
import time
from itertools import pairwise
from pathlib import Path

import pytest

from tests.load.figures import growth, median, moments, percentile, ratio, spread_of
from tests.load.findings import Finding, findings, floor_kept_up
from tests.load.process import cpu
from tests.load.report import METHOD, Machine, as_json, number, page, table
from tests.load.runs import Runs
from tests.load.verdict import Target, judge, read_targets
from tests.load.wire import _size

MACHINE = Machine("A processor", 2, 24.0, "Linux 6", "3.11.7", 0.5, 3.0)


def test_a_percentile_is_a_value_that_was_seen() -> None:
    assert percentile([5, 1, 4, 2, 3], 50) == 3
    assert percentile(list(range(1, 101)), 99) == 99
    assert percentile([7], 99) == 7
    assert math.isnan(percentile([], 50))


def test_waits_are_told_in_milliseconds() -> None:
    assert spread_of([0.001, 0.002, 0.1]) == {"p50": 2.0, "p95": 100.0, "p99": 100.0, "most": 100.0}


def test_the_schedule_gives_everybody_their_turns_in_order() -> None:
    schedule = moments(people=10, per_second=4, seconds=3)
    assert len(schedule) == 10 * 4 * 3
    assert [when for when, _ in schedule] == sorted(when for when, _ in schedule)
    mine = [when for when, who in schedule if who == 3]
    assert [b - a for a, b in pairwise(mine)] == pytest.approx([0.25] * 11)
    assert 0 <= schedule[0][0] < schedule[-1][0] < 3


def test_once_in_a_few_seconds_is_a_schedule_too() -> None:
    assert len(moments(people=50, per_second=1 / 5, seconds=5)) == 50


@pytest.mark.parametrize("exponent", [0.5, 1.0, 2.0])
def test_growth_finds_the_exponent(exponent: float) -> None:
    assert growth({n: 3 * n**exponent for n in (100, 300, 1000)}) == pytest.approx(exponent)


def test_growth_needs_two_sizes() -> None:
    assert math.isnan(growth({100: 1.0, 300: math.nan}))


def test_a_ratio_is_of_neighbours() -> None:
    assert ratio([10, 20, 30], [5, 10, 60]) == 2
    assert median([math.nan, 1, 3]) == 2


def runs_with(floor: float, ours: float = 8000) -> Runs:
    runs = Runs()
    runs.add(("sqlite", "floor", 1000, "closed"), {"per_second": floor})
    runs.add(("sqlite", "ours", 1000, "closed"), {"per_second": ours})
    runs.add(
        ("sqlite", "ours", 1000, "rate 1"), {"acked": 999, "sent": 1000, "ack": {"p99": 12.5, "p50": None}}
    )
    return runs


def values(runs: Runs) -> dict[str, float]:
    return {finding.figure: finding.value for finding in findings(runs)}


def test_findings_have_names_and_leave_out_what_was_not_measured() -> None:
    found = values(runs_with(floor=16_000))
    assert found["sqlite: closed loop, 1000 people, beside the floor"] == 0.5
    assert found["sqlite: once a second, 1000 people, acked"] == 0.999
    assert found["sqlite: once a second, 1000 people, ack p99"] == 12.5
    assert "sqlite: once a second, 1000 people, ack p50" not in found


def test_every_target_names_a_figure_that_the_benchmark_can_find() -> None:
    works = ["closed", "burst", "enter", "fill", "go", "joins", "rate 1", "rate 4", "1 closed", "20 closed"]
    names = (
        "per_second",
        "acked",
        "sent",
        "cpu",
        "seconds",
        "cpu_a_vote",
        "memory",
        "screen_bytes",
        "phone_bytes",
    )
    everything: dict[str, object] = dict.fromkeys((*names, "largest", "in"), 1.0)
    waits = {
        name: {"p50": 1.0, "p95": 1.0, "p99": 1.0}
        for name in ("ack", "screen", "last", "wait", "tap", "scan")
    }
    runs = Runs()
    for database in ("sqlite", "postgres"):
        for people in (100, 300, 1000):
            for name in ("ours", "floor", "stock", "ours x1", "ours x2", "ours x4"):
                for work in works:
                    runs.add((database, name, people, work), everything | waits)
    assert {target.figure for target in read_targets()} <= values(runs).keys()


def test_a_floor_that_was_held_up_voids_ratios_and_nothing_else() -> None:
    found = [Finding("sqlite: share", 0.9, "x"), Finding("sqlite: wait", 9.0, "ms")]
    targets = [Target("sqlite: share", at_least=0.5, ratio=True), Target("sqlite: wait", at_most=10)]
    assert not floor_kept_up(runs_with(floor=9_999), "sqlite")
    share, wait = judge(found, targets, {"sqlite": False}, cores=2)
    assert (share.met, wait.met) == (None, True)
    assert "void" in share.why
    assert judge(found, targets, {"sqlite": True}, cores=2)[0].met is True


def test_a_target_for_more_cores_is_not_judged_here() -> None:
    target = Target("postgres: two", at_least=1.5, cores=4)
    assert judge([Finding("postgres: two", 1.0, "x")], [target], {}, cores=2)[0].met is None
    assert judge([Finding("postgres: two", 1.0, "x")], [target], {}, cores=4)[0].met is False


def test_a_target_that_was_not_measured_says_so() -> None:
    (verdict,) = judge([], [Target("sqlite: share", at_least=0.5)], {}, cores=2)
    assert (verdict.value, verdict.met, verdict.why) == (None, None, "not measured")


def test_the_page_holds_the_machine_the_command_and_both_tables() -> None:
    found = [Finding("sqlite: wait", 12345.678, "ms"), Finding("sqlite: other", 0.12345, "x")]
    verdicts = judge(found, [Target("sqlite: wait", at_most=10)], {}, cores=2)
    text = page(verdicts, MACHINE, "make bench", "2026-11-24")
    assert "`make bench` on 2026-11-24" in text
    assert "A processor, 2 cores" in text
    assert METHOD.read_text(encoding="utf-8").strip() in text
    assert "12,346" in text
    assert "0.123" in table(verdicts)
    assert '"met": false' in as_json(verdicts)


@pytest.mark.parametrize(
    ("value", "shown"), [(None, "-"), (0.0512, "0.0512"), (3.14159, "3.14"), (15234.5, "15,234")]
)
def test_numbers_are_short(value: float | None, shown: str) -> None:
    assert number(value) == shown


@pytest.mark.parametrize(
    ("frame", "size"),
    [
        (b"\x81\x05hello", (2, 5)),
        (b"\x81\x7e\x01\x00" + b"x" * 256, (4, 256)),
        (b"\x81\x7f" + (70_000).to_bytes(8, "big"), (10, 70_000)),
        (b"\x81", (0, 0)),
        (b"\x81\x7e\x01", (0, 0)),
    ],
)
def test_frames_of_every_length_are_found(frame: bytes, size: tuple[int, int]) -> None:
    assert _size(frame, 0) == size


def test_the_floor_gathers_as_long_as_we_do() -> None:
    from sessions.inbox import GATHER_SECONDS

    text = Path(__file__).with_name("floor.py").read_text(encoding="utf-8")
    assert f"GATHER_SECONDS = {GATHER_SECONDS}" in text


def test_we_are_measured_with_the_protocol_that_serves_us() -> None:
    from dilemmakaarten import serving
    from tests.load import serve

    assert serve.WEBSOCKETS == serving.WEBSOCKETS


def test_cpu_time_is_told_finer_than_the_system_ticks() -> None:
    mine = [os.getpid()]
    before, until = cpu(mine), time.thread_time() + 0.004
    while time.thread_time() < until:
        pass
    assert 0.003 < cpu(mine) - before < 0.5
