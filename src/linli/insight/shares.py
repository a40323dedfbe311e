"""Where matters stand, and how those of a period divide: by level (小事不出网格、大事不出社区), way in, and sphere."""

from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from linli.cases.labels import Channel, Level, Sphere, Stage
from linli.cases.models import Case, Report
from linli.insight.figures import Asked, Figure, share

STAGE = _("Matters that stand at this stage now, private ones that you may not read left out.")
LEVEL = _("Of the matters closed in the period: at which level they were decided or worked on.")
CHANNEL = _("Of the matters reported in the period: the way by which their first report came in.")
SPHERE = _("Of the matters reported in the period: whose matter it is.")


def by_stage(asked: Asked) -> list[Figure]:
    """How many matters stand at each stage now. One query."""
    counts = dict(asked.within_reach().values_list("stage").annotate(n=Count("id")).order_by())
    total = sum(counts.values())
    shown = [stage for stage in Stage if stage != Stage.MERGED]
    return [Figure(s.value, s.label, STAGE, counts.get(s.value, 0), "n", total, asked.at) for s in shown]


def by_level(asked: Asked) -> list[Figure]:
    return _divided(asked.closed(), "closed_level", "level", Level, LEVEL, asked)


def by_channel(asked: Asked) -> list[Figure]:
    """By the channel of the matter's first report; only the ways that were used. One query."""
    found = _divided(_with_channel(asked), "first_channel", "channel", Channel, CHANNEL, asked)
    return [figure for figure in found if figure.part]


def by_sphere(asked: Asked) -> list[Figure]:
    return _divided(asked.reported(), "sphere", "sphere", Sphere, SPHERE, asked)


def _with_channel(asked: Asked) -> QuerySet[Case]:
    first = Report.objects.filter(case=OuterRef("pk")).order_by("at", "id")
    return asked.reported().annotate(first_channel=Subquery(first.values("channel")[:1]))


def _divided(rows: QuerySet[Case], column: str, name: str, kinds: Any, definition: Any, asked: Asked) -> list[Figure]:
    counts = dict(rows.values_list(column).annotate(n=Count("id")).order_by())
    total = sum(n for value, n in counts.items() if value)
    return [
        share(f"{name}-{kind.value}", kind.label, definition, counts.get(kind.value, 0), total, asked.at)
        for kind in kinds
    ]


def records(asked: Asked, name: str, value: str) -> QuerySet[Case]:
    """The matters behind one share."""
    if name == "level":
        return asked.closed().filter(closed_level=value)
    if name == "channel":
        return _with_channel(asked).filter(Q(first_channel=value))
    return asked.reported().filter(sphere=value)
