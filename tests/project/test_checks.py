"""`check` and `check --deploy`, as on the machine itself."""

from tests.project.commands import manage

PRODUCTION = {
    "HTTPS": "1",
    "SECRET_KEY": "a-long-and-random-enough-key-for-this-0123456789-abcdefgh",
    "ALLOWED_HOSTS": "dilemma.example.nl",
    "DATABASE_URL": "postgresql://d:d@127.0.0.1:1/dilemma",  # nothing is asked of it here
    "REDIS_URL": "redis://127.0.0.1:1/0",
}


def test_production_settings_are_clean():
    done = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_one_process_on_sqlite_is_named_on_a_server(tmp_path):
    alone = {name: value for name, value in PRODUCTION.items() if not name.endswith("_URL")}
    done = manage("check", "--deploy", DATA_DIR=str(tmp_path), **alone)
    assert "W001" in done.stderr
    assert "W002" in done.stderr


def test_phones_cannot_join_over_http_when_cookies_need_https():
    done = manage("check", JOIN_ADDRESS="http://dilemma.example.nl", **PRODUCTION)
    assert done.returncode == 1
    assert "JOIN_ADDRESS" in done.stderr


def test_a_wrong_setting_ends_in_a_sentence_and_not_in_a_traceback(tmp_path):
    done = manage("check", DATA_DIR=str(tmp_path), DATABASE_URL="mysql://db/dilemma")
    assert done.returncode == 1
    assert done.stderr.startswith("Een instelling klopt niet. DATABASE_URL")
    assert "Traceback" not in done.stderr
