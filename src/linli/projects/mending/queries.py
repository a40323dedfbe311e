"""Questions about faults: what is out of order now, and how soon faults were mended."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from statistics import median
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from linli.bridge.counted import Counted, share
from linli.cases.loop import OPEN
from linli.foundation import clock
from linli.projects.models import Fault

OUT = Q(report__case__stage__in=OPEN)


def of_stations(ids: Iterable[UUID]) -> dict[UUID, list[Fault]]:
    """What is out of order at some stations, oldest first. One query."""
    return _grouped(Fault.objects.filter(OUT, station__in=list(ids)), "station_id")


def of_things(ids: Iterable[UUID]) -> dict[UUID, list[Fault]]:
    """The same of some things. One query."""
    return _grouped(Fault.objects.filter(OUT, thing__in=list(ids)), "thing_id")


def _grouped(rows: QuerySet[Fault], column: str) -> dict[UUID, list[Fault]]:
    found: dict[UUID, list[Fault]] = {}
    for row in rows.select_related("report__case"):
        found.setdefault(getattr(row, column), []).append(row)
    return found


def mended(community_id: UUID, start: date, at: datetime) -> Sequence[Counted]:
    """Faults of stations and things that were said since a day: how many are mended, and how soon."""
    rows = list(
        Fault.objects.filter(community_id=community_id, at__date__gte=start, at__lte=at).values_list(
            "at", "report__case__resolved_at", "report__case__stage"
        )
    )
    done = [(end - begun) / timedelta(hours=1) for begun, end, stage in rows if end and stage in ("resolved", "closed")]
    today = clock.today(at)
    return (
        share(
            "faults_mended", _("Faults mended"),
            _("Faults of stations and things whose matter has a result, of all that were said."),
            len(done), len(rows), today,
        ),
        Counted(
            "fault_hours", _("From fault to mended"), _("Median hours from the fault being said until the result."),
            round(median(done), 1) if done else None, "h", len(done), today,
        ),
    )  # fmt: skip
