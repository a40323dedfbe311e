"""Which open matters may be the same as one, and why: found by signs they share, compared in full."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import BigIntegerField, QuerySet
from django.db.models.expressions import RawSQL

from linli.access.actors import Actor
from linli.cases import rules
from linli.cases.alike import packing
from linli.cases.alike.reading import read, weights
from linli.cases.models import Case, Report
from linli.cases.needs import UNFINISHED
from linli.cases.queries import visible_to
from linli.engines.similarity import Found, Key, Read, Reason, explain, keys, score

OWN, THEIRS = 3, 60  # reports that are compared: of the matter itself, of the others
LISTED, LIKELIEST = 64, 48  # under each sign, the newest; of the matters found, those with most in common

_NEWEST = "SELECT id FROM cases_sign WHERE id BETWEEN %s AND %s ORDER BY id DESC LIMIT {listed}"
_UNDER = f"SELECT id & {{numbers}} AS s, %s AS w FROM ({_NEWEST}) AS n{{turn}}"
_BEST = "SELECT {number} FROM ({under}) AS said GROUP BY s ORDER BY SUM(w) DESC, s DESC LIMIT {most}"


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


def alike(case: Case, reports: Sequence[Report], by: Actor, most: int = 5) -> list[Alike]:
    """What `by` may read of the open matters with which this one could be joined, the likeliest first. One query."""
    own = [(report, _read(report, case)) for report in reports[:OWN] if report.words]
    if not own:
        return []
    best: dict[object, Alike] = {}
    for report in _under(case, {key.number: key for _, one in own for key in keys(one)}, by):
        other = report.case
        if rules.may_join(case.sealed, other.sealed, case.urgent, other.urgent):
            for mine, one in own:
                found = _compared(mine, one, report, case)
                if found and (other.pk not in best or found.rank > best[other.pk].rank):
                    best[other.pk] = found
    return sorted(best.values(), key=lambda found: (-found.rank, -found.case.number))[:most]


def _compared(mine: Report, one: Read, report: Report, case: Case) -> Alike | None:
    other = _read(report, report.case)
    match = score(other, one)
    if not match.same:
        return None
    hours = round(abs((report.at - mine.at).total_seconds()) / 3600)
    reasons = explain(other, one, match, weights(case.place_words))
    return Alike(report.case, Found(0, other, match).rank, match.weak, reasons, hours)


def _read(report: Report, case: Case) -> Read:
    """With its building, which was fetched with the matter."""
    here = case.stairwell is not None and report.stairwell_id == case.stairwell_id
    return read(report, case, str(case.stairwell.building_id) if here and case.stairwell else "")


def _under(case: Case, shared: dict[int, Key], by: Actor) -> list[Report]:
    """The reports of open matters that `by` may read and that are kept under the same keys."""
    if not shared:
        return []
    there = visible_to(by).filter(UNFINISHED, number__in=_numbers(case, shared)).exclude(pk=case.pk)
    rows: QuerySet[Report] = Report.objects.filter(case__in=there).exclude(words="")
    return list(rows.select_related("case__lead", "case__micro_grid", "case__stairwell").order_by("-at", "id")[:THEIRS])


def _numbers(case: Case, shared: dict[int, Key]) -> RawSQL:
    """The numbers of the matters with most in common, worked out by the database."""
    under, values = [], list[float]()
    for turn, key in enumerate(shared.values()):
        under.append(_UNDER.format(numbers=packing.NUMBERS, listed=LISTED, turn=turn))
        values += [key.weight, *packing.span(packing.sign(key.number, case.community_id))]
    sql = _BEST.format(number=packing.UNPACKED, under=" UNION ALL ".join(under), most=LIKELIEST)
    return RawSQL(sql, values, BigIntegerField())
