"""Verbs on the calendar of duty: turns entered, copied forward, taken away."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Q

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.forces.duty import queries, rules
from linli.forces.duty.refusals import NoDay, NothingToCopy, NotInPost, TooManyDays, TurnTaken
from linli.forces.models import Turn
from linli.forces.refusals import DaysReversed, PlaceNeeded
from linli.foundation.refusals import Missing
from linli.foundation.writes import one_at_a_time, writes
from linli.people.labels import Profession, Role
from linli.people.models import Appointment
from linli.territory.models import Community, GeneralGrid
from linli.territory.queries import in_force


@dataclass(frozen=True)
class Turns:
    """As what and where someone is called on which days and hours, and at which place in the order."""

    role: str
    person: UUID
    first: date
    last: date
    start: time
    end: time
    profession: str = ""
    general_grid: UUID | None = None
    order: int = 1
    weekdays: tuple[int, ...] = ()


@writes
def enter(said: Turns, *, by: Actor, at: datetime) -> Turn:
    """Enter turns, one for each of the days; gives the first. Raises `DaysReversed`, `TooManyDays`, `NotInPost`,
    `TurnTaken`, `PlaceNeeded`.
    """
    first = _turn(said, said.first, by.community)
    gate.require(by, "duty.plan", first)
    one_at_a_time(by.community)
    _check(said, by.community)
    made = [_turn(said, day, by.community) for day in rules.days(said.first, said.last, said.weekdays)]
    if not made:
        raise NoDay(field="first")
    for turn in made:
        _refuse_taken(turn)
        turn.save()
    audit.record(by, "duty.plan", made[0], at=at, code=f"{len(made)} {said.role}{said.profession}"[:60])
    return made[0]


def _turn(said: Turns, day: date, community_id: UUID) -> Turn:
    return Turn(
        community_id=community_id, role=said.role, profession=said.profession, general_grid_id=said.general_grid,
        day=day, start=said.start, end=said.end, order=said.order, person_id=said.person,
    )  # fmt: skip


def _check(said: Turns, community_id: UUID) -> None:
    if said.role not in Role.values or (said.role == Role.SPECIALIST) != (said.profession in Profession.values):
        raise Missing(field="who")
    if said.last < said.first:
        raise DaysReversed(field="last")
    if (said.last - said.first).days >= rules.MOST_DAYS:
        raise TooManyDays(field="last", most=rules.MOST_DAYS)
    if not 1 <= said.order <= 9:
        raise Missing(field="order")
    if said.general_grid and not GeneralGrid.objects.filter(pk=said.general_grid, community=community_id).exists():
        raise PlaceNeeded(field="general_grid")
    if not _serves(said, community_id):
        raise NotInPost(field="who")


def _serves(said: Turns, community_id: UUID) -> bool:
    """Whether they hold that post on the first of the days, in that place or the whole community."""
    held = Appointment.objects.filter(
        in_force(said.first), community=community_id, person=said.person, role=said.role, profession=said.profession
    )
    return held.exists()


def _refuse_taken(turn: Turn) -> None:
    same = Turn.objects.filter(
        community=turn.community_id, day=turn.day, role=turn.role, profession=turn.profession,
        general_grid=turn.general_grid_id, start=turn.start, order=turn.order,
    )  # fmt: skip
    taken = same.select_related("person").first()
    if taken is not None:
        raise TurnTaken(field="order", day=turn.day.isoformat(), name=taken.person.name)


@writes
def copy_forward(first: date, last: date, back: timedelta, *, by: Actor, at: datetime) -> Community:
    """Fill the days from the first to the last as those some weeks before; what is entered there stays, and whoever no
    longer holds the post is left out. Raises `NothingToCopy`.
    """
    community = Community.objects.get(pk=by.community)
    one_at_a_time(by.community)
    done = 0
    for n in range(min((last - first).days + 1, rules.MOST_DAYS)):
        day = first + timedelta(days=n)
        done += _copied(day, day - back, by)
    if not done:
        raise NothingToCopy()
    audit.record(by, "duty.plan", community, at=at, code=f"copied:{done}")
    return community


def _copied(day: date, earlier: date, by: Actor) -> int:
    taken = {_place(turn) for turn in queries.turns(by.community, day, day)}
    done = 0
    for turn in queries.turns(by.community, earlier, earlier):
        serves = Appointment.objects.filter(
            in_force(day), Q(profession=turn.profession), person=turn.person_id, role=turn.role
        )
        if _place(turn) in taken or not gate.holds(by, "duty.plan", turn) or not serves.exists():
            continue
        Turn.objects.create(
            community_id=by.community, role=turn.role, profession=turn.profession,
            general_grid_id=turn.general_grid_id, day=day, start=turn.start, end=turn.end, order=turn.order,
            person_id=turn.person_id,
        )  # fmt: skip
        done += 1
    return done


def _place(turn: Turn) -> tuple[object, ...]:
    return turn.role, turn.profession, turn.general_grid_id, turn.start, turn.order


@writes
def take_away(turn_id: UUID, *, by: Actor, at: datetime) -> Community:
    """A turn is taken out of the calendar."""
    found = queries.turn(by.community, turn_id)
    gate.require(by, "duty.plan", found)
    audit.record(by, "duty.plan", found, at=at, code="away")
    found.delete()
    return Community.objects.get(pk=by.community)
