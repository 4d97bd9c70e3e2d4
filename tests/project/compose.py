"""docker-compose.yml as it would be filled in by Docker Compose, for tests that run its commands without containers."""

import re
from typing import Any

import yaml

from tests.project.commands import ROOT


def compose(**answers: str) -> dict[str, Any]:
    """The file with its ${NAME} filled in; raises KeyError for one that must be set and is not."""
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    plain = re.sub(r"(?m)^\s*#.*$", "", text)
    filled = re.sub(r"\$\{(\w+)(:[-?])?([^}]*)\}", lambda found: _value(found, answers), plain)
    return yaml.load(filled, Loader=yaml.BaseLoader)  # every value a text, as a container gets them


def _value(found: re.Match[str], answers: dict[str, str]) -> str:
    name, kind, rest = found.groups()
    if kind == ":?" and name not in answers:
        raise KeyError(name)
    return answers.get(name) or (rest if kind == ":-" else "")
