"""Programs that the tests need besides Python: found, or installed with apt when this user may do that."""

import os
import shutil
import subprocess
import sys
from glob import glob

SHELL = (
    "chromium-headless-shell"  # Chromium without windows of its own: a quarter less work for the same pages
)
PACKAGES = {
    SHELL: SHELL,
    "redis-server": "redis-server",
    "initdb": "postgresql",
    "node": "nodejs",
}


def program(name: str) -> str:
    """The path of a program; "" when it is not there. PostgreSQL keeps its own out of the PATH."""
    newest_first = sorted(glob(f"/usr/lib/postgresql/*/bin/{name}"), key=_version, reverse=True)
    return shutil.which(name) or next(iter(newest_first), "")


def browser() -> str:
    """The path of a Chromium: the whole one where there is no other."""
    return program(SHELL) or program("chromium")


def install_missing() -> None:
    """Ends the run with a sentence when a program is missing and cannot be installed from here."""
    if not _missing():
        return
    apt = _apt_get()
    if apt:
        print(f"Installeren: {', '.join(_missing())} ...", flush=True)
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
        subprocess.run([*apt, "update", "-qq"], check=False, **quiet)
        for package in _missing():  # one by one: not every system has them all
            subprocess.run([*apt, "install", "-qq", "--no-install-recommends", package], check=False, **quiet)
    needed = [package for package in _missing() if not (package == SHELL and browser())]
    if needed:
        sys.exit(f"Voor de tests is nog nodig: sudo apt install {' '.join(needed)}")


def _missing() -> list[str]:
    return [package for name, package in PACKAGES.items() if not program(name)]


def _apt_get() -> list[str]:
    """The start of an apt-get command that asks nothing; empty when that is not possible here."""
    if not shutil.which("apt-get"):
        return []
    apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-y"]
    if os.geteuid() == 0:
        return apt
    may_sudo = (
        shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0
    )
    return ["sudo", "-n", *apt] if may_sudo else []


def _version(path: str) -> int:
    return int(path.split("/")[4])
