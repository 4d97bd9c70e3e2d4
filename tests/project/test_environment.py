"""A wrong setting stops the start with a sentence that names it; a right one arrives."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from dilemmakaarten.environment import Environment

NAMES = [
    "DEBUG",
    "HTTPS",
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "TRUSTED_ORIGINS",
    "TRUSTED_PROXIES",
    "DATABASE_URL",
    "REDIS_URL",
    "WORKERS",
    "DATA_DIR",
    "BUILD_DIR",
    "JOIN_ADDRESS",
    "IDLE_HOURS",
    "OPEN_START",
    "REVIEW_REQUIRED",
    "LANGUAGE_CODE",
    "EMAIL_URL",
    "EMAIL_FROM",
]
PRODUCTION = {"HTTPS": "1", "SECRET_KEY": "k" * 60, "ALLOWED_HOSTS": "dilemma.example.nl"}


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)

    def with_values(**values: str) -> Environment:
        for name, value in values.items():
            monkeypatch.setenv(name, value)
        return Environment.read(tmp_path)

    return with_values


def test_nothing_set_is_a_workshop_on_this_computer(read, tmp_path):
    env = read()
    assert env.database["NAME"] == tmp_path / "data" / "dilemmakaarten.sqlite3"
    assert env.channel_layer["BACKEND"] == "channels.layers.InMemoryChannelLayer"
    assert "localhost" in env.allowed_hosts


def test_a_secret_key_is_made_once_and_only_its_owner_reads_it(read, tmp_path):
    first, second = read().secret_key, read().secret_key
    assert first == second
    assert len(first) >= 50
    assert (tmp_path / "data" / "secret_key").stat().st_mode & 0o077 == 0


def test_a_server_gets_postgresql_with_a_pool_and_redis(read):
    env = read(
        **PRODUCTION,
        DATABASE_URL="postgresql://d:secret@db:5432/dilemma",
        REDIS_URL="redis://redis:6379/0",
        WORKERS="2",
    )
    assert env.database["ENGINE"] == "django.db.backends.postgresql"
    assert env.database["OPTIONS"]["pool"]["max_size"] == 4
    assert env.database["OPTIONS"]["tcp_user_timeout"] == 15_000, "it is noticed when the database is gone"
    [redis] = env.channel_layer["CONFIG"]["hosts"]
    assert redis["address"] == "redis://redis:6379/0"
    assert redis["socket_timeout"] is None, "a silent listener is not cut off, and can be cancelled"
    assert env.workers == 2


def test_several_redis_share_the_sessions(read):
    env = read(REDIS_URL="redis://een:6379/0 redis://twee:6379/0")
    hosts = env.channel_layer["CONFIG"]["hosts"]
    assert [host["address"] for host in hosts] == ["redis://een:6379/0", "redis://twee:6379/0"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "misschien"),
        ("HTTPS", "on please"),
        ("WORKERS", "0"),
        ("WORKERS", "two"),
        ("WORKERS", "²"),
        ("WORKERS", "4"),  # without Redis
        ("IDLE_HOURS", "-1"),
        ("IDLE_HOURS", "9" * 40),
        ("LANGUAGE_CODE", "fr"),
        ("ALLOWED_HOSTS", "https://dilemma.example.nl"),
        ("ALLOWED_HOSTS", "*"),
        ("TRUSTED_ORIGINS", "dilemma.example.nl"),
        ("JOIN_ADDRESS", "192.168.1.20:8000"),
        ("JOIN_ADDRESS", "http://192.168.1.20:8000/mee/"),
        ("JOIN_ADDRESS", "http://192.168.1.20:poort"),
        ("DATABASE_URL", "mysql://db/dilemma"),
        ("DATABASE_URL", "postgresql://d:secret@db:5432"),
        ("DATABASE_URL", "postgresql://d:secret@db:poort/dilemma"),
        ("DATABASE_URL", "postgresql://d:secret@[db/dilemma"),
        ("DATABASE_URL", "sqlite://"),
        ("REDIS_URL", "http://redis:6379"),
        ("REDIS_URL", "redis://een:6379 http://twee:6379"),
        ("REDIS_URL", "redis://redis:poort"),
        ("DATA_DIR", "/dev/null/data"),
        ("EMAIL_URL", "smtps://d@voorbeeld.nl:secret@mail:465"),  # of two kinds of TLS, nobody knows which
        ("EMAIL_URL", "mail.voorbeeld.nl:587"),
        ("EMAIL_URL", "smtp+tls://d:secret@mail:poort"),
        ("EMAIL_URL", "smtp+tls://d:secret@"),
        ("EMAIL_URL", "smtp+tls://d:secret@mail/?fail_silently=1"),
    ],
)
def test_a_wrong_value_is_refused_by_name(read, name, value):
    with pytest.raises(ImproperlyConfigured, match=name) as refusal:
        read(**{name: value})
    assert "secret" not in str(refusal.value)


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS"])
def test_https_wants_what_a_server_needs(read, name):
    with pytest.raises(ImproperlyConfigured, match=name):
        read(**{**PRODUCTION, name: ""})


def test_https_does_not_go_with_debug(read):
    with pytest.raises(ImproperlyConfigured, match="DEBUG"):
        read(**PRODUCTION, DEBUG="1")


def test_mail_goes_where_its_address_says(read):
    found = read(EMAIL_URL="smtp+tls://dilemma%40voorbeeld.nl:p%3Awoord@mail.voorbeeld.nl").mail
    assert (found.host, found.port, found.tls, found.ssl) == ("mail.voorbeeld.nl", 587, True, False)
    assert (found.user, found.password) == ("dilemma@voorbeeld.nl", "p:woord")
    assert found.sender == "dilemma@voorbeeld.nl"
    other = read(EMAIL_URL="smtp+ssl://mail:4650", EMAIL_FROM="anders@voorbeeld.nl").mail
    assert (other.port, other.ssl, other.sender) == (4650, True, "anders@voorbeeld.nl")


def test_without_an_address_there_is_no_mail(read):
    assert read(EMAIL_FROM="dilemma@voorbeeld.nl").mail.host == ""


@pytest.mark.parametrize("sender", ["", "dilemma", "a@voorbeeld.nl\nBcc: b@voorbeeld.nl"])
def test_mail_needs_a_sender(read, sender):
    with pytest.raises(ImproperlyConfigured, match="EMAIL_FROM"):
        read(EMAIL_URL="smtp://mail", EMAIL_FROM=sender)
