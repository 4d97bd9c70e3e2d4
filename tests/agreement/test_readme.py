"""What the documents tell somebody to type exists, and every setting is in the list."""

import re

import pytest
from django.conf import settings
from django.core.management import get_commands

BASE = settings.BASE_DIR
DOCUMENTS = [BASE / "README.md", *sorted((BASE / "docs").rglob("*.md"))]
TEXT = "\n".join(path.read_text(encoding="utf-8") for path in DOCUMENTS)
MAKEFILE = (BASE / "Makefile").read_text(encoding="utf-8")


def _code() -> str:
    """What is set as code in the documents: blocks between fences, and words between backticks."""
    return "\n".join(re.findall(r"```.*?```|`[^`\n]+`", TEXT, re.DOTALL))


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\bmake ([a-z]+)", _code()))))
def test_a_make_target_in_the_documents_exists(target):
    assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE)
    assert re.search(rf"^\.PHONY:.*\b{target}\b", MAKEFILE, re.MULTILINE)


def test_the_two_commands_are_told_first():
    assert re.findall(r"^make (\w+)", (BASE / "README.md").read_text(encoding="utf-8"), re.MULTILINE)[:2] == [
        "run",
        "test",
    ]


@pytest.mark.parametrize("command", sorted(set(re.findall(r"manage\.py ([a-z_]+)", TEXT))))
def test_a_command_in_the_documents_exists(command):
    assert command in get_commands()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_link_in_the_documents_leads_somewhere(path):
    links = re.findall(r"\]\(([^)#]+)", path.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (path.parent / link).exists()] == []


@pytest.mark.parametrize("name", ["environment.py", "start.py", "settings.py"])
def test_every_setting_is_in_the_list(name):
    source = (BASE / "dilemmakaarten" / name).read_text(encoding="utf-8")
    read = set(re.findall(r'(?:_[a-z]+\(|environ\.get\(|environ\[)"([A-Z_]{4,})"', source))
    listed = set(re.findall(r"`([A-Z_]{4,})`", (BASE / "docs/running.md").read_text(encoding="utf-8")))
    assert read - listed == set()
