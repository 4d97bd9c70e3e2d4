"""What a live session keeps. Fields and constraints only; every write is in `actions`."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from sessions.domain.constants import MAX_PARTICIPANTS, POSITION_MAX, WEIGHT_MAX
from sessions.domain.formats import FORMATS
from sessions.domain.state import SpreadMode
from sessions.domain.steps import Step


class LiveSession(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="live_sessions")

    code = models.CharField(max_length=12, unique=True)  # typed on the start page; goes with the session
    door_token = models.CharField(max_length=32, unique=True)  # in the QR
    projector_token = models.CharField(max_length=32, unique=True)  # read-only screen; replaced to revoke

    card = models.JSONField()  # the text as it was when the session was opened
    card_number = models.PositiveSmallIntegerField()
    format_code = models.CharField(max_length=12, choices=[(code, code) for code in FORMATS])
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

    questions = models.JSONField(default=list)  # background questions on offer, copied like the card
    question = models.CharField(max_length=8, blank=True)  # key of the one on the screen
    questions_used = models.JSONField(default=list)  # keys, in the order of use

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
