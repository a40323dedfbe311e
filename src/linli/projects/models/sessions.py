"""Tables of services: their sessions, who booked, what a provider told of a month."""

from django.db import models
from django.db.models import F, Q

from linli.foundation.fields import SealedText, place_code
from linli.fund.models import Agreement, Statement
from linli.people.models import Organisation, Person
from linli.projects.labels.conveniences import BookedBy, BookingState, Handed, Method, ServiceKind
from linli.projects.models.places import Placed
from linli.territory.models import GeneralGrid, MicroGrid, OfCommunity, Stairwell


class Service(Placed):
    """Something a provider does for neighbours; a fee is told in words and paid to the provider, never here."""

    code = models.CharField(max_length=8, unique=True, default=place_code)
    kind = models.CharField(max_length=10, choices=ServiceKind.choices)
    name = models.CharField(max_length=40)
    words = models.CharField(max_length=300, blank=True)
    fee = models.CharField(max_length=80, blank=True)
    host = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, null=True, related_name="+")
    lead = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    children = models.BooleanField(default=False)  # the number asked for is a guardian's
    delivers = models.BooleanField(default=False)
    entered_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ServiceKind.values), name="service_kind"),
            models.UniqueConstraint(fields=["community", "name"], condition=Q(ended_at=None), name="service_name"),
        ]
        ordering = ["kind", "name"]

    def __str__(self) -> str:
        return self.name


class Session(OfCommunity):
    """One time at which a service is there. `taken` is kept by the verbs and never exceeds the seats."""

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="sessions")
    start = models.DateTimeField()
    end = models.DateTimeField()
    words = models.CharField(max_length=120, blank=True)
    dishes = models.JSONField(default=list)  # what can be chosen, as text
    seats = models.PositiveSmallIntegerField()
    taken = models.PositiveSmallIntegerField(default=0)
    cancelled_at = models.DateTimeField(null=True)
    came = models.PositiveIntegerField(null=True)  # visits
    method = models.CharField(max_length=10, choices=Method.choices, blank=True)
    past = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service", "start"], name="session_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="session_order"),
            models.CheckConstraint(condition=Q(taken__lte=F("seats")), name="session_not_overbooked"),
            models.CheckConstraint(
                condition=Q(came=None, method="") | (Q(came__isnull=False) & Q(method__in=Method.values)),
                name="session_counted_by_a_method",
            ),
        ]
        indexes = [models.Index(fields=["community", "start"], name="session_when")]
        ordering = ["start"]

    def __str__(self) -> str:
        return f"{self.service_id} {self.start}"


class Booking(OfCommunity):
    """Someone comes, or waits for a place. What tells who it is lies sealed and is erased soon after."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="bookings")
    state = models.CharField(max_length=10, choices=BookingState.choices)
    came_by = models.CharField(max_length=10, choices=BookedBy.choices)
    name = SealedText(blank=True)
    phone = SealedText(blank=True)
    door = SealedText(blank=True)  # floor and room, for what is brought home
    stairwell = models.ForeignKey(Stairwell, on_delete=models.PROTECT, null=True, related_name="+")
    micro_grid = models.ForeignKey(MicroGrid, on_delete=models.PROTECT, null=True, related_name="+")
    general_grid = models.ForeignKey(GeneralGrid, on_delete=models.PROTECT, null=True, related_name="+")
    dish = models.CharField(max_length=40, blank=True)
    diet = models.CharField(max_length=30, blank=True)  # such as: soft, no chilli; nothing of health
    handed = models.CharField(max_length=10, choices=Handed.choices, blank=True)
    handed_at = models.DateTimeField(null=True)
    moved_at = models.DateTimeField(null=True)  # from the waiting list to a place
    untold = models.BooleanField(default=False)  # moved up, or called off, and nobody has told them yet
    at = models.DateTimeField()
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(erased_at=None) | Q(name="", phone="", door="", diet="", stairwell=None),
                name="booking_erased_whole",
            ),
            models.CheckConstraint(
                condition=Q(handed="", handed_at=None) | (Q(handed__in=Handed.values, handed_at__isnull=False)),
                name="booking_handed_at",
            ),
            models.CheckConstraint(condition=Q(state__in=BookingState.values), name="booking_state"),
        ]
        indexes = [models.Index(fields=["session", "state"], name="booking_of_session")]
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.session_id} {self.state}"


class MonthTold(OfCommunity):
    """What a provider told of a month: visits and people, how counted, and the share due, stated to the fund."""

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="months")
    month = models.DateField()  # its first day
    visits = models.PositiveIntegerField()
    people = models.PositiveIntegerField(null=True)
    method = models.CharField(max_length=10, choices=Method.choices)
    income = models.BigIntegerField(null=True)  # fen
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    past = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service", "month"], name="month_told_once"),
            models.CheckConstraint(condition=Q(month__day=1), name="month_begins"),
            models.CheckConstraint(condition=Q(people=None) | Q(people__lte=F("visits")), name="month_people_visit"),
        ]
        ordering = ["-month"]

    def __str__(self) -> str:
        return f"{self.service_id} {self.month:%Y-%m}"
