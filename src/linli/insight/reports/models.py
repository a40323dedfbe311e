"""Tables of reports: what is reported on, its editions with their frozen figures, forms of bureaus."""

from django.db import models
from django.db.models import F, Q

from linli.people.models import Person
from linli.territory.models import OfCommunity


class Review(OfCommunity):
    """A report on a period 月报 季报 年报, whole or on one topic; its words stand in its editions."""

    since = models.DateField()
    until = models.DateField()
    about = models.CharField(max_length=40, blank=True)  # kind:GROUP, sphere:NAME or project:CODE
    begun_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "since", "until", "about"], name="review_once"),
            models.CheckConstraint(condition=Q(since__lte=F("until")), name="review_period"),
        ]
        ordering = ["-until", "-since", "about"]

    def __str__(self) -> str:
        return f"{self.since} {self.until} {self.about}".strip()


class Edition(OfCommunity):
    """A report's words with the figures they tell, counted at `as_of`; signed, neither changes."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    sections = models.JSONField(default=list)  # key, title, text of each
    figures = models.JSONField(default=list)  # key, label, says, unit, value, n, part of each
    as_of = models.DateTimeField()
    reason = models.CharField(max_length=200, blank=True)  # why an earlier one was corrected
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    signed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "number"], name="edition_number"),
            models.UniqueConstraint(fields=["review"], condition=Q(signed_at=None), name="edition_one_draft"),
            models.CheckConstraint(
                condition=Q(signed_at=None, signed_by=None)
                | Q(signed_at__isnull=False, signed_by__isnull=False, signed_at__gte=F("as_of")),
                name="edition_signed_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(number=1, reason="") | Q(number__gt=1) & ~Q(reason=""), name="edition_corrects_for_a_reason"
            ),
        ]
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"{self.review_id} {self.number}"


class Form(OfCommunity):
    """A bureau's own workbook, with {{keys}} of figures in its cells 一次录入: filled for any period."""

    name = models.CharField(max_length=60)
    bureau = models.CharField(max_length=60, blank=True)
    content = models.BinaryField()
    keys = models.JSONField(default=list)  # the keys in it, each once
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "name"], condition=Q(ended_at=None), name="form_name_while_it_is_used"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="form_has_a_name"),
        ]
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
