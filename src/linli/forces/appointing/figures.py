"""Figures of those who serve: each a count of the records on a day, with what it is a part of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Sum

from linli.forces.appointing import gaps, queries
from linli.forces.stages import Given
from linli.people.labels import OrganisationKind, Role
from linli.people.models import Organisation
from linli.people.queries import appointments_on

SMALL = 5  # of fewer than so many who said it, no share is shown


@dataclass(frozen=True)
class Serving:
    """One role or source on a day: people each once, posts as they are held, and of those people how many said
    whether they are Party members, and how many that they are.
    """

    key: str
    people: int
    posts: int
    said: int
    members: int

    @property
    def share_is_shown(self) -> bool:
        return self.said >= SMALL


@dataclass(frozen=True)
class Spread:
    """Micro-grids of a day by how many stewards they have."""

    none: int
    one: int
    more: int

    @property
    def grids(self) -> int:
        return self.none + self.one + self.more


@dataclass(frozen=True)
class Specialists:
    """Specialists of a day, and how many of the ten professions have one."""

    people: int
    posts: int
    professions: int
    of: int


def by_role(community_id: UUID, day: date) -> list[Serving]:
    """People and posts of each role, in the order of the roles. One query."""
    found = _served(community_id, day, "role")
    return [found[role] for role in Role.values if role in found]


def everyone(community_id: UUID, day: date) -> Serving:
    """All who serve, each once however many posts they hold. One query."""
    rows = list(appointments_on(community_id, day).values_list("person_id", "person__party_declared"))
    return _serving("", rows)


def stewards(community_id: UUID, day: date) -> Serving:
    """Stewards 邻长: people, posts, and how many of those who said it are Party members."""
    found = _served(community_id, day, "role")
    return found.get(Role.STEWARD, Serving(Role.STEWARD, 0, 0, 0, 0))


def workers_by_source(community_id: UUID, day: date) -> list[Serving]:
    """Grid workers 兼职网格员 by where they come from, the most posts first; blank where nothing was said."""
    found = _served(community_id, day, "source", Role.WORKER).values()
    return sorted(found, key=lambda one: (-one.posts, one.key))


def specialists(community_id: UUID, day: date) -> Specialists:
    """Specialists 专业网格员 and how many of the ten professions they cover."""
    covers = gaps.professions(community_id, day)
    posts = appointments_on(community_id, day).filter(role=Role.SPECIALIST).values_list("person_id", flat=True)
    held = list(posts)
    return Specialists(len(set(held)), len(held), sum(bool(cover.people) for cover in covers), len(covers))


def grids_by_stewards(community_id: UUID, day: date) -> Spread:
    """How many micro-grids have no steward, one, or more."""
    return spread(gaps.stewarded(community_id, day))


def spread(kept: Iterable[gaps.Kept]) -> Spread:
    """The same of micro-grids that were counted already."""
    counts = [one.stewards for one in kept]
    return Spread(counts.count(0), counts.count(1), sum(n > 1 for n in counts))


def led_grids(community_id: UUID, day: date) -> tuple[int, int]:
    """How many general grids have a leader, of how many."""
    found = gaps.leaders(community_id, day)
    return sum(bool(led.leaders) for led in found), len(found)


def letters_given(community_id: UUID, start: date | None = None, until: date | None = None) -> int:
    """Letters of appointment handed over in [start, until), as the office noted it."""
    return queries.recognitions(community_id, start, until).filter(kind=Given.LETTER).count()


def recognitions_given(community_id: UUID, start: date | None = None, until: date | None = None) -> int:
    """Letters of thanks handed over in [start, until); people are not counted by it."""
    return queries.recognitions(community_id, start, until).filter(kind=Given.THANKS).count()


@dataclass(frozen=True)
class Bodies:
    """Organisations of one kind, and the members that were entered for some of them: counts, never lists."""

    kind: str
    n: int
    members: int | None
    with_members: int

    @property
    def label(self) -> str:
        return str(OrganisationKind(self.kind).label)


def organisations(community_id: UUID) -> list[Bodies]:
    """Organisations by kind, in the order of the kinds. One query."""
    rows = Organisation.objects.filter(community=community_id).order_by().values("kind")
    counted = {row["kind"]: row for row in rows.annotate(n=Count("pk"), sum=Sum("members"), known=Count("members"))}
    return [
        Bodies(kind, row["n"], row["sum"], row["known"])
        for kind in OrganisationKind.values
        if (row := counted.get(kind)) is not None
    ]


def _served(community_id: UUID, day: date, column: str, role: str = "") -> dict[str, Serving]:
    posts = appointments_on(community_id, day)
    if role:
        posts = posts.filter(role=role)
    rows: dict[str, list[tuple[UUID, bool | None]]] = {}
    for key, person, party in posts.values_list(column, "person_id", "person__party_declared"):
        rows.setdefault(key, []).append((person, party))
    return {key: _serving(key, held) for key, held in rows.items()}


def _serving(key: str, rows: list[tuple[UUID, bool | None]]) -> Serving:
    people = dict(rows)
    said = [party for party in people.values() if party is not None]
    return Serving(key, len(people), len(rows), len(said), sum(said))
