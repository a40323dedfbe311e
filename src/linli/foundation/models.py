"""The tokens of writes already done, so that a retry is answered and not repeated."""

from django.db import models


class WriteToken(models.Model):
    """One write: the token that the client made, and the row that came of it."""

    token = models.UUIDField(primary_key=True)
    action = models.CharField(max_length=80)
    actor = models.CharField(max_length=60)
    result = models.UUIDField(null=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.action} {self.token}"
