"""Every message on the websocket, in one place: what a client may send and what the server answers.

Pure: no Django, no Channels, no clock. `parse` is strict, because a frame comes from anybody's phone; `dump`
makes compact UTF-8 text. docs/protocol.md and static/js/lib/protocol.js are held equal to it by a test.
"""

import json
import unicodedata
from typing import Annotated, Any, Literal, get_args, get_origin

import msgspec

from sessions.commands import (
    CLIENT_PATTERN,
    SEQ_LIMIT,
    AnyCommand,
    Ask,
    Beat,
    Command,
    Conclude,
    Extend,
    FacilitatorCommand,
    Go,
    Hide,
    Lend,
    Lock,
    Moderate,
    Paper,
    ParticipantCommand,
    Pause,
    Pen,
    Pick,
    Place,
    Reply,
    Reveal,
    Seek,
    Seq,
    SharedCommand,
    ShowCode,
    Turn,
    Watch,
    Weigh,
    WhenReady,
    Write,
)
from sessions.domain.errors import _n

__all__ = [
    "CLIENT_PATTERN",
    "FAULTS_ALLOWED",
    "FRAME_LIMIT",
    "SEQ_LIMIT",
    "Ack",
    "AnyCommand",
    "Ask",
    "BadFrame",
    "Beat",
    "Bye",
    "Command",
    "Conclude",
    "Extend",
    "FacilitatorCommand",
    "Go",
    "Hide",
    "Lend",
    "Lock",
    "Me",
    "Moderate",
    "OwnPair",
    "OwnText",
    "Paper",
    "ParticipantCommand",
    "Pause",
    "Pen",
    "Pick",
    "Place",
    "Pulse",
    "Refused",
    "Reply",
    "Reveal",
    "Seek",
    "ServerMessage",
    "SharedCommand",
    "ShowCode",
    "State",
    "Turn",
    "Watch",
    "Weigh",
    "WhenReady",
    "Write",
    "dump",
    "parse",
]

FRAME_LIMIT = 4096  # bytes of one frame from a client
FAULTS_ALLOWED = 10  # broken frames before the socket is closed


