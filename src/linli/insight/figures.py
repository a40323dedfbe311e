"""Figures: each is a question with a definition, its n, its as-of date, and the records behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from linli.access import gate
from linli.access.actors import Actor
from linli.cases.labels import Stage
from linli.cases.models import Case

WINDOW = timedelta(days=90)


@dataclass(frozen=True)
class Figure:
    """One number: `value` in `unit` (h: hours, n: matters) over `n` records as of `as_of`."""

    key: str
    label: Any
    definition: Any
    value: float | None
    unit: str
    n: int
    as_of: datetime


def _all(by: Actor) -> QuerySet[Case]:
    return gate.allowed(by, "figure.read", Case.objects.all())


def ended(by: Actor, at: datetime) -> QuerySet[Case]:
    """Matters answered within the last 90 days, from which handling time is counted."""
    return _all(by).filter(resolved_at__gt=at - WINDOW, resolved_at__lte=at).exclude(outcome="")


def in_stage(stage: str) -> Callable[[Actor, datetime], QuerySet[Case]]:
    return lambda by, at: _all(by).filter(stage=stage)


def percentile(ordered: list[float], share: float) -> float | None:
    """The nearest-rank percentile of ordered values: the smallest that at least `share` of them do not exceed."""
    return ordered[max(0, ceil(share * len(ordered)) - 1)] if ordered else None


DEFINITIONS: dict[str, tuple[Any, Any]] = {
    "mean": (
        _("mean handling time"),
        _("From the first report to the last answer, natural hours, over all matters answered in the last 90 days."),
    ),
    "median": (_("median handling time"), _("Half of these matters were answered within this time.")),
    "p90": (_("P90 handling time"), _("Nine of ten of these matters were answered within this time.")),
}
STAGE_DEFINITION = _("Matters that stand at this stage now, private ones that you may not read left out.")


def handling(by: Actor, at: datetime) -> list[Figure]:
    """Mean, median and P90 of the handling time. One query."""
    pairs = ended(by, at).values_list("reported_at", "resolved_at")
    hours = sorted((done - begun).total_seconds() / 3600 for begun, done in pairs if done)
    values = {
        "mean": sum(hours) / len(hours) if hours else None,
        "median": percentile(hours, 0.5),
        "p90": percentile(hours, 0.9),
    }
    return [Figure(key, *DEFINITIONS[key], values[key], "h", len(hours), at) for key in values]


def by_stage(by: Actor, at: datetime) -> list[Figure]:
    """How many matters stand at each stage. One query."""
    counts = dict(_all(by).values_list("stage").annotate(n=Count("id")).order_by())
    total = sum(counts.values())
    return [
        Figure(stage.value, stage.label, STAGE_DEFINITION, counts.get(stage.value, 0), "n", total, at)
        for stage in Stage
    ]


RECORDS: dict[str, Callable[[Actor, datetime], QuerySet[Case]]] = {
    **{stage.value: in_stage(stage.value) for stage in Stage},
    **dict.fromkeys(DEFINITIONS, ended),
}
