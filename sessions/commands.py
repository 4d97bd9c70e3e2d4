"""What a client may ask, one class a message. Pure; `sessions.protocol` reads frames into these."""

from typing import Annotated, Literal

import msgspec

SEQ_LIMIT = 2**31 - 1
CLIENT_PATTERN = r"^[0-9a-f]{16}$"
ARGUMENT_PATTERN = r"^[AB][1-9][0-9]?$"
QUESTION_PATTERN = r"^[0-9]{0,3}$"
TEXT_LIMIT = 1000  # characters of a text in a frame; the rules say how long each kind may be

Seq = msgspec.Meta(ge=1, le=SEQ_LIMIT)
StepName = msgspec.Meta(pattern=r"^[a-z_]{1,24}$")


class Command(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", kw_only=True):
    """What a client asks. `seq` rises within one client id; `step` is the step its screen was in."""

    seq: Annotated[int, Seq]
    step: Annotated[str, StepName]


class Place(Command, tag="place"):
    """Participant: stand at `value` (0 = fully A .. 100 = fully B) in `round` 1, or 2 for the second position."""

    round: Literal[1, 2]
    value: Annotated[int, msgspec.Meta(ge=0, le=100)]


class Weigh(Command, tag="weigh"):
    """Participant: `argument` ("A1") counts 0..4; null is 'weet ik niet'. Format 'Gesprek'."""

    argument: Annotated[str, msgspec.Meta(pattern=ARGUMENT_PATTERN)]
    weight: Annotated[int, msgspec.Meta(ge=0, le=4)] | None


class Pick(Command, tag="pick"):
    """Participant: `argument` is (not) one of the two heaviest of its side. Format 'Snel'."""

    argument: Annotated[str, msgspec.Meta(pattern=ARGUMENT_PATTERN)]
    picked: bool


class Reply(Command, tag="reply"):
    """Participant: `value` 0..9 to the small question `key` (`sessions.domain.answers`); null is 'pas'."""

    key: Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9_.]{1,24}$")]
    value: Annotated[int, msgspec.Meta(ge=0, le=9)] | None


class Write(Command, tag="write"):
    """A text of `kind` (argument, flip, third_way, take_away, chafes, remark) for `side` "A", "B" or "".

    `id` is made by the client, so that one that is sent twice is kept once. `more` goes with a third way: what it
    does not solve. A participant's waits for the facilitator; the facilitator's own is approved at once.
    """

    id: Annotated[str, msgspec.Meta(pattern=CLIENT_PATTERN)]
    kind: Literal["argument", "flip", "third_way", "take_away", "chafes", "remark"]
    side: Literal["A", "B", ""]
    text: Annotated[str, msgspec.Meta(max_length=TEXT_LIMIT)]
    more: Annotated[str, msgspec.Meta(max_length=TEXT_LIMIT)]


class Watch(Command, tag="watch"):
    """Participant: 'ik kijk mee', on or off. Who watches answers nothing and is not counted."""

    on: bool


class Seek(Command, tag="seek"):
    """Participant, in pairs: not found; look for somebody else."""


class Pen(Command, tag="pen"):
    """Participant: take the pen for the group's close while the facilitator lends it, or give it back."""

    on: bool


class Conclude(Command, tag="conclude"):
    """Facilitator, or the participant with the pen: `field` of the group's close (choose, because, ...) is `text`."""

    field: Annotated[str, msgspec.Meta(pattern=r"^[a-z]{1,12}$")]
    text: Annotated[str, msgspec.Meta(max_length=TEXT_LIMIT)]


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


class Extend(Command, tag="extend"):
    """Facilitator: `minutes` more for this step."""

    minutes: Annotated[int, msgspec.Meta(ge=1, le=30)]


class Turn(Command, tag="turn"):
    """Facilitator, in talk: it is about `side` now; its timer starts anew."""

    side: Literal["A", "B"]


class WhenReady(Command, tag="when_ready"):
    """Facilitator: show the spread by itself as soon as the last one is ready, or not."""

    on: bool


class Moderate(Command, tag="moderate"):
    """Facilitator: text `text` (its number) may be seen by the room, or not."""

    text: Annotated[int, msgspec.Meta(ge=1, le=2**53)]
    approve: bool


class Paper(Command, tag="paper"):
    """Facilitator: somebody without a phone stands at `value` in `round`."""

    round: Literal[1, 2]
    value: Annotated[int, msgspec.Meta(ge=0, le=100)]


class Lend(Command, tag="lend"):
    """Facilitator: a phone may write the group's close, or no longer."""

    on: bool


class Beat(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="beat"):
    """Client: still here; the server answers with its newest version. Not stored, has no seq."""


ParticipantCommand = Place | Weigh | Pick | Reply | Watch | Seek | Pen
FacilitatorCommand = (
    Go | Reveal | Hide | Pause | ShowCode | Lock | Ask | Extend | Turn | WhenReady | Moderate | Paper | Lend
)
SharedCommand = Write | Conclude  # a participant may, and so may the facilitator
AnyCommand = ParticipantCommand | FacilitatorCommand | SharedCommand
