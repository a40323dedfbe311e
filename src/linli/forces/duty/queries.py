"""Questions about duty: who is called first at a moment, who is away, how the days of a calendar stand."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from linli.forces.duty import rules
from linli.forces.models import Away, Turn
from linli.forces.stages import AwayKind
from linli.foundation import clock, writes
from linli.foundation.refusals import NotFound
from linli.foundation.rows import there
from linli.people.labels import Profession, Role
from linli.people.models import Appointment, Person
from linli.people.queries import appointments_on
from linli.territory.queries import in_force

OnDuty = tuple[str, str]  # role and profession
ROWS: tuple[OnDuty, ...] = (
    (Role.OFFICE, ""), (Role.LEADER, ""), *((Role.SPECIALIST, one) for one in Profession.values),
)  # fmt: skip


@dataclass(frozen=True)
class Standing:
    """What duty says of someone at a moment: the place in the order if on call, and whether and until when away."""

    order: int = 0  # 1 is called first; 0: not on call now
    away: Away | None = None
    out: bool = False  # away, or reachable in the evening alone and it is not evening


OFF = Standing()


@dataclass
class Cell:
    """One duty on one day: who is called, in order, and whether nobody who can be reached is."""

    turns: list[Turn] = field(default_factory=list)
    away: set[UUID] = field(default_factory=set)  # of those, who is away that day

    @property
    def is_gap(self) -> bool:
        return all(turn.person_id in self.away for turn in self.turns)


@dataclass(frozen=True)
class Row:
    """One day of a calendar, a cell for each duty."""

    day: date
    cells: list[Cell]

    @property
    def gaps(self) -> int:
        return sum(cell.is_gap for cell in self.cells)


def turns(community_id: UUID, first: date, last: date, general_grid: UUID | None = None) -> QuerySet[Turn]:
    """The turns of some days, both counted: of the whole community, and of one general grid or of all."""
    found = Turn.objects.filter(community=community_id, day__gte=first, day__lte=last)
    if general_grid is not None:
        found = found.filter(Q(general_grid=None) | Q(general_grid=general_grid))
    return found.select_related("person", "general_grid").order_by("day", "order", "start", "id")


def on_call(community_id: UUID, at: datetime, general_grid: UUID | None = None) -> list[Turn]:
    """Whose turns hold at a moment, in the order of call; of one general grid or of all. One query."""
    local = at.astimezone(clock.SHANGHAI)
    found = turns(community_id, local.date() - timedelta(days=1), local.date(), general_grid)
    held = [turn for turn in found if rules.holds(turn.day, turn.start, turn.end, local)]
    return sorted(held, key=lambda turn: (turn.role, turn.profession, turn.order))


def away_on(community_id: UUID, first: date, last: date) -> list[Away]:
    """Who said that they are away, or to be reached in the evening alone, on some of these days. One query."""
    found = Away.objects.filter(community=community_id, lifted_at=None, start__lte=last, until__gt=first)
    return list(found.select_related("person"))


def standings(
    community_id: UUID, people: Collection[UUID], at: datetime, general_grid: UUID | None = None
) -> dict[tuple[UUID, str, str], Standing]:
    """What duty says of some people at a moment for a general grid, by person, role and profession; under a blank role
    and profession stands whoever is away or reachable in the evening alone. Two queries.
    """
    local = at.astimezone(clock.SHANGHAI)
    away = {one.person_id: one for one in away_on(community_id, local.date(), local.date()) if one.person_id in people}
    found = {
        (id, "", ""): Standing(0, one, one.kind == AwayKind.AWAY or not rules.is_evening(local))
        for id, one in away.items()
    }
    for turn in reversed(on_call(community_id, at, general_grid)):
        if turn.person_id in people:
            said = found.get((turn.person_id, "", ""), OFF)
            found[turn.person_id, turn.role, turn.profession] = Standing(turn.order, said.away, said.out)
    return found


def calendar(
    community_id: UUID, first: date, last: date, general_grid: UUID | None = None, rows: Collection[OnDuty] = ROWS
) -> list[Row]:
    """The days from the first to the last, both counted, with who is called as what. Two queries."""
    cells: dict[tuple[date, str, str], Cell] = {}
    for turn in turns(community_id, first, last, general_grid):
        cells.setdefault((turn.day, turn.role, turn.profession), Cell()).turns.append(turn)
    for one in away_on(community_id, first, last):
        for (day, _role, _profession), cell in cells.items():
            if one.kind == AwayKind.AWAY and one.start <= day < one.until:
                cell.away.add(one.person_id)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return [Row(day, [cells.get((day, role, profession), Cell()) for role, profession in rows]) for day in days]


def may_serve(community_id: UUID, role: str, profession: str, day: date) -> QuerySet[Person]:
    """Those who hold a post of a role and profession on a day, by name."""
    posts = appointments_on(community_id, day).filter(role=role)
    posts = posts.filter(profession=profession) if profession else posts
    return Person.objects.filter(pk__in=posts.values("person")).order_by("name", "id")


def on_duty(community_id: UUID, day: date) -> list[Appointment]:
    """The posts that can be given turns on a day, in the order of the calendar's columns. One query."""
    held = appointments_on(community_id, day).filter(role__in={role for role, _profession in ROWS})
    rows = list(held.select_related("person", "general_grid").order_by("person__name", "id"))
    order = {key: n for n, key in enumerate(ROWS)}
    return sorted(rows, key=lambda post: order.get((post.role, post.profession), len(order)))


def away_now(person_id: UUID, day: date) -> Away | None:
    """What someone said of a day, or of later ones: that they are away, or to be reached in the evening alone."""
    return Away.objects.filter(person=person_id, lifted_at=None, until__gt=day).first()


def of_link(id: UUID, day: date) -> Person:
    """Whoever the private link of a specialist belongs to, while they serve. Raises `NotFound`."""
    serves = Appointment.objects.filter(in_force(day), person=id)
    return there(Person.objects.filter(pk=id, pk__in=serves.values("person")).select_related("community"))


def locked(id: UUID) -> Person:
    """A person locked, so that what they say twice at a moment is kept once. Raises `NotFound`."""
    return writes.locked(Person.objects.filter(pk=id))


def turn(by_community: UUID, id: UUID) -> Turn:
    """A turn of a community. Raises `NotFound`."""
    found: Any = Turn.objects.filter(pk=id, community=by_community).select_related("person").first()
    if found is None:
        raise NotFound()
    return found  # type: ignore[no-any-return]
