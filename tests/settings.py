"""Settings for tests: the real settings, with folders of their own and nothing from the machine's environment.

DATABASE_URL and REDIS_URL are left as they are, so that the same tests run on PostgreSQL and Redis.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_folder = Path(tempfile.mkdtemp(prefix="dilemmakaarten-tests-"))
atexit.register(shutil.rmtree, _folder, ignore_errors=True)

for _name in (
    "DEBUG",
    "HTTPS",
    "ALLOWED_HOSTS",
    "TRUSTED_ORIGINS",
    "JOIN_ADDRESS",
    "IDLE_HOURS",
    "OPEN_START",
    "REVIEW_REQUIRED",
    "LANGUAGE_CODE",
    "EMAIL_URL",
    "EMAIL_FROM",
):
    os.environ.pop(_name, None)
if os.environ.get("REDIS_URL") and (_worker := os.environ.get("PYTEST_XDIST_WORKER")):
    # A database of its own for each process of tests: clearing the cache must not clear another's.
    os.environ["REDIS_URL"] = (
        os.environ["REDIS_URL"].rsplit("/", 1)[0] + f"/{int(_worker.removeprefix('gw')) + 1}"
    )
os.environ["SECRET_KEY"] = "only-for-tests-" + "0123456789abcdef" * 4
os.environ["DATA_DIR"] = str(_folder / "data")
os.environ["BUILD_DIR"] = str(_folder / "build")

from dilemmakaarten.settings import *  # noqa: E402, F403
from dilemmakaarten.settings import DATA_DIR, DATABASES, STATICFILES_DIRS, STORAGES  # noqa: E402

for _path in [DATA_DIR, *STATICFILES_DIRS]:
    _path.mkdir(parents=True, exist_ok=True)

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
# Plain names: no collectstatic before a test. tests/browser runs on the hashed files.
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, as in a workshop: an in-memory database shared by threads locks in another way.
    DATABASES["default"]["TEST"] = {"NAME": _folder / "test.sqlite3"}
