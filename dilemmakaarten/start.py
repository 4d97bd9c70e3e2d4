"""What must be right before Django is loaded: the packages, the data folder, the port, the addresses.

Standard library only: the packages are among the things that may be missing. (manage.py looks at Python itself.)
"""

import os
import re
import socket
import sys
from importlib import metadata
from pathlib import Path

from dilemmakaarten.network import port_is_free, reachable_addresses

BASE_DIR = Path(__file__).resolve().parent.parent
EVERY_ADDRESS = "0.0.0.0"


class CannotStart(Exception):
    """Why not, and what to do about it, in plain Dutch."""


def prepare_workshop() -> None:
    """Check this computer and tell the settings which addresses it has. Exits with a sentence when it cannot work."""
    try:
        check_packages(BASE_DIR / "requirements.txt")
        check_folder(data_folder())
        check_port(host(), port())
    except CannotStart as error:
        sys.exit(f"\nDe workshop kan nog niet starten.\n{error}\n")
    tell_addresses(reachable_addresses())


def check_packages(requirements: Path) -> None:
    for line in requirements.read_text(encoding="utf-8").splitlines():
        name = re.match(r"[A-Za-z0-9_.-]+", line)
        if name and not _is_installed(name[0]):
            raise CannotStart(
                f"Het pakket '{name[0]}' ontbreekt. Draai eerst: {sys.executable} -m pip install -r requirements.txt"
            )


def check_folder(folder: Path) -> None:
    probe = folder / f".probe-{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise CannotStart(
            f"In de map {folder} kan niet worden geschreven ({error.strerror}).\n"
            "Kies een andere map: DATA_DIR=/een/andere/map make run"
        ) from error


def check_port(on: str, number: int) -> None:
    if not port_is_free(on, number):
        other = next((item for item in range(number + 1, 65536) if port_is_free(on, item)), 8000)
        raise CannotStart(
            f"Poort {number} is al in gebruik op {on}. Draait de workshop al in een ander venster?\n"
            f"Kies anders een andere poort: PORT={other} make run\n"
            f"(Windows, zonder make: eerst 'set PORT={other}', dan 'python manage.py workshop'.)"
        )


def tell_addresses(addresses: list[str]) -> None:
    """Let the settings know by which names this computer is called. What somebody set by hand goes first."""
    if host() != EVERY_ADDRESS:
        addresses = [host()]
    name = socket.gethostname()
    names = ["localhost", "127.0.0.1", name, f"{name}.local", *addresses]
    os.environ["ALLOWED_HOSTS"] = " ".join([os.environ.get("ALLOWED_HOSTS", ""), *names]).strip()
    if not os.environ.get("JOIN_ADDRESS"):
        os.environ["JOIN_ADDRESS"] = f"http://{(addresses or ['localhost'])[0]}:{port()}"


def data_folder() -> Path:
    return Path(os.environ.get("DATA_DIR") or BASE_DIR / "data")


def host() -> str:
    return os.environ.get("HOST") or EVERY_ADDRESS


def port() -> int:
    value = os.environ.get("PORT") or "8000"
    if not value.isdecimal() or not 1 <= int(value) <= 65535:
        raise CannotStart(f"PORT is '{value}'; gebruik een getal van 1 tot en met 65535.")
    return int(value)


def _is_installed(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True
