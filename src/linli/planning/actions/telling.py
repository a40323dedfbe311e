"""Who is told of a draft: those who serve where doors would change, and the grid leaders above them."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from linli.notifications import actions as notifications
from linli.notifications.actions import Reader
from linli.people.labels import Role
from linli.people.queries import appointments_on
from linli.planning.models import Draft
from linli.planning.plan import plan_of
from linli.territory.models import Compound, MicroGrid


def tell(draft: Draft, kind: str, who: Iterable[UUID], at: datetime) -> None:
    """One letter to each of some people who serve, with the way to the draft's public page."""
    params = {"link": f"/plan/{draft.code}/", "day": draft.holds_from.isoformat() if draft.holds_from else ""}
    notifications.post(kind, [Reader(person=person) for person in who], about=draft, at=at, params=params)


def those_near(draft: Draft, grids: Collection[UUID], generals: Collection[UUID | None], day: date) -> list[UUID]:
    """Stewards and anchor households of some micro-grids on a day, and the leaders of general grids. One query."""
    near = Q(micro_grid__in=grids, role__in=[Role.STEWARD, Role.ANCHOR])
    above = Q(general_grid__in={id for id in generals if id}, role=Role.LEADER)
    posts = appointments_on(draft.community_id, day).filter(near | above).order_by("start", "id")
    return list(dict.fromkeys(posts.values_list("person_id", flat=True)))


def those_concerned(draft: Draft, day: date) -> list[UUID]:
    """Whoever serves where a draft would change something."""
    plan = plan_of(draft, day)
    touched = {plan.units[unit].now for unit in plan.leaving} | {plan.kept_by(unit) for unit in plan.leaving}
    compounds = {plan.units[unit].compound for unit in plan.leaving}
    grids = MicroGrid.objects.filter(pk__in={id for id in touched if id})
    generals = [
        *grids.values_list("general_grid_id", flat=True),
        *Compound.objects.filter(pk__in=compounds).values_list("general_grid_id", flat=True),
    ]
    return those_near(draft, [id for id in touched if id], generals, day)
