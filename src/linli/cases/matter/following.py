"""A matter follows its stairwell into the micro-grid that it now belongs to; what is over stays where it was."""

from datetime import date, datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.cases import posts, queries
from linli.cases.loop import OPEN
from linli.cases.models import Case
from linli.cases.telling.actions import keep, tell_person
from linli.foundation import clock
from linli.foundation.refusals import OutOfStep
from linli.foundation.writes import writes
from linli.people.labels import Role
from linli.people.models import Appointment, Person
from linli.territory.queries import place_of_stairwell


@writes
def follow(case_id: UUID, *, by: Actor, at: datetime) -> Case:
    """Place an open matter anew by its stairwell; its clock runs on, since its reporter was promised a time.

    A steward whose door it was hands it over only if she has not begun: then the new steward, or else the grid
    leader, has it and is told. Whoever has begun keeps it to the end.
    """
    case = queries.locked(case_id, None)
    gate.require(by, "case.follow", case)
    if case.stage not in OPEN or case.stairwell_id is None:
        raise OutOfStep()
    place, left = place_of_stairwell(case.stairwell_id, clock.today(at)), case.micro_grid_id
    if place.micro_grid_id in (None, left):
        return case
    if not posts.is_apart(case):  # else it would come before the eyes of someone of a grid
        case.general_grid_id = place.general_grid_id
    case.micro_grid_id = place.micro_grid_id
    case.save(update_fields=["micro_grid", "general_grid"])  # whoever has a page of it open may still take her step
    heir = _heir(case, left, clock.today(at))
    if heir:
        case.lead, case.assigned_at = heir, at
        keep(case, "lead", "assigned_at")
    audit.record(by, "case.follow", case, at=at, code=str(left or ""))
    if heir:
        tell_person("case_assigned", heir.pk, case, at)
    return case


def _heir(case: Case, left: UUID | None, day: date) -> Person | None:
    """Who has it now, if that changes."""
    hers = Appointment.objects.filter(person=case.lead, micro_grid_id=left, role=Role.STEWARD)
    if case.stage != "assigned" or case.sealed or left is None or not hers.exists():
        return None
    found = posts.holders(case, "micro_grid", day) or posts.holders(case, "general_grid", day)
    return found[0] if found and case.lead_id not in {person.pk for person in found} else None
