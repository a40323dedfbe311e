"""Figures of groups, each with its definition and the day as of which it holds.

- groups: profiles that have not ended; active: with an activity within 365 days of the day.
- activities: how many, with people and visits apart (N5), each summed only where it was told; helped are people.
- grants: applications that the fund's committee has granted; their mean; reports by their day of those due or told.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, Sum

from linli.projects.groups import queries, rules
from linli.projects.labels.groups import SeedStage
from linli.projects.models import Activity, Group, Seed


@dataclass(frozen=True)
class Groups:
    """How many groups are there on a day, how many of them active, and their members where told."""

    as_of: date
    n: int
    active: int
    members: int
    with_members: int


def groups(community_id: UUID, as_of: date) -> Groups:
    """Groups and the active ones among them. One query."""
    lately = Activity.objects.filter(group=OuterRef("pk"), day__gt=as_of - rules.ACTIVE, day__lte=as_of)
    there = Q(ended_on=None) | Q(ended_on__gt=as_of)
    row: dict[str, Any] = (
        Group.objects.filter(there, community=community_id)
        .annotate(lives=Exists(lately))
        .aggregate(
            n=Count("pk"), active=Count("pk", filter=Q(lives=True)), members=Sum("organisation__members", default=0),
            told=Count("organisation__members"),
        )
    )  # fmt: skip
    return Groups(as_of, row["n"], row["active"], row["members"], row["told"])


@dataclass(frozen=True)
class Deeds:
    """Activities up to a day: people and visits of those that told them, and people who were helped."""

    as_of: date
    n: int
    people: int
    told_people: int
    visits: int
    told_visits: int
    helped: int


def activities(community_id: UUID, as_of: date, since: date | None = None) -> Deeds:
    """What groups did from a day on, or ever. One query."""
    found = Activity.objects.filter(community=community_id, day__lte=as_of)
    found = found.filter(day__gte=since) if since else found
    row: dict[str, Any] = found.aggregate(
        n=Count("pk"), p=Sum("people", default=0), np=Count("people"), v=Sum("visits", default=0),
        nv=Count("visits"), h=Sum("helped", default=0),
    )  # fmt: skip
    return Deeds(as_of, row["n"], row["p"], row["np"], row["v"], row["nv"], row["h"])


@dataclass(frozen=True)
class Grants:
    """Seed grants by a day, in fen: applied, granted to how many groups, paid; reports on time of those due or told."""

    as_of: date
    applied: int
    granted: int
    groups: int
    fen: int
    paid: int
    reports_on_time: int
    reports_due: int

    @property
    def mean(self) -> int | None:
        return self.fen // self.granted if self.granted else None


def grants(community_id: UUID, as_of: date) -> Grants:
    """Applications and what the fund's records say of them. Four queries."""
    rows = list(
        Seed.objects.filter(community=community_id, stage=SeedStage.CARRIED).select_related("proposal__decision")
    )
    yes = [one for one in rows if one.proposal and _decided(one) and one.proposal.decision.says == "yes"]
    owing = [owe for owes in queries.owed_by(yes).values() for owe in owes]
    on_time, due = rules.share_on_time(owing, as_of)
    decisions = [one.proposal.decision for one in yes if one.proposal]
    return Grants(
        as_of, Seed.objects.filter(community=community_id).count(), len(yes), len({one.group_id for one in yes}),
        sum(one.fen for one in decisions), sum(one.drawn for one in decisions), on_time, due,
    )  # fmt: skip


def _decided(seed: Seed) -> bool:
    return hasattr(seed.proposal, "decision")
