"""What became of meeting matters ahead: how many of the kind came before and after, and where nothing was done.

Places are proposed because much came there, so part of every fall would have come by itself (regression to the mean);
proposals that were not taken up are the comparison, since they were chosen in the same way.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from linli.cases.labels import Outcome
from linli.foresight import counting, rules
from linli.foresight.counting import Matter
from linli.foresight.labels import State
from linli.foresight.models import Proposal
from linli.foundation import clock


@dataclass(frozen=True)
class Compared:
    """Of one proposal: matters of the kind there in as many `weeks` before it was made and after it was met or left."""

    proposal: Proposal
    weeks: int
    before: int
    after: int

    @property
    def told(self) -> bool:
        """Whether its numbers may be told by place."""
        one = self.proposal
        at_place = one.stairwell_id or one.compound_id or one.general_grid_id
        return self.before >= rules.SMALL or not at_place


@dataclass(frozen=True)
class Sum:
    """All of a sort together: `n` proposals, matters before and after them."""

    n: int
    before: int
    after: int

    @property
    def change(self) -> float | None:
        """After as a change of before, in per cent; None where there was nothing before."""
        return 100 * (self.after - self.before) / self.before if self.before else None


@dataclass(frozen=True)
class Effect:
    """Those that were met, one by one and together, and those that were left; as of a day."""

    as_of: date
    met: list[Compared]
    together: Sum
    left: Sum
    too_early: int


def effect(community_id: UUID, at: datetime) -> Effect:
    """Compare the weeks before and after for all that was decided long enough ago. Two queries."""
    today = clock.today(at)
    done = Q(state=State.ACCEPTED, case__outcome__in=[Outcome.SOLVED, Outcome.PARTLY])
    rows = Proposal.objects.filter(done | Q(state__in=[State.DECLINED, State.LAPSED]), community=community_id)
    rows = rows.select_related("look", "case").order_by("-decided_at", "key")
    spans = [(one, _ended(one), rules.compared(_ended(one), today)) for one in rows]
    ripe = [span for span in spans if span[2]]
    if not ripe:
        return Effect(today, [], Sum(0, 0, 0), Sum(0, 0, 0), len(spans))
    since = min(one.look.week - weeks * rules.WEEK for one, _day, weeks in ripe)
    matters = counting.matters(community_id, since, today)
    found = [_compared(one, day, weeks, matters) for one, day, weeks in ripe]
    met = [one for one in found if one.proposal.state == State.ACCEPTED]
    left = [one for one in found if one.proposal.state != State.ACCEPTED]
    return Effect(today, met, _sum(met), _sum(left), len(spans) - len(ripe))


def _ended(one: Proposal) -> date:
    """The day from which on its effect can be seen: when it was answered, or left."""
    at: Any = one.case.resolved_at if one.case else one.decided_at
    return clock.today(at)


def _compared(one: Proposal, day: date, weeks: int, matters: list[Matter]) -> Compared:
    span, made = timedelta(weeks=weeks), one.look.week
    there = [matter for matter in matters if matter.kind == one.kind and _at(one, matter)]
    before = sum(made - span <= matter.day < made for matter in there)
    after = sum(day < matter.day <= day + span for matter in there)
    return Compared(one, weeks, before, after)


def _at(one: Proposal, matter: Matter) -> bool:
    if one.stairwell_id:
        return matter.stairwell == one.stairwell_id
    if one.compound_id:
        return matter.compound == one.compound_id
    return one.general_grid_id in (None, matter.general_grid)


def _sum(found: list[Compared]) -> Sum:
    return Sum(len(found), sum(one.before for one in found), sum(one.after for one in found))
