"""Signed heads: how far the log reached and what its root was, for everyone to compare."""

from django.db import models

from linli.territory.models import OfCommunity


class Head(OfCommunity):
    """A head of the log as it was signed (RFC 9162, RFC 8032); texts are hexadecimal digits. Never changed."""

    size = models.IntegerField()
    root = models.CharField(max_length=64)
    at = models.DateTimeField()
    key = models.CharField(max_length=64)
    signature = models.CharField(max_length=128)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "at"], name="fund_head_once")]
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.size} {self.root[:8]}"


class Witness(OfCommunity):
    """Another who signed the same head: the federation, or one of the donors. Never changed."""

    head = models.ForeignKey(Head, on_delete=models.PROTECT, related_name="witnesses")
    name = models.CharField(max_length=40)
    key = models.CharField(max_length=64)
    signature = models.CharField(max_length=128)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["head", "key"], name="fund_witness_once")]

    def __str__(self) -> str:
        return self.name
