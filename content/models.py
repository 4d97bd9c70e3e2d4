"""The cards as the library shows them, loaded from the text files in `content/decks`."""

from urllib.parse import urlsplit

from django.db import models


class Dilemma(models.Model):
    number = models.PositiveSmallIntegerField(unique=True)
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
