"""static/js/lib/protocol.js says the same as sessions/protocol.py."""

import json
import re
from pathlib import Path
from typing import Any, get_args

import msgspec
from django.conf import settings

from sessions import protocol

SOURCE = Path(settings.BASE_DIR, "static/js/lib/protocol.js").read_text()


def _constant(name: str) -> Any:
    found = re.search(rf"export const {name} = (?:Object\.freeze\()?(.*?)\)?;\n", SOURCE, re.DOTALL)
    assert found, name
    return json.loads(found[1])


def _keys(union: Any) -> dict[str, set[str]]:
    configs = [(struct.__struct_config__, struct.__struct_fields__) for struct in get_args(union)]
    return {config.tag: set(fields) for config, fields in configs}


def test_the_page_knows_every_message_a_client_may_send_and_its_keys() -> None:
    told = {name: set(keys) for name, keys in _constant("CLIENT_MESSAGES").items()}
    assert told == _keys(protocol.AnyCommand | protocol.Beat)


def test_the_page_knows_every_answer_of_the_server_and_its_keys() -> None:
    told = {name: set(keys) for name, keys in _constant("SERVER_MESSAGES").items()}
    assert told == _keys(protocol.ServerMessage)


def test_the_limits_are_the_same() -> None:
    assert _constant("FRAME_LIMIT") == protocol.FRAME_LIMIT
    assert _constant("SEQ_LIMIT") == protocol.SEQ_LIMIT


def test_a_frame_of_the_page_is_a_message_of_the_server() -> None:
    frame = {"type": "place", "seq": 1, "step": "first_position", "round": 1, "value": 62}
    assert isinstance(protocol.parse(json.dumps(frame)), protocol.Place)
    assert msgspec.json.decode(protocol.dump(protocol.Ack(1, 2))) == {"type": "ack", "seq": 1, "version": 2}
