"""Questions about wishes: the wall, what I keep, claims, what is due, and the figures."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from linli.access import gate
from linli.access.actors import Actor
from linli.access.grants import REACH
from linli.foundation import clock, sealing, writes
from linli.foundation.rows import there
from linli.people.models import Appointment, Person
from linli.people.queries import appointments_on
from linli.territory.queries import in_force
from linli.wishes import rules
from linli.wishes.labels import Ended, Stage
from linli.wishes.loop import ENDS, HELD, ON_THE_WALL
from linli.wishes.models import Claim, Wish

KEEPER_ROLES = [role for role, reaches in REACH["wish.keep"].items() if reaches and role != "resident"]
SHOWN = timedelta(days=365)  # for so long fulfilled wishes stay on the wall
DEFINITION: Any = _(
    "Wishes that hung on the wall since the first day of the period; of these claimed, of these fulfilled: confirmed "
    "by the recipient and by a witness. Days run from the wall to being fulfilled."
)


@dataclass(frozen=True)
class Wanted:
    """What a list of wishes is filtered by; blank means all."""

    stage: str = ""  # a stage, or "late"
    sort: str = ""
    grid: str = ""

    @property
    def is_all(self) -> bool:
        return self == Wanted()


@dataclass(frozen=True)
class Seen:
    """A wish as everyone sees it: the need and the area, and nothing of the wisher."""

    id: UUID
    number: int
    sort: str
    need: str
    area: str
    stage: str
    by_fund: bool
    thanks: str
    past: bool


def wall(community_id: UUID, wanted: Wanted, day: date) -> list[Seen]:
    """The wish wall: what waits first, then the newest. Two queries."""
    return seen(_filtered(_on_the_wall(community_id, day), wanted, day), community_id, day)


def _on_the_wall(community_id: UUID, day: date) -> QuerySet[Wish]:
    lately = ~Q(stage=Stage.FULFILLED) | Q(fulfilled_at__date__gt=day - SHOWN)
    return Wish.objects.filter(lately, community=community_id, stage__in=ON_THE_WALL)


def seen(found: Iterable[Wish], community_id: UUID, day: date) -> list[Seen]:
    """Wishes as everyone sees them. One query beside them."""
    many = _of_compounds(community_id, day)
    rows = [_seen(wish, many.get(wish.compound_id, 0)) for wish in found]
    return sorted(rows, key=lambda row: (row.stage != Stage.OPEN, row.stage == Stage.FULFILLED, -row.number))


def _of_compounds(community_id: UUID, day: date) -> dict[UUID | None, int]:
    rows = _on_the_wall(community_id, day).order_by().values_list("compound").annotate(n=Count("pk"))
    return dict(rows)


def _seen(wish: Wish, of_compound: int) -> Seen:
    grid, compound = (one.name if one else "" for one in (wish.general_grid, wish.compound))
    return Seen(
        wish.pk, wish.number, wish.sort, wish.need, rules.area(grid, compound, of_compound), wish.stage,
        rules.through_the_fund(wish.worth), wish.thanks if wish.thanks_passed_at else "", wish.past,
    )  # fmt: skip


def _filtered(found: QuerySet[Wish], wanted: Wanted, day: date) -> QuerySet[Wish]:
    if wanted.stage == "late":
        found = found.filter(late(day))
    elif wanted.stage:
        found = found.filter(stage=wanted.stage)
    columns = {"sort": wanted.sort, "general_grid__name": wanted.grid}
    found = found.filter(**{column: value for column, value in columns.items() if value})
    return found.select_related("general_grid", "compound").order_by("-number")


def late(day: date) -> Q:
    """Of a wish: claimed, and its day is over."""
    late_claims = Claim.objects.filter(ended_at=None, until__lt=day)
    return Q(stage=Stage.CLAIMED, pk__in=late_claims.values("wish"))


def wishes(by: Actor, wanted: Wanted, day: date) -> QuerySet[Wish]:
    """The wishes within reach that a filter leaves, the newest first."""
    found = _filtered(gate.allowed(by, "wish.read", Wish.objects.all()), wanted, day)
    return found.select_related("general_grid", "compound", "lead").prefetch_related("claims")


def wish(by: Actor, id: UUID) -> Wish:
    """A wish within reach, with what its page shows. Raises `NotFound`."""
    beside = ("general_grid", "compound", "lead", "witness", "taken_by", "community", "received_by")
    return there(gate.allowed(by, "wish.read", Wish.objects.filter(pk=id)).select_related(*beside))


def on_the_wall(id: UUID) -> Wish:
    """A wish that hangs on the wall. Raises `NotFound`."""
    found = Wish.objects.filter(pk=id, stage__in=ON_THE_WALL)
    return there(found.select_related("general_grid", "compound", "community"))


def of_link(id: UUID) -> Wish:
    """The wish of a wisher's link. Raises `NotFound`."""
    return there(Wish.objects.filter(pk=id, erased_at=None).select_related("community", "lead"))


