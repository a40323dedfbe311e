"""Where matters stand, and how those of a period divide: by level (小事不出网格、大事不出社区), way in, and sphere."""

from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from linli.cases.labels import Channel, Level, Sphere, Stage
from linli.cases.models import Case, Report
from linli.insight.counting import part
from linli.insight.figures import Asked, Figure, share
from linli.insight.sums import Sums

STAGE = _("Matters that stand at this stage now, private ones that you may not read left out.")
LEVEL = _("Of the matters closed in the period: at which level they were decided or worked on.")
CHANNEL = _("Of the matters reported in the period: the way by which their first report came in.")
SPHERE = _("Of the matters reported in the period: whose matter it is.")


def by_stage(asked: Asked, sums: Sums) -> list[Figure]:
    """How many matters stand at each stage now."""
    counts = part(sums.ever, "stage")
    total = sum(counts.values())
    shown = [stage for stage in Stage if stage != Stage.MERGED]
    return [Figure(s.value, s.label, STAGE, counts.get(s.value, 0), "n", total, asked.at) for s in shown]


def by_level(asked: Asked, sums: Sums) -> list[Figure]:
    return _divided(sums.period, "level", Level, LEVEL, asked)


def by_channel(asked: Asked, sums: Sums) -> list[Figure]:
    """By the channel of the matter's first report; only the ways that were used."""
    return [figure for figure in _divided(sums.period, "channel", Channel, CHANNEL, asked) if figure.part]


def by_sphere(asked: Asked, sums: Sums) -> list[Figure]:
    return _divided(sums.period, "sphere", Sphere, SPHERE, asked)


def _with_channel(asked: Asked) -> QuerySet[Case]:
    first = Report.objects.filter(case=OuterRef("pk")).order_by("at", "id")
    return asked.reported().annotate(first_channel=Subquery(first.values("channel")[:1]))


def _divided(held: dict[str, int], name: str, kinds: Any, definition: Any, asked: Asked) -> list[Figure]:
    counts = part(held, name)
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
