"""Tables of the planning room: a draft, its micro-grids, which door lies in which, what was changed, what was said."""

from django.db import models
from django.db.models import F, Q

from linli.foundation.fields import place_code
from linli.people.models import Person
from linli.planning.labels import Deed, State
from linli.territory.models import MicroGrid, OfCommunity, Stairwell


class Draft(OfCommunity):
    """A draft of all micro-grids of a community, with the settings by which it is weighed.

    Weights are tenths of a quiet household; prices are milli-points (10 points = 10 % off the target load).
    """

    name = models.CharField(max_length=60)
    code = models.CharField(max_length=8, unique=True, default=place_code)  # of its public page
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    version = models.PositiveIntegerField(default=1)
    least = models.PositiveSmallIntegerField(default=30)  # households of a micro-grid
    most = models.PositiveSmallIntegerField(default=80)
    wanted = models.PositiveSmallIntegerField(default=58)
    old_weight = models.PositiveSmallIntegerField(default=3)  # a household of an old compound
    elderly_weight = models.PositiveSmallIntegerField(default=8)  # times the share of elderly
    issue_weight = models.PositiveSmallIntegerField(default=5)  # times matters of a household and year, at most 1.5
    move_price = models.PositiveIntegerField(default=500)  # of each household whose steward changes
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    solved_at = models.DateTimeField(null=True)
    bound = models.BigIntegerField(null=True)  # no plan around the same locks costs less, milli-points
    proofs = models.JSONField(default=dict)  # compound's id: how far its answer is proven
    published_at = models.DateTimeField(null=True)
    comment_until = models.DateField(null=True)
    reason = models.CharField(max_length=400, blank=True)  # why it was adopted or dropped
    ended_at = models.DateTimeField(null=True)
    holds_from = models.DateField(null=True)  # the first day of the adopted micro-grids
    changed = models.JSONField(default=dict)  # what the adoption changed: ids as text, see `adopting`
    withdrawn_at = models.DateTimeField(null=True)  # when its adoption was last taken back, before its day came

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(least__lte=F("wanted"), wanted__lte=F("most"), least__gte=1), name="draft_limits"
            ),
            models.CheckConstraint(condition=Q(state__in=State.values), name="draft_state"),
            models.CheckConstraint(
                condition=~Q(state="adopted") | (Q(holds_from__isnull=False) & ~Q(reason="")), name="draft_adopted"
            ),
        ]
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.name

    @property
    def price(self) -> str:
        """Points for each household whose steward changes."""
        return f"{self.move_price / 1000:g}"


class DraftGrid(OfCommunity):
    """A micro-grid of a draft; `keeps` is the present one whose name, card and steward it keeps, if any."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="grids")
    number = models.PositiveSmallIntegerField()
    keeps = models.ForeignKey(MicroGrid, on_delete=models.PROTECT, null=True, related_name="+")
    locked = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "number"], name="draft_grid_number"),
            models.UniqueConstraint(
                fields=["draft", "keeps"], condition=Q(keeps__isnull=False), name="draft_grid_keeps_one"
            ),
        ]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.draft_id} {self.number}"


class Piece(OfCommunity):
    """A stairwell, or a band of its floors, in one micro-grid of a draft; counted when it was taken in."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="pieces")
    stairwell = models.ForeignKey(Stairwell, on_delete=models.PROTECT, related_name="+")
    lowest = models.SmallIntegerField(default=-9)  # floors, as of a membership
    highest = models.SmallIntegerField(default=999)
    own_count = models.BooleanField(default=False)  # whether the band has a count of its own
    households = models.PositiveSmallIntegerField()
    workload = models.PositiveIntegerField()  # tenths of a quiet household
    grid = models.ForeignKey(DraftGrid, on_delete=models.PROTECT, related_name="pieces")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draft", "stairwell", "lowest"], name="piece_once")]

    def __str__(self) -> str:
        return f"{self.stairwell_id} {self.lowest}"


class Change(OfCommunity):
    """One step that changed a draft, with what was before it."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="changes")
    number = models.PositiveIntegerField()
    deed = models.CharField(max_length=10, choices=Deed.choices)
    about = models.CharField(max_length=120, blank=True)
    before = models.JSONField()  # pieces {piece: grid}, keeps {grid: micro-grid or null}, locks {grid: whether}
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draft", "number"], name="change_number")]

    def __str__(self) -> str:
        return f"{self.deed} {self.number}"


class Working(OfCommunity):
    """What the machine was asked about some compounds of a draft and what it answered, with the certificate: both as
    `linli grids check` reads them. It holds until a wider question is answered, or what it speaks of has changed.
    """

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="workings")
    compounds = models.JSONField()  # their ids, as text
    asked = models.JSONField()
    answered = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.draft_id} {len(self.compounds)}"


class Comment(OfCommunity):
    """What someone said about a published draft; residents stay nameless."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="comments")
    words = models.CharField(max_length=500)
    stairwell = models.ForeignKey(Stairwell, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.words[:40]


class Neighbours(OfCommunity):
    """The office says that two stairwells are neighbours, or are none, whatever their numbers suggest."""

    one = models.ForeignKey(Stairwell, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Stairwell, on_delete=models.PROTECT, related_name="+")
    joined = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="neighbours_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="neighbours_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} {self.other_id}"
