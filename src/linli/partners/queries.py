"""Figures of partners, each with what it counts, of how many, and as of which day."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from linli.partners import rules
from linli.partners.deeds import queries as deeds
from linli.partners.labels import RelationSort, Stage
from linli.partners.models import Deed, Honour
from linli.partners.offering.queries import Offered, used_of_offered
from linli.partners.relating import queries as relating
from linli.partners.rules import Counted

DEFINITIONS: dict[str, Any] = {
    "organisations": _(
        "Organisations with a relation in force on the day, each counted once however many relations it has; "
        "members of an alliance are counted once beside it."
    ),
    "resources": _("How often resources were used, over how often they were offered, in the period."),
    "deeds": _("Deeds that are published, of these claimed, of these done, of these confirmed by residents."),
    "honours": _("Honours by the body whose they are; an honour of the street is none of the community."),
}


@dataclass(frozen=True)
class Organisations:
    """15 paired, 43 merchants, 34 givers; 58 before de-duplication; how many there are, and where they overlap."""

    as_of: date
    counted: Counted

    @property
    def paired(self) -> int:
        return self.counted.by_sort.get(RelationSort.PAIRED, 0)

    @property
    def merchants(self) -> int:
        return self.counted.by_sort.get(RelationSort.MERCHANT, 0)

    @property
    def givers(self) -> int:
        return self.counted.by_sort.get(RelationSort.GIVER, 0)

    @property
    def paired_and_merchants(self) -> int:
        """Paired units and merchants added up, before de-duplication."""
        return self.counted.before(RelationSort.PAIRED, RelationSort.MERCHANT)

    @property
    def distinct(self) -> int:
        return self.counted.distinct


def organisations(community_id: UUID, day: date) -> Organisations:
    """Organisations by relation on a day, distinct ones, overlaps, and those reached through alliances. Two queries."""
    held = relating.relations_on(community_id, day).exclude(sort=RelationSort.MEMBER)
    ties = [(str(one), sort) for one, sort in held.values_list("organisation_id", "sort")]
    return Organisations(day, rules.count(ties, relating.members_on(community_id, day)))


@dataclass(frozen=True)
class Resources:
    """Resources used over offered on the days [since, until), by kind."""

    since: date
    until: date
    lines: list[Offered]

    @property
    def offered(self) -> int:
        return sum(line.offered for line in self.lines)

    @property
    def used(self) -> int:
        return sum(line.used for line in self.lines)


def resources(community_id: UUID, since: date, until: date) -> Resources:
    """How often resources were offered and used. Two queries."""
    return Resources(since, until, used_of_offered(community_id, since, until))


@dataclass(frozen=True)
class Funnel:
    """Deeds: published, of these claimed, of these done, of these confirmed (N17). Withdrawn ones are told apart."""

    as_of: date
    published: int
    claimed: int
    done: int
    confirmed: int
    late: int
    withdrawn: int


def funnel(community_id: UUID, day: date) -> Funnel:
    """Deeds as they stand now; `day` says which are late. Two queries."""
    found = Deed.objects.filter(community=community_id)
    n = dict(found.order_by().values_list("stage").annotate(n=Count("pk")))
    of = {stage: n.get(stage, 0) for stage in Stage.values}
    done = of[Stage.DONE] + of[Stage.CONFIRMED]
    claimed = done + of[Stage.CLAIMED] + of[Stage.DOING]
    late = found.filter(deeds.late(day)).count()
    published = claimed + of[Stage.PUBLISHED]
    return Funnel(day, published, claimed, done, of[Stage.CONFIRMED], late, of[Stage.WITHDRAWN])


def honours(community_id: UUID, owner: str = "") -> QuerySet[Honour]:
    """The honours that are held, those of one sort of body or all, the newest first."""
    found = Honour.objects.filter(community=community_id, taken_back_at=None)
    return found.filter(owner=owner) if owner else found


def honours_by_owner(community_id: UUID) -> dict[str, int]:
    """How many honours are of the street, of branches, of the community, of units. One query."""
    return dict(honours(community_id).order_by().values_list("owner").annotate(n=Count("pk")))
