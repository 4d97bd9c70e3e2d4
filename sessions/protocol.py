"""Every message on the websocket, in one place: what a client may send and what the server answers.

Pure: no Django, no Channels, no clock. `parse` is strict, because a frame comes from anybody's phone; `dump`
makes compact UTF-8 text. docs/protocol.md and static/js/lib/protocol.js are held equal to it by a test.
"""

from typing import Annotated, Any, Literal

import msgspec

from sessions.domain.errors import _n

FRAME_LIMIT = 4096  # bytes of one frame from a client
SEQ_LIMIT = 2**31 - 1
FAULTS_ALLOWED = 10  # broken frames before the socket is closed
CLIENT_PATTERN = r"^[0-9a-f]{16}$"
ARGUMENT_PATTERN = r"^[AB][1-9][0-9]?$"
QUESTION_PATTERN = r"^[0-9]{0,3}$"

Seq = msgspec.Meta(ge=1, le=SEQ_LIMIT)
StepName = msgspec.Meta(pattern=r"^[a-z_]{1,24}$")


class Command(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", kw_only=True):
    """What a client asks. `seq` rises within one client id; `step` is the step its screen was in."""

    seq: Annotated[int, Seq]
    step: Annotated[str, StepName]


class Place(Command, tag="place"):
    """Participant: stand at `value` (0 = fully A .. 100 = fully B) in `round` 1."""

    round: Literal[1]
    value: Annotated[int, msgspec.Meta(ge=0, le=100)]


class Weigh(Command, tag="weigh"):
    """Participant: `argument` ("A1") counts 0..4; null is 'weet ik niet'. Format 'Gesprek'."""

    argument: Annotated[str, msgspec.Meta(pattern=ARGUMENT_PATTERN)]
    weight: Annotated[int, msgspec.Meta(ge=0, le=4)] | None


class Pick(Command, tag="pick"):
    """Participant: `argument` is (not) one of the two heaviest of its side. Format 'Snel'."""

    argument: Annotated[str, msgspec.Meta(pattern=ARGUMENT_PATTERN)]
    picked: bool


class Go(Command, tag="go"):
    """Facilitator: from `step` to `to`. Refused when the room has already left `step`."""

    to: Annotated[str, StepName]


class Reveal(Command, tag="reveal"):
    """Facilitator: 'Laat zien'. From now on aggregates may leave the server; cannot be taken back."""


class Hide(Command, tag="hide"):
    """Facilitator: blank or show the spread on the projector."""

    on: bool


class Pause(Command, tag="pause"):
    """Facilitator: neutral screen on or off."""

    on: bool


class ShowCode(Command, tag="code"):
    """Facilitator: code and QR over the screen, on or off."""

    on: bool


class Lock(Command, tag="lock"):
    """Facilitator: nobody new comes in, or the door opens again."""

    on: bool


class Ask(Command, tag="ask"):
    """Facilitator: put background question `question` ("7") on the screen; "" takes it away."""

    question: Annotated[str, msgspec.Meta(pattern=QUESTION_PATTERN)]


class Beat(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="beat"):
    """Client: still here; the server answers with its newest version. Not stored, has no seq."""


ParticipantCommand = Place | Weigh | Pick
FacilitatorCommand = Go | Reveal | Hide | Pause | ShowCode | Lock | Ask
AnyCommand = ParticipantCommand | FacilitatorCommand


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


class Me(msgspec.Struct, frozen=True, tag_field="type", tag="me"):
    """A participant's own answers, to that participant's sockets only. Null position: none yet."""

    version: int
    position: int | None
    weights: dict[str, int | None]
    order: list[str]


class Pulse(msgspec.Struct, frozen=True, tag_field="type", tag="pulse"):
    """Answer to `beat`: the newest version here; a client that is behind asks for the state."""

    epoch: int
    version: int


class Bye(msgspec.Struct, frozen=True, tag_field="type", tag="bye"):
    """The server closes this socket. `again`: come back (a deploy); else the page must be loaded anew."""

    again: bool


ServerMessage = Ack | Refused | State | Me | Pulse | Bye


def _is_text(kind: Any) -> bool:
    return getattr(kind, "__origin__", kind) is str


# Quotation marks in a frame of each type: two for every key and two for every value that is a string (no string may
# hold one). More of them means a key that occurs twice; which value counts would depend on the reader, so neither does.
_QUOTES = {
    kind: 4 + sum(2 + 2 * (_is_text(item.type)) for item in msgspec.structs.fields(kind))
    for kind in (*AnyCommand.__args__, Beat)
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
    if text.count('"') != _QUOTES[type(message)]:
        raise BadFrame(_n("Dit bericht klopt niet. Herlaad de pagina."))
    return message


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
