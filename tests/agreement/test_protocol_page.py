"""docs/protocol.md names every message of sessions/protocol.py, with its keys, types and ranges, and no other."""

import re
from typing import Any, get_args

import msgspec
import pytest
from django.conf import settings
from msgspec import inspect

from sessions import protocol

PAGE = (settings.BASE_DIR / "docs" / "protocol.md").read_text(encoding="utf-8")
SHARED = {"seq", "step"}  # told once, for all commands
_, _CLIENT, _SERVER = re.split(r"^## From (?:a client|the server)$", PAGE, flags=re.MULTILINE)


def _rows(text: str) -> dict[str, str]:
    """Key to type, of the first table in a piece of the page."""
    return dict(re.findall(r"^\| `(\w+)` \| (.+?) \| .+ \|$", text, re.MULTILINE))


def _told(part: str) -> dict[str, dict[str, str]]:
    pieces = re.split(r"^### `(\w+)`$", part, flags=re.MULTILINE)[1:]
    return {name: _rows(text) for name, text in zip(pieces[::2], pieces[1::2], strict=True)}


def _known(union: Any) -> dict[str, dict[str, str]]:
    structs = [inspect.type_info(struct) for struct in get_args(union)]
    return {struct.tag: {field.name: _type(field.type) for field in struct.fields} for struct in structs}


def _type(kind: Any) -> str:
    match kind:
        case inspect.IntType(ge=None):
            return "int"
        case inspect.IntType(ge=low, le=high):
            return f"int {low}..{high}"
        case inspect.StrType(pattern=None):
            return "string"
        case inspect.StrType(pattern=pattern):
            return f"string `{pattern}`"
        case inspect.LiteralType(values=values):
            return " or ".join(str(value) or '""' for value in values)
        case inspect.UnionType(types=types):
            return " or ".join(_type(one) for one in types)
        case inspect.BoolType():
            return "bool"
        case inspect.NoneType():
            return "null"
        case inspect.ListType():
            return "array"
        case inspect.DictType() | inspect.StructType():
            return "object"
    raise AssertionError(kind)


def test_every_client_message_is_on_the_page_with_its_keys_and_ranges():
    known = _known(protocol.AnyCommand | protocol.Beat)
    own = {
        name: {key: kind for key, kind in keys.items() if key not in SHARED} for name, keys in known.items()
    }
    assert _told(_CLIENT) == own


def test_every_command_has_the_two_shared_keys_as_told():
    shared = _rows(_CLIENT.split("### ")[0])
    for name, keys in _known(protocol.AnyCommand).items():
        assert {key: keys.get(key) for key in SHARED} == shared, name


def test_every_server_message_is_on_the_page_with_its_keys():
    assert _told(_SERVER) == _known(protocol.ServerMessage)


@pytest.mark.parametrize("name", ["FRAME_LIMIT", "FAULTS_ALLOWED"])
def test_limits_are_told(name):
    assert re.search(rf"{getattr(protocol, name)}\b[^.]*\(`{name}`\)", PAGE)


@pytest.mark.parametrize("code", ["late", "closed", "range", "unknown", "role", "full", "locked", "choice"])
def test_refusals_of_the_rules_are_told(code):
    told = re.search(r"^Codes: (.+?)\n\n", PAGE, re.MULTILINE | re.DOTALL)
    assert told
    assert f"`{code}`" in told[1]


def test_a_key_that_changes_is_noticed():
    """The reading of types itself: two that differ only in their range are told apart."""

    class Changed(msgspec.Struct, tag="place"):
        value: int

    assert _known(Changed | protocol.Beat)["place"] != {"value": _told(_CLIENT)["place"]["value"]}
