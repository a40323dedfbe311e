"""Tables of insight alone, derived from footprints and matters; thrown away and counted anew at any time."""

from django.db import models
from django.db.models import F, Q

from linli.foundation.fields import Row
from linli.insight.labels import Place, Span
from linli.territory.models import Community, OfCommunity


class Checkpoint(Row):
    """How far the tallies of a community have followed its footprints."""

    community = models.OneToOneField(Community, on_delete=models.PROTECT, related_name="+")
    rules = models.PositiveSmallIntegerField()  # by which way of counting; another one counts everything anew
    mark = models.UUIDField()  # the last footprint that was followed
    built_to = models.UUIDField(null=True)  # while all is counted from the beginning: the last matter counted
    turn = models.PositiveBigIntegerField(default=0)  # grows with each change, so that a reader sees one
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.community_id} {self.turn}"


class Fact(OfCommunity):
    """What was counted of one matter (its id is the matter's), so that it can be taken back when the matter moves."""

    counted = models.JSONField()

    def __str__(self) -> str:
        return str(self.pk)


class Tally(OfCommunity):
    """Sums of one place over one span: how many of what. Its id is made of place, span and start (counting.key)."""

    level = models.CharField(max_length=12, choices=Place.choices)
    place = models.UUIDField()
    span = models.CharField(max_length=5, choices=Span.choices)
    start = models.DateField()  # the first day of the span
    counts = models.JSONField()  # what: how many; handling times as answered:simple:180, in whole minutes

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["level", "place", "span", "start"], name="tally_once"),
            models.CheckConstraint(
                condition=Q(level__in=Place.values) & Q(span__in=Span.values), name="tally_level_and_span"
            ),
            models.CheckConstraint(condition=~Q(level="community") | Q(place=F("community")), name="tally_whole"),
        ]

    def __str__(self) -> str:
        return f"{self.level} {self.span} {self.start}"


class Sample(OfCommunity):
    """Which closed matters a number drew, of how many, and for whom; never changed and never thrown away."""

    number = models.PositiveIntegerField()
    since = models.DateField()
    until = models.DateField()
    size = models.PositiveSmallIntegerField()
    of = models.PositiveIntegerField()
    cases = models.JSONField()  # ids, as text, in the order of the draw
    drawn_by = models.UUIDField(null=True)
    drawn_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(of__gt=0, until__gte=F("since")), name="sample_of_some"),
        ]

    def __str__(self) -> str:
        return f"{self.number:06} {self.size}/{self.of}"


class Collected(OfCommunity):
    """The published figures of a community, as its file told them: ours among them, so that all stand alike."""

    code = models.CharField(max_length=12)  # of the community that published them
    name = models.CharField(max_length=60)
    as_of = models.DateField()
    body = models.JSONField()
    digest = models.CharField(max_length=64)
    collected_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "code", "as_of"], name="collected_once")]
        ordering = ["code", "-as_of"]

    def __str__(self) -> str:
        return f"{self.name} {self.as_of}"
