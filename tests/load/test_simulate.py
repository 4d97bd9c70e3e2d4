"""The arithmetic of the simulation."""

import json
from dataclasses import fields, replace
from pathlib import Path

import pytest

from tests.load.simulate import GIB, PHASES, Assumed, Costs, Phase, machines, need, told

COSTS = Costs(act=1e-3, join=4e-3, socket=1000, phone_bytes=100, screen_bytes=6000, page_bytes=50_000)
ASSUMED = Assumed(
    load=0.5, cores=4, beat=0, reading=0, commits_of_a_postgres=1000, commands_of_a_redis=10_000
)
PLACING, CALM = Phase("placing", acts=0.5), Phase("calm")


def test_a_phase_asks_its_acts_times_their_cost() -> None:
    found = need(10_000, 500, PLACING, COSTS, ASSUMED)
    assert (found.acts, found.joins) == (5_000, 0)
    assert found.cores == pytest.approx(5.0)
    assert found.memory == (10_000 + 500) * 1000
    assert found.out == pytest.approx(10_000 * 100 + 500 * 6000)  # ten changes a second: every tick
    assert found.commits == pytest.approx(5_000 + 500 / 10)
    assert found.pokes == pytest.approx(500 * 10)


def test_joins_ask_their_own() -> None:
    found = need(1200, 60, Phase("joins", joins=1 / 120), COSTS, ASSUMED)
    assert found.joins == pytest.approx(10)
    assert found.cores == pytest.approx(0.04)
    assert found.out > 10 * 50_000


def test_calm_asks_beats_and_heartbeats_only() -> None:
    assumed = replace(ASSUMED, beat=1e-4, reading=1e-3)
    found = need(10_000, 500, CALM, COSTS, assumed)
    assert found.cores == pytest.approx(1000 * 1e-4 + 50 * 1e-3)
    assert (found.pokes, found.out) == (0, 0)


def test_twice_the_people_in_twice_the_sessions_ask_twice_as_much() -> None:
    assumed = Assumed()
    for phase in PHASES:
        one, two = (need(n * 10_000, n * 500, phase, COSTS, assumed) for n in (1, 2))
        for name in ("acts", "joins", "cores", "memory", "out", "commits", "transactions", "pokes"):
            assert getattr(two, name) == pytest.approx(2 * getattr(one, name)), (phase.name, name)


def test_a_session_spread_over_processes_is_read_in_each() -> None:
    assumed = replace(ASSUMED, reading=1e-3)
    one, ten = (
        need(10_000, 500, PLACING, COSTS, replace(assumed, processes_of_a_session=n)) for n in (1.0, 10.0)
    )
    assert ten.cores - one.cores == pytest.approx(500 * 9 * 10.1 * 1e-3)
    assert ten.transactions > one.transactions
    assert ten.commits == one.commits


def test_pokes_and_readings_of_a_large_session_are_bounded() -> None:
    found = need(1000, 1, Phase("placing", acts=4), COSTS, ASSUMED)
    assert found.pokes == ASSUMED.pokes


def test_machines_are_rounded_up_for_what_is_full_first() -> None:
    needs = [need(10_000, 500, phase, COSTS, ASSUMED) for phase in (PLACING, CALM)]
    found = machines(needs, ASSUMED)
    assert (found.web, found.processes, found.why) == (3, 10, "cores")  # 5 cores at half load, 4 in each
    assert found.postgres == 6
    assert found.redis == 10  # 5000 pokes of 19 commands
    crowded = machines([replace(needs[0], memory=100 * GIB)], ASSUMED)
    assert (crowded.why, crowded.web) == ("memory", 26)
    assert machines([replace(needs[0], out=1e9)], ASSUMED).why == "network"


def test_costs_come_from_bench_json_and_else_from_the_defaults(tmp_path: Path) -> None:
    path = tmp_path / "bench.json"
    assert Costs.read(path) == Costs()
    rows = [
        {"figure": "sqlite: CPU a vote, once a second, 200 sessions of 5", "value": 0.5},
        {"figure": "sqlite: 1000 joins at once, scan to join page p99", "value": 1000.0},
        {"figure": "sqlite: 1000 joins at once, tap to first state p99", "value": 2000.0},
        {"figure": "postgres: memory a socket", "value": 30.0},
        {"figure": "sqlite: to each phone while others answer", "value": None},
    ]
    path.write_text(json.dumps(rows))
    found = Costs.read(path)
    assert (found.act, found.join, found.socket) == (pytest.approx(0.5e-3), pytest.approx(3e-3), 30 * 1024)
    assert found.phone_bytes == Costs().phone_bytes


def test_everything_that_is_assumed_is_told() -> None:
    text = told(100_000, 5_000, Costs(), Assumed())
    for item in [*fields(Costs), *fields(Assumed)]:
        assert f"  {item.name} = " in text
    assert all(phase.name in text for phase in PHASES)
