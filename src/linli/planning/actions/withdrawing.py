"""Take an adoption back before its day: what was to end goes on, what was to begin never does."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import clock
from linli.foundation.writes import one_at_a_time, writes
from linli.people.models import Absence, Appointment
from linli.planning import loop, queries, rules
from linli.planning.actions.telling import tell
from linli.planning.models import Draft
from linli.planning.refusals import HoldsAlready
from linli.territory.models import Membership, MicroGrid


@writes
def withdraw(draft_id: UUID, reason: str, *, by: Actor, at: datetime, version: int) -> Draft:
    """The draft is open for comment again, and nothing changes on its day. Whoever was told of the adoption, or was
    appointed to a micro-grid that does not come, is told why. Raises `HoldsAlready` from the day on.
    """
    one_at_a_time(by.community)
    draft = queries.locked(draft_id, version)
    gate.require(by, "plan.withdraw", draft)
    draft.state = loop.advance(draft.state, "withdraw", reason)
    day = draft.holds_from
    if day is None or not rules.is_ahead(day, clock.today(at)):
        raise HoldsAlready()
    appointed = _take_back(draft, day)
    told = dict.fromkeys([*map(UUID, draft.changed.get("told", ())), *appointed])
    tell(draft, "plan_withdrawn", told, at)
    draft.reason, draft.withdrawn_at = reason.strip()[:400], at
    draft.holds_from, draft.ended_at, draft.changed = None, None, {}
    draft.version += 1
    draft.save()
    audit.record(by, "plan.withdraw", draft, at=at, code=day.isoformat(), words=reason)
    return draft


def _take_back(draft: Draft, day: date) -> list[UUID]:
    """Undo what the adoption arranged, as far as it still stands; who was appointed to a micro-grid meanwhile."""
    changed = draft.changed
    held = Membership.objects.filter(community_id=draft.community_id, stairwell__in=changed["stairwells"])
    held.filter(start=day).delete()
    held.filter(end=day).update(end=None)
    posts = Appointment.objects.filter(micro_grid__in=changed["new"])
    appointed = list(posts.order_by("start", "id").values_list("person_id", flat=True))
    Absence.objects.filter(appointment__in=posts).delete()
    posts.delete()
    MicroGrid.objects.filter(pk__in=changed["new"]).delete()
    MicroGrid.objects.filter(pk__in=changed["gone"], end=day).update(end=None)
    ends = changed.get("posts", {})
    for post in Appointment.objects.filter(pk__in=ends, end=day):
        _go_on(post, ends[str(post.pk)])
    return appointed


def _go_on(post: Appointment, until: str) -> None:
    """The post holds as long as it did before, unless it was given to the same person anew."""
    again = Q(person=post.person_id, role=post.role, profession=post.profession, micro_grid=post.micro_grid_id)
    if not Appointment.objects.filter(again, end=None).exists():
        post.end = date.fromisoformat(until) if until else None
        post.save(update_fields=["end"])
