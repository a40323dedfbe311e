"""Questions about deeds: lists, one, whose they are, which are late."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from linli.access import gate
from linli.access.actors import Actor
from linli.foundation import writes
from linli.foundation.rows import there
from linli.partners.deeds.loop import OPEN
from linli.partners.labels import Stage
from linli.partners.models import Deed


@dataclass(frozen=True)
class Wanted:
    """What a list of deeds is filtered by; blank means all."""

    stage: str = ""  # a stage, or "late"
    words: str = ""

    @property
    def is_all(self) -> bool:
        return self == Wanted()


def deeds(by: Actor, wanted: Wanted, day: date) -> QuerySet[Deed]:
    """The deeds that a filter leaves, the newest first."""
    return _filtered(_of_reader(by), wanted, day)


def _of_reader(by: Actor) -> QuerySet[Deed]:
    """Deeds are for the whole community: whoever may read them reads all of it, wherever the post lies."""
    found = Deed.objects.filter(community=by.community)
    return found if gate.may(by, "deed.read") else found.none()


def public(community_id: UUID, wanted: Wanted, day: date) -> QuerySet[Deed]:
    """What everyone may see: all but withdrawn ones."""
    return _filtered(Deed.objects.filter(community=community_id).exclude(stage=Stage.WITHDRAWN), wanted, day)


def _filtered(found: QuerySet[Deed], wanted: Wanted, day: date) -> QuerySet[Deed]:
    if wanted.stage == "late":
        found = found.filter(late(day))
    elif wanted.stage:
        found = found.filter(stage=wanted.stage)
    if words := wanted.words.strip():
        found = found.filter(Q(title__icontains=words) | Q(place__icontains=words))
    return found.select_related("claimant", "general_grid").order_by("-number")


def late(day: date) -> Q:
    """Of a deed: claimed, not done, and its day is over."""
    return Q(stage__in=OPEN, due__lt=day)


def is_late(deed: Deed, day: date) -> bool:
    """The same of one."""
    return deed.stage in OPEN and deed.due < day


def deed(by: Actor, id: UUID) -> Deed:
    """A deed within reach, with what its page shows. Raises `NotFound`."""
    beside = ("claimant", "general_grid", "compound", "community", "looked_by")
    return there(_of_reader(by).filter(pk=id).select_related(*beside))


def of_id(id: UUID) -> Deed:
    """A deed by its id, for its own link and its photo. Raises `NotFound`."""
    return there(Deed.objects.filter(pk=id).select_related("claimant", "community"))


def locked(id: UUID, version: int | None = None) -> Deed:
    """A deed for changing, locked. Raises `NotFound`, `Stale`."""
    return writes.locked(Deed.objects.filter(pk=id), version)


def of_claimant(organisation_id: UUID) -> list[Deed]:
    """The deeds of an organisation, what is still to be done first."""
    found = Deed.objects.filter(claimant=organisation_id).select_related("claimant", "general_grid")
    return sorted(found, key=lambda one: (one.stage not in OPEN, one.due, one.number))


def looking(community_id: UUID) -> list[Deed]:
    """What is looking for someone, by the day until which it is wanted."""
    found = Deed.objects.filter(community=community_id, stage=Stage.PUBLISHED)
    return list(found.select_related("general_grid").order_by("due", "number"))


def untold_late(community_id: UUID, day: date) -> list[Deed]:
    """Late ones of whose present day the office was not told."""
    found = Deed.objects.filter(late(day), community=community_id)
    return [one for one in found.order_by("due", "id") if one.late_told != one.due]


def communities() -> list[UUID]:
    """Where something is still to be done."""
    return list(Deed.objects.filter(stage__in=OPEN).order_by().values_list("community_id", flat=True).distinct())


def by_organisation(community_id: UUID) -> list[tuple[str, int, int, int]]:
    """By name, never by number: how many deeds each organisation has claimed, done, and has confirmed. One query."""
    held = Deed.objects.filter(community=community_id, claimant__isnull=False).order_by("claimant__name")
    counted = held.values("claimant__name").annotate(
        claimed=Count("pk"),
        done=Count("pk", filter=Q(stage__in=[Stage.DONE, Stage.CONFIRMED])),
        confirmed=Count("pk", filter=Q(stage=Stage.CONFIRMED)),
    )
    return list(counted.values_list("claimant__name", "claimed", "done", "confirmed"))
