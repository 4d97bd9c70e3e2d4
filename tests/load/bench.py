"""The benchmark: `make bench` (all of it) or `make bench-quick` (under five minutes).

Writes docs/performance.md and bench.json and prints the targets. Ends with 0 whatever the figures are: speed is
looked at, never tested.
"""

import argparse
import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import psycopg

from tests.load import stages
from tests.load.contenders import ROOT, Setting, make_database, make_files
from tests.load.findings import findings, floor_kept_up
from tests.load.report import Machine, as_json, page, table
from tests.load.runs import Runs
from tests.load.stages import FULL, QUICK, Size
from tests.load.verdict import judge, read_targets
from tests.machine import install_missing
from tests.servers import postgres_server, redis_server

Stage = Callable[[Setting, Size, Runs], None]
ON_SQLITE: list[Stage] = [stages.beside_the_floor, stages.fewer_people, stages.doors]
ON_POSTGRES: list[Stage] = [stages.beside_the_floor, stages.processes]
WHEN_THERE_IS_TIME: dict[str, list[Stage]] = {
    "sqlite": [stages.many_sessions],
    "postgres": [stages.fewer_people, stages.doors, stages.many_sessions],
}


def main() -> None:
    options = _options()
    load_before = os.getloadavg()[0]
    runs = Runs()
    install_missing()
    with (
        tempfile.TemporaryDirectory(prefix="dilemmakaarten-bench-") as name,
        _settings(Path(name)) as settings,
    ):
        make_files(settings[0])
        for setting in settings:
            _run(setting, options.quick, runs)
    _write(runs, Machine.here(load_before), options)


def _run(setting: Setting, quick: bool, runs: Runs) -> None:
    for name in ("ours", "stock", "floor"):
        make_database(setting, name)
    extra = [] if quick else WHEN_THERE_IS_TIME[setting.database]
    for stage in [*(ON_SQLITE if setting.database == "sqlite" else ON_POSTGRES), *extra]:
        began = time.monotonic()
        print(f"{setting.database}: {(stage.__doc__ or '').splitlines()[0]}", end=" ", flush=True)
        stage(setting, QUICK if quick else FULL, runs)
        print(f"({time.monotonic() - began:.0f} s)", flush=True)


@contextmanager
def _settings(folder: Path) -> Iterator[list[Setting]]:
    with redis_server(folder) as redis, postgres_server(folder, durable=True) as postgres:
        yield [
            Setting(folder, "sqlite"),
            Setting(folder, "postgres", postgres, redis, _postmaster(postgres)),
        ]


def _postmaster(address: str) -> int:
    """The process that all of PostgreSQL's processes come from: the parent of the one that answers us."""
    with psycopg.connect(address) as connection:
        status = Path(f"/proc/{connection.info.backend_pid}/stat").read_text()
    return int(status.rpartition(")")[2].split()[1])


def _write(runs: Runs, machine: Machine, options: argparse.Namespace) -> None:
    kept_up = {database: floor_kept_up(runs, database) for database in ("sqlite", "postgres")}
    verdicts = judge(findings(runs), read_targets(), kept_up, machine.cores)
    command = "make bench-quick" if options.quick else "make bench"
    options.page.write_text(page(verdicts, machine, command, date.today().isoformat()), encoding="utf-8")
    options.json.write_text(as_json(verdicts), encoding="utf-8")
    if options.runs:
        options.runs.write_text(json.dumps(runs.as_lists()), encoding="utf-8")
    print(table([item for item in verdicts if item.target]))
    for database, kept in kept_up.items():
        if not kept:
            print(f"{database}: the floor itself was held up; its ratios are void.")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="shorter, under five minutes")
    parser.add_argument("--page", type=Path, default=ROOT / "docs/performance.md")
    parser.add_argument("--json", type=Path, default=ROOT / "bench.json")
    parser.add_argument("--runs", type=Path, help="write the figures of every run here too")
    return parser.parse_args()


if __name__ == "__main__":
    main()
