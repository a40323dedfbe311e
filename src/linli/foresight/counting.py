"""Matters as foresight counts them: of one kind at a place in a week; private and family ones are never among them."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

import numpy as np

from linli.cases.labels import Sphere, Stage
from linli.cases.models import Case
from linli.engines.forecast import Counts
from linli.foresight import rules
from linli.foresight.models import Proposal
from linli.foundation import clock
from linli.foundation.weeks import monday


@dataclass(frozen=True)
class Matter:
    """One matter: its kind, where it lies as far as that is known, and the day on which it was reported."""

    kind: str
    stairwell: UUID | None
    compound: UUID | None
    general_grid: UUID | None
    day: date


def matters(community_id: UUID, since: date, until: date) -> list[Matter]:
    """Those reported on the days [since, until). What foresight itself opened is left out. One query."""
    begin, end = (datetime.combine(day, time(), clock.SHANGHAI) for day in (since, until))
    rows = Case.objects.filter(community=community_id, sealed=False, reported_at__gte=begin, reported_at__lt=end)
    rows = rows.exclude(sphere=Sphere.FAMILY).exclude(stage=Stage.MERGED).exclude(kind="")
    opened = Proposal.objects.filter(community=community_id, case__isnull=False).values("case")
    found = rows.exclude(pk__in=opened).values_list(
        "kind", "stairwell_id", "compound_id", "general_grid_id", "reported_at"
    )
    return [Matter(kind, near, compound, grid, clock.today(at)) for kind, near, compound, grid, at in found]


def by_week(found: list[Matter], until: date) -> Counts | None:
    """Counts by kind and week of the kinds with enough matters, up to a Monday; None where nothing was reported."""
    if not found:
        return None
    first = monday(min(one.day for one in found))
    kinds = sorted({one.kind for one in found})
    at = {kind: row for row, kind in enumerate(kinds)}
    values = np.zeros((len(kinds), (until - first).days // 7))
    for one in found:
        values[at[one.kind], (one.day - first).days // 7] += 1
    kept = values.sum(axis=1) >= rules.FEWEST
    return Counts(first, tuple(kind for kind, keep in zip(kinds, kept, strict=True) if keep), values[kept])
