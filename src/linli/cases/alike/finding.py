"""Which open matters may be the same as one, and why: the likeliest by the signs they share, compared in full."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from linli.access.actors import Actor
from linli.cases import rules
from linli.cases.alike.likely import LIKELIEST, likeliest
from linli.cases.alike.reading import read, weights
from linli.cases.loop import OPEN
from linli.cases.models import Case, Report
from linli.cases.queries import visible_to
from linli.engines.similarity import Found, Match, Read, Reason, explain, keys, score
from linli.foundation.worded import worded

OWN, THEIRS = 3, 48  # reports that are compared: of the matter itself, of the others

# What is read of a report, of its matter, and of that what a list shows: no number and no name of a reporter
_SAID = ("words", "at", "stairwell_id", "compound_id", "micro_grid_id", "community_id", "case_id")
_MATTER = (
    "id", "number", "version", "title", "place_words", "kind", "triaged_at", "suggestion", "sphere", "stage", "urgent",
    "sealed", "due_at", "reported_at", "waits_until", "community_id", "lead__name", "micro_grid__name",
    "stairwell__building_id",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Alike:
    """An open matter that may be the same. `weak`: a hint and no more, since a place is not told or is next door.

    `hours` between the two reports that are most alike.
    """

    case: Case
    rank: float
    weak: bool
    reasons: tuple[Reason, ...]
    hours: int


@dataclass(frozen=True, slots=True)
class Pair:
    """A report of the matter asked about, and one of another that was compared with it."""

    mine: tuple[Report, Read]
    theirs: tuple[Report, Read]
    match: Match

    @property
    def rank(self) -> float:
        return Found(0, self.theirs[1], self.match).rank


def alike(case: Case, reports: Sequence[Report], by: Actor, most: int = 5) -> list[Alike]:
    """What `by` may read of the open matters with which this one could be joined, the likeliest first.

    Two queries; the matter may be one that is not kept yet.
    """
    own = [(report, _read(report, case)) for report in reports[:OWN] if report.words]
    best: dict[UUID, Pair] = {}
    for report in _of(likeliest(case.community_id, (key for _, one in own for key in keys(one)), case.number), by):
        other = report.case
        if other.pk != case.pk and rules.may_join(case.sealed, other.sealed, case.urgent, other.urgent):
            theirs = report, _read(report, other)
            for mine in own:
                pair = Pair(mine, theirs, score(theirs[1], mine[1]))
                if pair.match.same and (other.pk not in best or pair.rank > best[other.pk].rank):
                    best[other.pk] = pair
    found = sorted(best.values(), key=lambda pair: (-pair.rank, -pair.theirs[0].case.number))[:most]
    return [_told(pair, case) for pair in found]


def _told(pair: Pair, case: Case) -> Alike:
    """With the reasons, which only those are asked for that are given."""
    (mine, one), (report, other) = pair.mine, pair.theirs
    hours = round(abs((report.at - mine.at).total_seconds()) / 3600)
    reasons = explain(other, one, pair.match, weights(case.place_words))
    return Alike(report.case, pair.rank, pair.match.weak, reasons, hours)


def _read(report: Report, case: Case) -> Read:
    """With its building, which was fetched with the matter."""
    here = case.stairwell is not None and report.stairwell_id == case.stairwell_id
    return read(report, case, str(case.stairwell.building_id) if here and case.stairwell else "")


def _of(numbers: Sequence[int], by: Actor) -> list[Report]:
    """The newest reports of the open matters of these numbers that `by` may read."""
    if not numbers:
        return []
    filled = [*numbers, *[numbers[-1]] * (LIKELIEST - len(numbers))]
    found = _reports(by, **{f"n{turn}": number for turn, number in enumerate(filled)})
    return [report for report in found if report.case.stage in OPEN]


@worded
def _reports(by: Actor, /, **numbers: int) -> QuerySet[Report]:
    """Found by the index of numbers alone: of a stage said as well SQLite would walk through all that is open."""
    there = visible_to(by).filter(number__in=list(numbers.values()))
    rows = Report.objects.filter(case__in=there).exclude(words="")
    rows = rows.select_related("case__lead", "case__micro_grid", "case__stairwell")
    return rows.only(*_SAID, *(f"case__{column}" for column in _MATTER)).order_by("-at", "id")[:THEIRS]