class BadFrame(Exception):
    """A frame that is no message. `sentence` is plain Dutch; `seq` is set where one could be read."""

    def __init__(self, sentence: str, seq: int | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.seq = seq


# --- from the server -----------------------------------------------------------------------------------


class Ack(msgspec.Struct, frozen=True, tag_field="type", tag="ack"):
    """The command with this seq is committed; `version` is the session's from then on.

    0: it was committed before, and a newer answer has taken its place.
    """

    seq: int
    version: int


class Refused(msgspec.Struct, frozen=True, tag_field="type", tag="refused"):
    """The command with this seq is not stored. `retry`: send it again later, nothing was wrong with it."""

    seq: int | None
    code: str
    sentence: str
    retry: bool = False


class State(msgspec.Struct, frozen=True, tag_field="type", tag="state", omit_defaults=True):
    """The whole allowed state of a role. `html` is left out for sockets that already show `scene`."""

    epoch: int
    version: int
    scene: str
    live: dict[str, Any]
    html: str = ""
    now: int = 0  # the server's clock in milliseconds, for timers; no client's clock is trusted


class OwnText(msgspec.Struct, frozen=True):
    """A text of one's own and what became of it: status waiting, approved or declined."""

    id: str  # as the client made it
    kind: str
    side: str
    text: str
    more: str
    status: str


class OwnPair(msgspec.Struct, frozen=True):
    """Who one talks with: by a picture that says nothing about positions."""

    words: str  # "blauwe vogel"
    colour: str
    picture: str
    first: bool  # speaks first
    people: int  # 2 or 3


class Me(msgspec.Struct, frozen=True, tag_field="type", tag="me"):
    """A participant's own answers, to that participant's sockets only. Null position: none yet."""

    version: int
    position: int | None
    second: int | None
    weights: dict[str, int | None]
    order: list[str]  # arguments to weigh, in this person's order
    answers: dict[str, int | None]
    texts: list[OwnText]
    pair: OwnPair | None
    role: str  # reader, timekeeper or "": the task of this step where nobody leads
    watching: bool
    pen: bool  # writes the group's close
    close: dict[str, str]  # what stands in the close already, for who has the pen; else empty
    profile: list[tuple[str, float]]  # own convictions with their share 0..1, heaviest first


class Pulse(msgspec.Struct, frozen=True, tag_field="type", tag="pulse"):
    """Answer to `beat`: the newest version here; a client that is behind asks for the state."""

    epoch: int
    version: int


class Bye(msgspec.Struct, frozen=True, tag_field="type", tag="bye"):
    """The server closes this socket. `again`: come back (a deploy); else the page must be loaded anew."""

    again: bool


ServerMessage = Ack | Refused | State | Me | Pulse | Bye


def _is_text(kind: Any) -> bool:
    """A string, or one of a few words."""
    if get_origin(kind) is Literal:
        return isinstance(get_args(kind)[0], str)
    return getattr(kind, "__origin__", kind) is str


# Quotation marks in a frame of each type: two for every key and two for every value that is a string (no string but a
# text may hold one). More of them means a key that occurs twice; which value counts would depend on the reader, so
# neither does.
_QUOTES = {
    kind: 4 + sum(2 + 2 * (_is_text(item.type)) for item in msgspec.structs.fields(kind))
    for kind in (*AnyCommand.__args__, Beat)
    if kind not in SharedCommand.__args__
}
_decoder = msgspec.json.Decoder(AnyCommand | Beat)
_encoder = msgspec.json.Encoder()


def parse(text: str) -> AnyCommand | Beat:
    """One frame's text to a message. Raises BadFrame, with a sentence, for all that is not exactly one."""
    if len(text.encode("utf-8", "surrogatepass")) > FRAME_LIMIT:
        raise BadFrame(_n("Dit bericht is te lang."))
    try:
        message: AnyCommand | Beat = _decoder.decode(text)
    except msgspec.ValidationError as error:
        raise BadFrame(_n("Dit bericht klopt niet. Herlaad de pagina."), _readable_seq(text)) from error
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError) as error:
        raise BadFrame(_n("Dit bericht is kapot aangekomen.")) from error
    if isinstance(message, SharedCommand):
        return _written(message, text)
    if text.count('"') != _QUOTES[type(message)]:
        raise BadFrame(_n("Dit bericht klopt niet. Herlaad de pagina."))
    return message


def _written(message: SharedCommand, frame: str) -> SharedCommand:
    """A message with a text in it: no key twice, and text without signs that nobody can see."""
    keys: list[str] = []
    json.loads(frame, object_pairs_hook=lambda pairs: keys.extend(key for key, _ in pairs))
    if len(keys) != len(set(keys)):
        raise BadFrame(_n("Dit bericht klopt niet. Herlaad de pagina."), message.seq)
    texts = {
        name: _clean(getattr(message, name), message.seq)
        for name in ("text", "more")
        if hasattr(message, name)
    }
    return msgspec.structs.replace(message, **texts)


def _clean(text: str, seq: int) -> str:
    """In normal form C, lines ended alike. Raises BadFrame for control signs, lone surrogates and bidi overrides."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").strip()
    if any(
        (unicodedata.category(sign) in {"Cc", "Cs", "Cn"} and sign != "\n") or sign in _BIDI for sign in text
    ):
        raise BadFrame(_n("In deze tekst staat een teken dat we niet kunnen tonen."), seq)
    return text


_BIDI = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c")


def dump(message: ServerMessage) -> str:
    """A message to the text of one frame."""
    return _encoder.encode(message).decode()


def _readable_seq(text: str) -> int | None:
    """The seq of a refused command, so that the client can take it out of its queue; None without one."""
    try:
        return msgspec.json.decode(text, type=_OnlySeq).seq
    except msgspec.MsgspecError:
        return None


class _OnlySeq(msgspec.Struct):
    seq: Annotated[int, Seq]
