"""Static files gathered, hashed and compressed: some seconds of work, so only when a file has changed."""

import hashlib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def collect() -> bool:
    """Fill STATIC_ROOT. False if it was filled already, from the same files."""
    stamp, fresh = Path(f"{settings.STATIC_ROOT}.stamp"), _fingerprint()
    if settings.STATIC_ROOT.is_dir() and stamp.exists() and stamp.read_text(encoding="ascii") == fresh:
        return False
    stamp.unlink(missing_ok=True)  # a run that is broken off leaves no promise behind
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(fresh, encoding="ascii")
    return True


def _fingerprint() -> str:
    text = "\n".join([version("django"), version("whitenoise"), *sorted(_files())])
    return hashlib.sha256(text.encode()).hexdigest()


def _files() -> Iterator[str]:
    for finder in get_finders():
        for name, storage in finder.list([]):
            found = Path(storage.path(name)).stat()
            yield f"{name} {found.st_size} {found.st_mtime_ns}"
