"""Questions about nominations: those within reach, those on notice, what waits, whose term ends."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from linli.access import gate
from linli.access.actors import Actor
from linli.forces.appointing import rules
from linli.forces.models import Nomination, Objection, Recognition
from linli.forces.stages import LIVE, Stage, Way
from linli.foundation import writes
from linli.foundation.rows import there
from linli.people.models import Appointment
from linli.people.queries import appointments_on

BESIDE = ("community", "person", "general_grid", "compound", "micro_grid", "renews", "appointment", "opinion_by")


@dataclass(frozen=True)
class Wanted:
    """What a list of nominations is filtered by; blank means all, `open` all that are not over."""

    stage: str = "open"
    role: str = ""


def nominations(by: Actor, wanted: Wanted) -> QuerySet[Nomination]:
    """The nominations within reach that a filter leaves; whichever waits longest stands first."""
    found = gate.allowed(by, "nomination.read", Nomination.objects.all()).select_related(*BESIDE)
    if wanted.stage:
        found = found.filter(stage__in=LIVE) if wanted.stage == "open" else found.filter(stage=wanted.stage)
    if wanted.role:
        found = found.filter(role=wanted.role)
    unanswered = Count("objections", filter=Q(objections__answered_at=None))
    order = "entered_at" if wanted.stage in ("open", *LIVE) else "-entered_at"
    return found.annotate(unanswered=unanswered).order_by(order, "id")


def counted(by: Actor) -> dict[str, int]:
    """How many nominations stand at each stage. One query."""
    found = gate.allowed(by, "nomination.read", Nomination.objects.all()).order_by()
    return dict(found.values_list("stage").annotate(n=Count("pk")))


def one(by: Actor, id: UUID) -> Nomination:
    """A nomination within reach. Raises `NotFound`."""
    return there(gate.allowed(by, "nomination.read", Nomination.objects.filter(pk=id)).select_related(*BESIDE))


def of_link(id: UUID) -> Nomination:
    """The nomination of the private link of whoever was nominated. Raises `NotFound`."""
    return there(Nomination.objects.filter(pk=id).select_related(*BESIDE))


def locked(id: UUID, version: int | None = None) -> Nomination:
    """A nomination for changing, locked. Raises `NotFound`, `Stale`."""
    return writes.locked(Nomination.objects.filter(pk=id), version)


def on_notice(day: date, community_id: UUID | None = None) -> QuerySet[Nomination]:
    """The nominations that hang on a day, for everyone; of one community or of all."""
    found = Nomination.objects.filter(stage=Stage.NOTICED, notice_from__lte=day, notice_until__gte=day)
    if community_id is not None:
        found = found.filter(community=community_id)
    return found.select_related(*BESIDE).order_by("community__name", "notice_until", "entered_at", "id")


def objections(nomination: Nomination) -> list[Objection]:
    """What was said against a nomination, the oldest first."""
    return list(nomination.objections.select_related("answered_by", "entered_by"))


def objection(by: Actor, id: UUID) -> Objection:
    """An objection within reach. Raises `NotFound`."""
    return there(gate.allowed(by, "objection.read", Objection.objects.filter(pk=id)).select_related("nomination"))


def objection_of_link(id: UUID) -> Objection:
    """The objection of the private link of whoever raised it. Raises `NotFound`."""
    return there(Objection.objects.filter(pk=id).select_related("nomination__community", "community"))


def live(community_id: UUID, phone_index: str) -> QuerySet[Nomination]:
    """The open nominations of whoever has a number."""
    return Nomination.objects.filter(community=community_id, stage__in=LIVE, phone_index=phone_index)


def terms_ending(community_id: UUID, day: date) -> QuerySet[Appointment]:
    """The appointments that end soon, the soonest first, of roles that are nominated; those renewed are left out."""
    found = appointments_on(community_id, day).filter(
        role__in=rules.NOMINATED, end__lte=day + rules.ENDS_SOON, end__gt=day
    )
    again = Nomination.objects.filter(renews=OuterRef("pk"), way=Way.RENEWAL)
    found = found.annotate(
        asked=Exists(again.filter(stage__in=LIVE)), renewed=Exists(again.filter(stage=Stage.APPOINTED))
    ).filter(renewed=False)
    return found.select_related("person", "general_grid", "compound", "micro_grid").order_by("end", "person__name")


def recognitions(community_id: UUID, start: date | None = None, until: date | None = None) -> QuerySet[Recognition]:
    """The papers handed over in [start, until), the newest first."""
    found = Recognition.objects.filter(community=community_id).select_related("person", "appointment")
    if start is not None:
        found = found.filter(day__gte=start)
    return found.filter(day__lt=until) if until is not None else found


def post(by: Actor, id: UUID) -> Appointment:
    """An appointment within reach of whoever appoints. Raises `NotFound`."""
    found = gate.allowed(by, "nomination.read", Appointment.objects.filter(pk=id))
    return there(found.select_related("person", "general_grid", "compound", "micro_grid"))


def papers_of(post: Appointment) -> list[Recognition]:
    """What was handed over with one appointment, the newest first."""
    return list(Recognition.objects.filter(appointment=post).select_related("given_by"))


def nameless(before: date) -> QuerySet[Nomination]:
    """Nominations that ended without an appointment before a day, and whose names are still kept."""
    return Nomination.objects.filter(forgotten_at=None, appointment=None, ended_at__date__lt=before)
