"""The cards as the library shows them: those of the deck, and those that facilitators made and published."""

import uuid
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models

OWN_FROM = 1001  # numbers of cards that facilitators made; below are those of the deck


class Visibility(models.TextChoices):
    """Who may see and use a published card."""

    PRIVATE = "private", "alleen ik"
    SHARED = "shared", "alle gespreksleiders hier"
    PUBLIC = "public", "iedereen op deze server"


class Dilemma(models.Model):
    number = models.PositiveSmallIntegerField(unique=True)
    # A card of the deck has no owner and is public.
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="dilemmas", null=True, blank=True
    )
    visibility = models.CharField(max_length=8, choices=Visibility, default=Visibility.PUBLIC)
    archived = models.BooleanField(default=False)  # used in a session once; no longer in the library
    licence = models.CharField(max_length=80, blank=True)
    title = models.CharField(max_length=200)
    person = models.CharField(max_length=80)
    line = models.CharField(max_length=300)  # the case in one sentence
    case = models.TextField()  # paragraphs divided by a blank line
    question = models.CharField(max_length=200)  # short, for the projector
    elaboration = models.TextField(blank=True)
    a_short = models.CharField(max_length=120)
    a_full = models.CharField(max_length=400)
    b_short = models.CharField(max_length=120)
    b_full = models.CharField(max_length=400)
    groups = models.JSONField(default=list)
    themes = models.JSONField(default=list)
    language = models.CharField(max_length=8, default="nl")
    source = models.CharField(max_length=300)

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    @property
    def is_own(self) -> bool:
        """Made by a facilitator; its number is an address, not something to show."""
        return self.number >= OWN_FROM


class Argument(models.Model):
    dilemma = models.ForeignKey(Dilemma, models.CASCADE, related_name="arguments")
    side = models.CharField(max_length=1, choices=[("A", "A"), ("B", "B")])
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    short = models.CharField(max_length=200)
    conviction = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["side", "number"]
        constraints = [models.UniqueConstraint(fields=["dilemma", "side", "number"], name="argument_place")]

    def __str__(self) -> str:
        return f"{self.side}{self.number}"


class BackgroundQuestion(models.Model):
    FORMAL, SUBSTANTIVE, CONSCIENCE = "formal", "substantive", "conscience"
    KINDS = [(FORMAL, "formeel"), (SUBSTANTIVE, "inhoudelijk"), (CONSCIENCE, "geweten")]

    number = models.PositiveSmallIntegerField(unique=True)
    kind = models.CharField(max_length=12, choices=KINDS)
    text = models.TextField()

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number}. {self.text}"


class Reading(models.Model):
    number = models.PositiveSmallIntegerField(unique=True)
    title = models.CharField(max_length=200)
    address = models.URLField(max_length=400)
    reason = models.TextField()

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return self.title

    @property
    def site(self) -> str:
        """Where the link goes, in short: 'movisie.nl'."""
        return urlsplit(self.address).netloc.removeprefix("www.")


class Agreement(models.Model):
    """A rule of conversation, read out before a session starts."""

    number = models.PositiveSmallIntegerField(unique=True)
    text = models.CharField(max_length=200)
    explanation = models.TextField()

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return self.text


class Review(models.TextChoices):
    """Whether somebody else looks at a card before it is published."""

    NONE = "none", "niet nodig"
    ASKED = "asked", "gevraagd"
    CHANGES = "changes", "nog niet akkoord"
    APPROVED = "approved", "akkoord"


class OwnCard(models.Model):
    """A facilitator's own card while it is written. What is published stands in `dilemma`, apart from the draft."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="own_cards")
    # Who may write along; the owner asked them by name.
    writers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="cards_to_write", blank=True)
    draft = models.JSONField(default=dict)  # `content.drafts.Draft` as plain data; may be half finished
    revision = models.PositiveIntegerField(
        default=1
    )  # rises with every save; who saves names the one they saw
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True)
    dilemma = models.OneToOneField(Dilemma, models.SET_NULL, related_name="own_card", null=True, blank=True)
    visibility = models.CharField(max_length=8, choices=Visibility, default=Visibility.PRIVATE)
    review = models.CharField(max_length=8, choices=Review, default=Review.NONE)
    # Who was asked, and later who answered; None while anybody may.
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="asked_to_read", null=True, blank=True
    )
    review_revision = models.PositiveIntegerField(default=0)  # the answer is about this revision and no other
    origin = models.CharField(max_length=200, blank=True)  # the card that it was copied from
    created_at = models.DateTimeField()
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-saved_at"]

    def __str__(self) -> str:
        return f"eigen kaart {self.pk}"


class CardVersion(models.Model):
    """The text of an own card as it was published, one row each time; and drafts that an older version replaced."""

    card = models.ForeignKey(OwnCard, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.JSONField()
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True)
    set_aside = models.BooleanField(default=False)  # never published: kept when an older version came back

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["card", "number"], name="one_version_a_number")]

    def __str__(self) -> str:
        return f"versie {self.number}"


class CardComment(models.Model):
    """What a reviewer says of one field of a draft."""

    card = models.ForeignKey(OwnCard, models.CASCADE, related_name="comments")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True)
    field = models.CharField(max_length=40)  # as in the editor's form: "title", "a_arguments.2.text"
    text = models.TextField(max_length=1000)
    about = models.TextField(blank=True)  # the text of the field at that moment: it may change or move
    made_at = models.DateTimeField()
    resolved = models.BooleanField(default=False)

    class Meta:
        ordering = ["made_at"]

    def __str__(self) -> str:
        return f"opmerking bij {self.field}"


class Favourite(models.Model):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="favourite_dilemmas")
    dilemma = models.ForeignKey(Dilemma, models.CASCADE, related_name="favoured_by")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "dilemma"], name="one_favourite_each")]

    def __str__(self) -> str:
        return f"favoriet {self.dilemma_id}"


class WaitingImport(models.Model):
    """Cards from files that somebody looked at and has not taken over yet."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    cards = models.JSONField()  # [{"file", "draft", "origin"}], all of them read without a problem
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"te importeren {self.pk}"
