"""What `workshop` says when this computer is not ready, and the addresses it finds when it is."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import manage as manage_file
from dilemmakaarten import network, start
from dilemmakaarten.start import CannotStart
from tests.project.commands import ROOT, bare_environment, manage


@pytest.fixture
def taken_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_port_in_use_is_named_with_one_that_is_free(taken_port):
    with pytest.raises(CannotStart) as refusal:
        start.check_port("127.0.0.1", taken_port)
    assert f"Poort {taken_port} is al in gebruik" in str(refusal.value)
    assert "make run" in str(refusal.value)


def test_workshop_itself_stops_on_a_port_in_use_before_it_does_anything(taken_port, tmp_path):
    folders = {"DATA_DIR": str(tmp_path / "data"), "BUILD_DIR": str(tmp_path / "build")}
    done = manage("workshop", HOST="127.0.0.1", PORT=str(taken_port), **folders)
    assert done.returncode == 1
    assert f"Poort {taken_port}" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "build").exists()


@pytest.mark.parametrize("value", ["poort", "0", "65536", "-1", "80.5"])
def test_a_port_that_is_no_port_is_refused(value, monkeypatch):
    monkeypatch.setenv("PORT", value)
    with pytest.raises(CannotStart, match="PORT"):
        start.port()


def test_a_folder_that_cannot_be_written_is_named():
    with pytest.raises(CannotStart, match="DATA_DIR"):
        start.check_folder(Path("/dev/null/data"))


def test_a_missing_package_is_named_with_the_command_that_installs_it(tmp_path):
    wanted = tmp_path / "requirements.txt"
    wanted.write_text("# a comment\nDjango==5.2\nno-such-package[extra]==1.0\n")
    with pytest.raises(CannotStart, match="no-such-package") as refusal:
        start.check_packages(wanted)
    assert "pip install -r requirements.txt" in str(refusal.value)


def test_without_any_package_there_is_a_sentence_too(tmp_path):
    """-S: a Python without site-packages, as just after it was installed."""
    run = "import sys, runpy; sys.path.insert(0, '.'); sys.argv = ['manage.py', 'workshop']; "
    run += "runpy.run_path('manage.py', run_name='__main__')"
    done = subprocess.run(
        [sys.executable, "-S", "-c", run],
        cwd=ROOT,
        env=bare_environment(DATA_DIR=str(tmp_path)),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 1
    assert "'Django' ontbreekt" in done.stderr


def test_an_old_python_says_so():
    with pytest.raises(SystemExit, match=r"Python 3\.9 is te oud"):
        manage_file._check_python((3, 9))


def test_the_settings_hear_every_name_of_this_computer(monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", "zaal.test")
    monkeypatch.setenv("HOST", "")
    monkeypatch.setenv("PORT", "8123")
    monkeypatch.setenv("JOIN_ADDRESS", "")
    start.tell_addresses(["192.168.1.20", "10.0.0.7"])
    assert {"zaal.test", "localhost", "192.168.1.20", "10.0.0.7"} <= set(os.environ["ALLOWED_HOSTS"].split())
    assert os.environ["JOIN_ADDRESS"] == "http://192.168.1.20:8123"


def test_an_address_set_by_hand_is_kept(monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", "")
    monkeypatch.setenv("JOIN_ADDRESS", "http://10.0.0.7:8000")
    start.tell_addresses(["192.168.1.20"])
    assert os.environ["JOIN_ADDRESS"] == "http://10.0.0.7:8000"


def test_without_a_network_the_workshop_runs_for_this_computer_alone(monkeypatch):
    for name in ("HOST", "PORT", "JOIN_ADDRESS", "ALLOWED_HOSTS"):
        monkeypatch.setenv(name, "")
    start.tell_addresses([])
    assert os.environ["JOIN_ADDRESS"] == "http://localhost:8000"


def test_addresses_that_no_phone_reaches_are_left_out(monkeypatch):
    monkeypatch.setattr(network, "_source_towards", lambda target: "169.254.10.1")
    monkeypatch.setattr(network, "_of_network_cards", lambda: ["127.0.0.1", "192.168.1.20"])
    monkeypatch.setattr(network, "_of_host_name", lambda: ["127.0.1.1", "192.168.1.20"])
    assert network.reachable_addresses() == ["192.168.1.20"]


def test_no_route_is_no_error(monkeypatch):
    def refuse(*_: object) -> None:
        raise OSError("Network is unreachable")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert network._source_towards("203.0.113.1") == ""
