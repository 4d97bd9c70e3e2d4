"""docker-compose.yml: what it holds, and that its very commands work on a real PostgreSQL and Redis.

No container is started here; what is not tried is the images themselves (docs/running.md says so).
"""

import json
import os
import re
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from tests.project.commands import ROOT, bare_environment
from tests.project.compose import compose
from tests.servers import free_port

ANSWERS = {"SECRET_KEY": "s" * 60, "ALLOWED_HOSTS": "dilemma.example.nl", "POSTGRES_PASSWORD": "p"}
START_SECONDS = 60


@pytest.mark.parametrize("name", ANSWERS)
def test_what_must_be_set_is_asked_for(name):
    with pytest.raises(KeyError, match=name):
        compose(**{key: value for key, value in ANSWERS.items() if key != name})


def test_three_services_with_their_versions_volumes_and_health():
    parts = compose(**ANSWERS)
    services = parts["services"]
    assert set(services) == {"web", "db", "redis"}
    assert int(re.fullmatch(r"postgres:(\d+)", services["db"]["image"])[1]) >= 15
    assert int(re.fullmatch(r"redis:(\d+)", services["redis"]["image"])[1]) >= 7
    for service in services.values():
        assert service["healthcheck"]["test"][0] == "CMD"
        assert {volume.split(":")[0] for volume in service["volumes"]} <= set(parts["volumes"])


def test_only_this_machine_reaches_the_port_since_every_caller_is_believed():
    web = compose(**ANSWERS)["services"]["web"]
    assert web["environment"]["TRUSTED_PROXIES"] == "*"
    assert all(port.startswith("127.0.0.1:") for port in web["ports"])


@pytest.mark.postgres
@pytest.mark.redis
def test_the_commands_it_holds_bring_up_a_healthy_site_and_take_it_down(tmp_path):
    web = compose(**ANSWERS)["services"]["web"]
    with _database() as address:
        environment = _environment(web, tmp_path, address)
        _build(environment)
        process = subprocess.Popen(web["command"], cwd=ROOT, env=environment, stdin=subprocess.DEVNULL)
        try:
            _wait_until_healthy(process, web["healthcheck"]["test"][1:], environment)
            _look_at(int(environment["PORT"]))
        finally:
            process.terminate()
            code = process.wait(20)
        assert code in (0, -15)


@contextmanager
def _database() -> Iterator[str]:
    """A new database beside the others, as the `db` service makes one."""
    server, name = os.environ["DATABASE_URL"], f"compose_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
        try:
            yield urlsplit(server)._replace(path=f"/{name}").geturl()
        finally:
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _environment(web: dict, folder: Path, database_url: str) -> dict[str, str]:
    """What the file sets, with only the places changed: databases, port and folders of this test."""
    here = {
        "DATABASE_URL": database_url,
        "REDIS_URL": os.environ["REDIS_URL"],
        "HOST": "127.0.0.1",
        "PORT": str(free_port()),
        "DATA_DIR": str(folder / "data"),
        "BUILD_DIR": str(folder / "build"),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }
    return bare_environment(**{**web["environment"], **here})


def _build(environment: dict[str, str]) -> None:
    """The commands by which the Dockerfile makes the static files."""
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    commands = re.findall(r"python (manage\.py (?:build_assets|collectstatic)[^\\\n]*)", dockerfile)
    assert len(commands) == 2
    for command in commands:
        subprocess.run(["sh", "-c", f"python {command}"], cwd=ROOT, env=environment, check=True)


def _wait_until_healthy(process: subprocess.Popen, probe: list[str], environment: dict[str, str]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while subprocess.run(probe, cwd=ROOT, env=environment).returncode != 0:
        assert process.poll() is None, "the server stopped"
        assert time.monotonic() < deadline, "the server does not become healthy"
        time.sleep(0.2)


def _look_at(port: int) -> None:
    status, _, body = _get(port, "/health")
    assert (status, json.loads(body)) == (200, {"database": "ok", "layer": "ok"})
    status, headers, _ = _get(port, "/kaarten/", **{"X-Forwarded-Proto": "https"})
    assert status == 200
    assert headers["Strict-Transport-Security"]
    status, headers, _ = _get(port, "/kaarten/")
    assert (status, headers["Location"]) == (301, "https://dilemma.example.nl/kaarten/")


def _get(port: int, path: str, **headers: str) -> tuple[int, Message, bytes]:
    with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", path, headers={"Host": "dilemma.example.nl", **headers})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
