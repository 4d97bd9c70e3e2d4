from django.db import models


class Vote(models.Model):
    room = models.CharField(max_length=40)
    person = models.PositiveIntegerField()
    value = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["room", "person"], name="one_vote_a_person")]

    def __str__(self) -> str:
        return f"{self.person} in {self.room}"
