"""The places that servers under test live in, and the table of figures at the end of the run."""

import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from tests.servers import postgres_server, redis_server
from tests.trust.place import Place, environment_in

FULL = os.environ.get("TORTURE") == "1"  # `make torture`; otherwise the shortened run of `make test`

_figures: list[tuple[str, str, str]] = []
Figure = Callable[[str, str, str], None]
MakePlace = Callable[..., Place]


@pytest.fixture
def figure() -> Figure:
    """figure(what, found, promised): a row of the table at the end."""
    return lambda what, found, promised: _figures.append((what, found, promised))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not _figures:
        return
    terminalreporter.section("trust, " + ("full" if FULL else "shortened"))
    for what, found, promised in _figures:
        terminalreporter.write_line(f"{what:<52} {found:<40} promised: {promised}")


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Styles and scripts as pages use them, and a SQLite database with the cards; made once."""
    folder = tmp_path_factory.mktemp("ground")
    (folder / "data").mkdir()
    base = Place(folder / "data", environment_in(folder / "data", folder / "build"))
    for command in [
        ["build_assets"],
        ["collectstatic", "--noinput", "--verbosity", "0"],
        ["migrate", "--verbosity", "0"],
        ["load_cards", "--verbosity", "0"],
    ]:
        base.manage(*command)
    return folder


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory, ground: Path) -> Iterator[str]:
    """Address of a PostgreSQL in which each place gets a database of its own, copied from one with the cards."""
    if given := os.environ.get("DATABASE_URL", ""):
        yield _with_cards(given, ground)
        return
    folder = tmp_path_factory.mktemp("postgres")
    with postgres_server(folder) as url:
        yield _with_cards(url, ground)


@pytest.fixture(scope="session")
def redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if given := os.environ.get("REDIS_URL", ""):
        yield given
        return
    with redis_server(tmp_path_factory.mktemp("redis")) as url:
        yield url


@pytest.fixture
def place(ground: Path, tmp_path: Path, request: pytest.FixtureRequest) -> MakePlace:
    """place("sqlite" or "postgres", **environment): a fresh database with the cards in it."""

    def make(database: str = "sqlite", **values: str) -> Place:
        folder = tmp_path / uuid.uuid4().hex[:8]
        folder.mkdir()
        if database == "postgres":
            direct = _new_database(request.getfixturevalue("postgres"))
            values = {"DATABASE_URL": direct, "DIRECT_DATABASE_URL": direct, **values}
        else:
            shutil.copy(ground / "data/dilemmakaarten.sqlite3", folder)
        return Place(folder, environment_in(folder, ground / "build", **values))

    return make


def _with_cards(url: str, ground: Path) -> str:
    name = _make_database(url, "template1")
    address = f"{url.rpartition('/')[0]}/{name}"
    base = Place(ground, environment_in(ground / "data", ground / "build", DATABASE_URL=address))
    base.manage("migrate", "--verbosity", "0")
    base.manage("load_cards", "--verbosity", "0")
    return address


def _new_database(template: str) -> str:
    server, _, name = template.rpartition("/")
    return f"{server}/{_make_database(f'{server}/postgres', name)}"


def _make_database(url: str, template: str) -> str:
    name = f"trust_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')  # type: ignore[call-overload]
    return name
