"""What a live session keeps. Fields and constraints only; every write is in `actions`."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from sessions.codes import new_token
from sessions.domain.constants import MAX_PARTICIPANTS, POSITION_MAX, WEIGHT_MAX
from sessions.domain.formats import FORMATS
from sessions.domain.state import SpreadMode, TextKind, TextStatus
from sessions.domain.steps import Step


class LiveSession(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # Nobody owns a session that two people or a table started by themselves.
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="live_sessions", null=True
    )
    partners = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="shared_sessions", blank=True)

    code = models.CharField(max_length=12, unique=True)  # typed on the start page; goes with the session
    door_token = models.CharField(max_length=32, unique=True)  # in the QR
    projector_token = models.CharField(max_length=32, unique=True)  # read-only screen; replaced to revoke
    summary_token = models.CharField(max_length=32, unique=True, default=new_token)  # of who took part

    card = models.JSONField()  # the text as it was when the session was opened
    card_number = models.PositiveSmallIntegerField()
    format_code = models.CharField(max_length=12, choices=[(code, code) for code in FORMATS])
    plan = models.JSONField(
        default=list
    )  # [step, minutes] as chosen when it was opened; empty: as the format has it
    rehearsal = models.PositiveSmallIntegerField(default=0)  # so many made-up people; 0: a real conversation
    rehearsal_shape = models.CharField(max_length=12, blank=True)
    mode = models.CharField(max_length=8, choices=[(mode, mode) for mode in SpreadMode])

    step = models.CharField(max_length=16, choices=[(step, step) for step in Step], default=Step.LOBBY)
    version = models.PositiveBigIntegerField(default=1)  # rises by one with every committed batch
    epoch = models.PositiveIntegerField(default=1)  # rises when the version starts anew (a restored backup)
    revealed = models.BooleanField(default=False)
    hidden = models.BooleanField(default=False)
    paused = models.BooleanField(default=False)
    code_shown = models.BooleanField(default=False)
    locked = models.BooleanField(default=False)
    join_address = models.CharField(
        max_length=200, blank=True
    )  # "http://192.168.1.20:8000", as people reach us
    max_participants = models.PositiveIntegerField(default=MAX_PARTICIPANTS)

    step_since = models.DateTimeField(default=timezone.now)  # the step began; moved on by every pause
    extra_minutes = models.PositiveSmallIntegerField(default=0)  # added to this step
    paused_at = models.DateTimeField(null=True, blank=True)
    turn = models.CharField(max_length=1, blank=True)  # talk: it is about A or B
    turn_since = models.DateTimeField(null=True, blank=True)
    talked = models.CharField(max_length=2, blank=True)  # sides that had their turn
    visited = models.JSONField(default=list)  # steps the room has been in
    when_ready = models.BooleanField(default=False)  # show the spread when the last one is ready
    pairs = models.JSONField(default=list)  # [{"people": [ids], "token": number}]
    pairs_made = models.PositiveIntegerField(
        default=0
    )  # how often pairs were made; a new number, new pictures
    pen_lent = models.BooleanField(default=False)  # a phone may write the group's close
    pen = models.PositiveBigIntegerField(null=True, blank=True)  # participant who does
    close = models.JSONField(default=dict)  # the group's close, by field
    next_live = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="came_from")
    remote_key = models.CharField(
        max_length=64, blank=True
    )  # sha-256 of the token that a remote came in with
    remote_until = models.DateTimeField(
        null=True, blank=True
    )  # the address to couple a remote works until then

    questions = models.JSONField(default=list)  # background questions on offer, copied like the card
    question = models.CharField(max_length=8, blank=True)  # key of the one on the screen
    questions_used = models.JSONField(default=list)  # keys, in the order of use

    # The report for an organisation: parts that the facilitator wrote, and those that the group was shown to check.
    report_parts = models.JSONField(default=dict)
    report_revision = models.PositiveIntegerField(default=0)  # rises with every save
    report_shown = models.JSONField(null=True, blank=True)
    report_asked = models.PositiveIntegerField(default=0)  # rises with every 'klopt dit?'; 0: not now

    created_at = models.DateTimeField()
    touched_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    kept_people = models.PositiveIntegerField(default=0)  # how many took part, once their rows are gone
    kept_summary = models.JSONField(
        null=True, blank=True
    )  # stands in for the people's rows once those are gone

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"gesprek {self.pk}"


class Participant(models.Model):
    live = models.ForeignKey(LiveSession, models.CASCADE, related_name="participants")
    key = models.CharField(max_length=64, unique=True)  # sha-256 of the token in the cookie
    seed = models.PositiveIntegerField()  # order of the arguments on this phone
    version = models.PositiveBigIntegerField()  # of the session, when this row last changed
    seen_at = models.DateTimeField()
    watching = models.BooleanField(default=False)  # 'ik kijk mee': answers nothing, is not counted
    paper = models.BooleanField(default=False)  # has no phone; the facilitator enters the place

    class Meta:
        indexes = [models.Index(fields=["live", "version"])]

    def __str__(self) -> str:
        return f"deelnemer {self.pk}"


class Position(models.Model):
    """Where a participant stands on the line in a round; at most one row for each."""

    live = models.ForeignKey(LiveSession, models.CASCADE, related_name="positions")
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="positions")
    round = models.PositiveSmallIntegerField(default=1)
    value = models.PositiveSmallIntegerField()  # 0 = fully A, 100 = fully B
    placed_in = models.CharField(max_length=16)  # the step in which it was first placed
    seen = models.CharField(max_length=240)  # newest sequence number of each client: "client:seq ..."
    version = models.PositiveBigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["live", "version"])]
        constraints = [
            models.UniqueConstraint(fields=["participant", "round"], name="one_position_a_round"),
            models.CheckConstraint(condition=Q(value__lte=POSITION_MAX), name="position_in_range"),
        ]

    def __str__(self) -> str:
        return f"plek in ronde {self.round}"


class Weight(models.Model):
    """How heavy an argument counts for a participant; null is 'weet ik niet'."""

    live = models.ForeignKey(LiveSession, models.CASCADE, related_name="weights")
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="weights")
    argument = models.CharField(max_length=8)  # "A1"
    value = models.PositiveSmallIntegerField(null=True)
    answered = models.BooleanField(default=True)  # False: picked once, taken back
    seen = models.CharField(max_length=240)
    version = models.PositiveBigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["live", "version"])]
        constraints = [
            models.UniqueConstraint(fields=["participant", "argument"], name="one_weight_an_argument"),
            models.CheckConstraint(
                condition=Q(value__lte=WEIGHT_MAX) | Q(value__isnull=True), name="weight_in_range"
            ),
        ]

    def __str__(self) -> str:
        return f"weging van {self.argument}"


class Answer(models.Model):
    """A small answer of a participant (`sessions.domain.answers`); null is 'pas'."""

    live = models.ForeignKey(LiveSession, models.CASCADE, related_name="answers")
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="answers")
    key = models.CharField(max_length=24)
    value = models.PositiveSmallIntegerField(null=True)
    seen = models.CharField(max_length=240)
    version = models.PositiveBigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["live", "version"])]
        constraints = [models.UniqueConstraint(fields=["participant", "key"], name="one_answer_a_key")]

    def __str__(self) -> str:
        return f"antwoord op {self.key}"


class Text(models.Model):
    """What somebody wrote. Without a writer it is the facilitator's."""

    live = models.ForeignKey(LiveSession, models.CASCADE, related_name="texts")
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="texts", null=True)
    client_id = models.CharField(max_length=16)  # made by the client: sent twice, kept once
    kind = models.CharField(max_length=12, choices=[(kind, kind) for kind in TextKind])
    side = models.CharField(max_length=1, blank=True)
    text = models.TextField(max_length=1000)
    more = models.TextField(max_length=1000, blank=True)
    status = models.CharField(
        max_length=8, choices=[(status, status) for status in TextStatus], default=TextStatus.WAITING
    )
    argument = models.CharField(max_length=8, blank=True)  # key under which it is weighed, once approved
    version = models.PositiveBigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["live", "version"])]
        constraints = [
            models.UniqueConstraint(fields=["live", "participant", "client_id"], name="one_text_an_id"),
            models.UniqueConstraint(
                fields=["live", "argument"], condition=~Q(argument=""), name="one_text_an_argument"
            ),
        ]

    def __str__(self) -> str:
        return f"tekst {self.kind}"
