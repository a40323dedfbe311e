"""Footprints, which the database refuses to change, and their words, which can only be erased."""

from django.db import models

from linli.territory.models import OfCommunity


class Words(OfCommunity):
    """Words of a footprint with the salt of their digest; erasing empties both."""

    text = models.TextField(blank=True)
    salt = models.CharField(max_length=32, blank=True)

    def __str__(self) -> str:
        return self.text


class Footprint(OfCommunity):
    """One thing done 留痕. Holds ids, codes and times; never a name, a number or a sentence."""

    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10)
    actor = models.CharField(max_length=60)
    role = models.CharField(max_length=40, blank=True)
    action = models.CharField(max_length=40)
    object_kind = models.CharField(max_length=30)
    object_id = models.UUIDField(null=True)
    code = models.CharField(max_length=60, blank=True)
    words = models.ForeignKey(Words, on_delete=models.PROTECT, null=True, related_name="+")
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["object_id", "at"], name="footprint_object"),
            models.Index(fields=["community", "at"], name="footprint_at"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.object_id}"
