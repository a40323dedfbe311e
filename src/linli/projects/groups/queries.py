"""Questions about groups: who they are, what they did, how their applications and reports stand."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet, Sum

from linli.access import gate
from linli.access.actors import Actor
from linli.foundation import clock, writes
from linli.foundation.rows import there
from linli.fund.granting import queries as granting
from linli.fund.labels import Standing
from linli.fund.models import Decision, Outlay
from linli.projects.groups import rules
from linli.projects.groups.rules import Owed
from linli.projects.labels.groups import SeedStage
from linli.projects.models import Activity, Group, Seed, SeedReport


def locked(id: UUID, version: int | None) -> Group:
    """A group for changing, locked. Raises `NotFound`, `Stale`."""
    return writes.locked(Group.objects.filter(pk=id).select_related("organisation"), version)


def locked_seed(id: UUID, version: int | None) -> Seed:
    """An application for changing, locked. Raises `NotFound`, `Stale`."""
    return writes.locked(Seed.objects.filter(pk=id).select_related("group__organisation"), version)


def listed(by: Actor, work: str = "", words: str = "") -> QuerySet[Group]:
    """The groups within reach, by name, those that have ended last; with the day of the last activity. One query."""
    return _wanted(gate.allowed(by, "group.read", Group.objects.all()), work, words)


def public(community_id: UUID, work: str = "") -> QuerySet[Group]:
    """The groups that are there, as everyone sees them."""
    return _wanted(Group.objects.filter(community=community_id, ended_on=None), work, "")


def _wanted(rows: QuerySet[Group], work: str, words: str) -> QuerySet[Group]:
    found = rows.select_related("organisation").annotate(
        last=Max("activities__day"), n=Count("activities", distinct=True)
    )
    if work:
        found = found.filter(work__contains=work)
    if words.strip():
        found = found.filter(Q(organisation__name__icontains=words.strip()) | Q(purpose__icontains=words.strip()))
    return found.order_by("ended_on", "organisation__name")


def one(by: Actor, id: UUID) -> Group:
    """A group within reach. Raises `NotFound`."""
    return there(listed(by).filter(pk=id).select_related("organisation", "community"))


def of_link(id: UUID) -> Group:
    """The group of a private link. Raises `NotFound`."""
    return there(Group.objects.filter(pk=id).select_related("organisation", "community"))


def activities(group: Group) -> QuerySet[Activity]:
    """What a group did, the newest first."""
    return group.activities.all()


def renewals(by: Actor, today: date) -> QuerySet[Group]:
    """The groups whose yearly renewal is due within a month, or over."""
    soon = listed(by).filter(ended_on=None, renew_by__lte=today + rules.SOON)
    return soon.order_by("renew_by")


@dataclass(frozen=True)
class Grant:
    """An application with what the fund's records say of it, and the reports that its payments ask for."""

    seed: Seed
    standing: str  # of `fund.labels.Standing`, blank while residents are asked or once it was set aside
    helps: int
    owed: tuple[Owed, ...]
    drawn: int

    @property
    def next_report(self) -> Owed | None:
        """The payment whose report is waited for first."""
        return next((one for one in self.owed if one.told is None), None)

    @property
    def label(self) -> str:
        return str(Standing(self.standing).label if self.standing else SeedStage(self.seed.stage).label)


def grants(rows: QuerySet[Seed]) -> list[Grant]:
    """Applications with all that is asked about them. Five queries, however many they are."""
    seeds = list(rows.select_related("group__organisation", "proposal").annotate(helps=Sum("views__helps", default=0)))
    carried = {one.proposal_id: one for one in seeds if one.proposal_id}
    standings = {}
    if carried:
        found = granting.listed(seeds[0].community_id).filter(pk__in=carried)
        standings = {one.pk: str(granting.standing_of(one)) for one in found}
    drawn = dict(Decision.objects.filter(proposal__in=carried).values_list("proposal", "drawn")) if carried else {}
    owing = owed_by(seeds)
    return [
        Grant(
            one, standings.get(one.proposal_id, "") if one.proposal_id else "", vars(one)["helps"],
            tuple(owing[one.pk]), drawn.get(one.proposal_id, 0) if one.proposal_id else 0,
        )
        for one in seeds
    ]  # fmt: skip


def owed_by(seeds: Iterable[Seed]) -> dict[UUID, list[Owed]]:
    """The payments of some applications and their reports, by the ids of the applications. Two queries."""
    rows = list(seeds)
    by_proposal = {one.proposal_id: one.pk for one in rows if one.proposal_id}
    paid: dict[UUID, list[date]] = {one.pk: [] for one in rows}
    told: dict[UUID, dict[int, date]] = {one.pk: {} for one in rows}
    live = Outlay.objects.filter(
        decision__proposal__in=by_proposal, order__isnull=False, entry__reversal=None, drawn__gt=0
    )
    for proposal, day in live.values_list("decision__proposal", "entry__day").order_by("entry__number"):
        paid[by_proposal[proposal]].append(day)
    for report in SeedReport.objects.filter(seed__in=[one.pk for one in rows]):
        told[report.seed_id][report.part] = clock.today(report.at)
    return {one.pk: rules.owed(paid[one.pk], told[one.pk]) for one in rows}


def owed_of(seed: Seed) -> list[Owed]:
    """The payments of one application and their reports. Two queries."""
    return owed_by([seed])[seed.pk]


def seeds(by: Actor) -> QuerySet[Seed]:
    """The applications within reach, the newest first."""
    return gate.allowed(by, "group.read", Seed.objects.all())


def seed(by: Actor, id: UUID) -> Seed:
    """One within reach. Raises `NotFound`."""
    return there(seeds(by).filter(pk=id).select_related("group__organisation", "proposal", "community"))


def open_seeds(community_id: UUID, today: date) -> QuerySet[Seed]:
    """The applications that residents are asked about today."""
    return Seed.objects.filter(community=community_id, stage=SeedStage.VIEW, view_until__gte=today).order_by("at")


def public_seed(id: UUID) -> Seed:
    """An application as everyone sees it, unless it was set aside. Raises `NotFound`."""
    found = Seed.objects.filter(pk=id).exclude(stage=SeedStage.ASIDE)
    return there(found.select_related("group__organisation", "proposal", "community"))


def long_late(by: Actor, today: date) -> list[tuple[Seed, Owed]]:
    """Reports that are so late that the office sees them too: the group had them alone for a week. Four queries."""
    rows = list(seeds(by).filter(stage=SeedStage.CARRIED).select_related("group__organisation", "proposal"))
    owing = owed_by(rows)
    return [(one, owe) for one in rows for owe in owing[one.pk] if owe.state(today) == "long"]