def claim_of_link(id: UUID) -> Claim:
    """The claim of a private link. Raises `NotFound`."""
    found = Claim.objects.filter(pk=id, erased_at=None)
    beside = ("wish__general_grid", "wish__compound", "wish__community", "wish__lead", "organisation")
    return there(found.select_related(*beside))


def locked(id: UUID, version: int | None = None) -> Wish:
    """A wish for changing, locked. Raises `NotFound`, `Stale`."""
    return writes.locked(Wish.objects.filter(pk=id), version)


def claim_of(wish: Wish) -> Claim | None:
    """Who has a wish now."""
    return Claim.objects.filter(wish=wish, ended_at=None).select_related("organisation", "wish").first()


def in_hand(community_id: UUID, phone: str) -> int:
    """How many wishes whoever has this number has still to hand over."""
    index = sealing.blind(phone)
    held = Claim.objects.filter(community=community_id, ended_at=None, handed_at=None, phone_index=index)
    return held.count() if index else 0


def of_organisation(organisation_id: UUID) -> list[Claim]:
    """The claims of an organisation, the newest first."""
    found = Claim.objects.filter(organisation=organisation_id)
    return list(found.select_related("wish__general_grid", "wish__compound").order_by("-at"))


def may_keep(community_id: UUID, day: date) -> QuerySet[Person]:
    """Those who serve today and can keep a wish, by name."""
    posts = appointments_on(community_id, day).filter(role__in=KEEPER_ROLES)
    return Person.objects.filter(pk__in=posts.values("person")).order_by("name", "id")


def serves(person_id: UUID, community_id: UUID, day: date) -> bool:
    """Whether someone holds any post today."""
    return Appointment.objects.filter(in_force(day), person=person_id, community=community_id).exists()


def to_remind(day: date) -> list[Claim]:
    """Claims whose day is near, and of which nobody was reminded."""
    found = Claim.objects.filter(
        ended_at=None, handed_at=None, wish__stage=Stage.CLAIMED, until__lte=day + rules.BEFORE
    ).exclude(reminded__isnull=False)
    return list(found.select_related("wish").order_by("until", "id"))


def to_lapse(day: date) -> list[Claim]:
    """Claims whose day is over, with its grace."""
    found = Claim.objects.filter(ended_at=None, wish__stage=Stage.CLAIMED, until__lte=day - rules.GRACE)
    return list(found.select_related("wish").order_by("until", "id"))


def to_erase(at: datetime) -> list[Wish]:
    """Wishes that ended so long ago that names and numbers are forgotten."""
    over = Q(fulfilled_at__lte=at - rules.KEPT) | Q(withdrawn_at__lte=at - rules.KEPT)
    return list(Wish.objects.filter(over, stage__in=ENDS, erased_at=None).order_by("id"))


def claims_to_erase(at: datetime) -> list[Claim]:
    """Claims that ended so long ago, also of wishes that others fulfilled."""
    return list(Claim.objects.filter(ended_at__lte=at - rules.KEPT, erased_at=None).order_by("id"))


@dataclass(frozen=True)
class Figures:
    """Wishes of a period [since, until): made, claimed, fulfilled; those that wait now; how long it took."""

    since: date
    until: date
    made: int
    claimed: int
    fulfilled: int
    waiting: int
    in_hand: int
    late: int
    days: rules.Days
    claims_given_back: int


def figures(community_id: UUID, since: date, until: date) -> Figures:
    """Wishes made, claimed and fulfilled, with median days and P90 from the wall to being fulfilled. Three queries."""
    first, end = (datetime.combine(day, datetime.min.time(), clock.SHANGHAI) for day in (since, until))
    made = Wish.objects.filter(community=community_id, opened_at__gte=first, opened_at__lt=end)
    rows = list(made.exclude(stage=Stage.WITHDRAWN).values_list("stage", "opened_at", "fulfilled_at"))
    took = [(done - opened) / timedelta(days=1) for stage, opened, done in rows if done and opened]
    stages = Counter(stage for stage, *_rest in rows)
    back = Claim.objects.filter(wish__in=made, ended__in=[Ended.BACK, Ended.LAPSED]).count()
    return Figures(
        since, until, len(rows), sum(stages[stage] for stage in HELD), stages[Stage.FULFILLED], stages[Stage.OPEN],
        stages[Stage.CLAIMED] + stages[Stage.HANDED], made.filter(late(until - timedelta(days=1))).count(),
        rules.days(took), back,
    )  # fmt: skip
