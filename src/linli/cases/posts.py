"""Questions about who serves: who hears of a matter, who can be given it, who stands above it, what nobody may read."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Case as When
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models import When as Then

from linli.access.actors import Actor
from linli.cases.models import Case
from linli.cases.needs import UNFINISHED
from linli.foundation.worded import worded
from linli.people.labels import Role
from linli.people.models import Appointment, Person
from linli.people.queries import appointments_on, at_the_top, in_no_grid, outside_the_grids
from linli.territory.queries import Place, in_force

HANDLERS = (Role.STEWARD, Role.WORKER, Role.LEADER, Role.OFFICE)


def concerned(place: Place, day: date, urgent: bool, sealed: bool) -> list[tuple[UUID, bool]]:
    """Who hears of a new matter at a place, and whether a number of theirs is known. One query.

    Its stewards; its grid leader as well when it is urgent, in their stead when there is none, and alone when it is
    private: a steward is a neighbour too.
    """
    key = Appointment._meta.pk
    grid, general, community = (
        key.get_db_prep_value(id, connection) for id in (place.micro_grid_id, place.general_grid_id, place.community_id)
    )
    rows: list[Any] = list(Appointment.objects.raw(_CONCERNED, [community, day, day, grid, general, general]))
    stewards = {row.person_id: bool(row.phone_index) for row in rows if row.role == Role.STEWARD}
    others = {row.person_id: bool(row.phone_index) for row in rows if row.role != Role.STEWARD}
    heard = others if sealed else stewards | others if urgent or not stewards else stewards
    return list(heard.items())


# written out, since it is part of every report
_CONCERNED = """
SELECT a.id, a.role, a.person_id, p.phone_index FROM people_appointment a JOIN people_person p ON p.id = a.person_id
WHERE a.community_id = %s AND a.start <= %s AND (a."end" IS NULL OR a."end" > %s)
    AND (a.role = 'steward' AND a.micro_grid_id = %s
        OR a.role = 'leader' AND a.general_grid_id = %s
        OR a.role = 'office' AND CAST(%s AS text) IS NULL)
ORDER BY a.start, a.id
"""


def of_the_top(community_id: UUID, day: date) -> tuple[list[tuple[UUID, bool]], bool]:
    """Who hears of a private matter that concerns the people of the grids, as `concerned`, and whether they may read
    it. One query.

    The office and the secretary, as far as they serve in no grid: it may be about those who do. Where all of them do,
    all of them, who can see to it that it finds a reader: they learn that it waits, and where, and not what it is.
    """
    found = at_the_top(community_id, day).annotate(apart=in_no_grid(day))
    rows = list(found.values_list("person_id", "person__phone_index", "apart"))
    readable = any(apart for _, _, apart in rows)
    heard = {person: bool(number) for person, number, apart in rows if apart or not readable}
    return list(heard.items()), readable


def appointing(community_id: UUID, day: date) -> list[tuple[UUID, bool]]:
    """The office and the secretary, who can see to it that a private matter finds a reader; as `concerned`."""
    found = at_the_top(community_id, day).values_list("person_id", "person__phone_index")
    return [(person, bool(number)) for person, number in dict(found).items()]


def unread(community_id: UUID, day: date) -> list[tuple[str, int]]:
    """The private matters that nobody may read now: the name of each general grid without a leader or a deputy, blank
    for the community as a whole where all who could read also serve in a grid, and how many. At most two queries.
    """
    serving = appointments_on(community_id, day)
    leaders = serving.filter(role=Role.LEADER, general_grid=OuterRef("general_grid"))
    rows = Case.objects.filter(UNFINISHED, community_id=community_id, sealed=True)
    rows = rows.exclude(Exists(leaders)).exclude(Exists(serving.filter(person=OuterRef("lead"))))
    names = "general_grid__name"
    found = list(rows.values_list(names).annotate(n=Count("pk")).order_by(names))
    if any(name is None for name, _ in found) and outside_the_grids(community_id, day).exists():
        found = [(name, n) for name, n in found if name is not None]
    return [(name or "", n) for name, n in found]


def assignable(case: Case, day: date) -> QuerySet[Appointment]:
    """Who can be given a matter: those appointed at its place, nearest first; of what is private and lies in no general
    grid, the office and the secretary, as far as they serve in no grid.
    """
    if is_apart(case):
        return outside_the_grids(case.community_id, day).select_related("person")
    near = Q(micro_grid_id=case.micro_grid_id, micro_grid__isnull=False)
    grid = Q(general_grid_id=case.general_grid_id, general_grid__isnull=False)
    compound = Q(compound_id=case.compound_id, compound__isnull=False)
    wide = Q(role__in=[Role.OFFICE, Role.SECRETARY], general_grid=None, compound=None, micro_grid=None)
    return (
        Appointment.objects.filter(
            near | grid | compound | wide, in_force(day), community_id=case.community_id, role__in=HANDLERS
        )
        .select_related("person")
        .order_by(
            When(
                Then(role=Role.STEWARD, then=0),
                Then(role=Role.WORKER, then=1),
                Then(role=Role.LEADER, then=2),
                default=3,
            ),
            "id",
        )
    )


def is_apart(case: Case) -> bool:
    """Whether a matter is private and lies in no general grid, so that nobody who serves in a grid may have to do with
    it, as the reach `whole+` of the gate has it.
    """
    return case.sealed and case.general_grid_id is None


def holders(case: Case, level: str, day: date) -> list[Person]:
    """Who holds the posts of a level over a matter's place: the grid leaders, the office and secretary, the street."""
    if level == "community" and is_apart(case):
        found = outside_the_grids(case.community_id, day)
    else:
        here = Q(role=Role.LEADER, general_grid_id=case.general_grid_id, general_grid__isnull=False)
        which = {
            "micro_grid": Q(role=Role.STEWARD, micro_grid_id=case.micro_grid_id, micro_grid__isnull=False),
            "general_grid": here,
            "community": Q(role__in=[Role.OFFICE, Role.SECRETARY]),
            "street": Q(role=Role.STREET),
        }[level]
        found = appointments_on(case.community_id, day).filter(which)
    return list(dict.fromkeys(a.person for a in found.select_related("person").order_by("role", "start", "id")))


def leaders_over(general_grids: Iterable[UUID | None], day: date) -> list[Person]:
    """The leaders of some general grids on a day."""
    ids = tuple(sorted({grid for grid in general_grids if grid}))
    return list(dict.fromkeys(a.person for a in _leaders_over(ids, day=day)))


@worded
def _leaders_over(general_grids: tuple[UUID, ...], /, *, day: date) -> QuerySet[Appointment]:
    found = Appointment.objects.filter(in_force(day), role=Role.LEADER, general_grid__in=general_grids)
    return found.select_related("person").order_by("start", "id")


def assignees(by: Actor, day: date) -> list[tuple[UUID, str, str]]:
    """Person, name and role of those to whom `by` may give matters of the board, by name."""
    return _assignees(by, day=day)


@worded
def _assignees(by: Actor, /, *, day: date) -> QuerySet[Appointment, tuple[UUID, str, str]]:
    grids = [p.place for p in by.posts if p.level == "general_grid"]
    near = Q(micro_grid__general_grid__in=grids) | Q(general_grid__in=grids)
    wide = Q(role__in=[Role.LEADER, Role.OFFICE]) if any(p.level == "community" for p in by.posts) else Q(pk__in=[])
    found = Appointment.objects.filter(
        near | wide | Q(person_id=by.person_id), in_force(day), community_id=by.community, role__in=HANDLERS
    )
    return found.order_by("person__name", "id").values_list("person_id", "person__name", "role")
