"""Questions about history taken over: which files, which matters; counted here and in no figure."""

from datetime import datetime
from typing import Any

from django.db.models import Count, F, Max, Min, QuerySet

from linli.access import gate
from linli.access.actors import Actor
from linli.foundation.clock import SHANGHAI
from linli.office.models import PastMatter, Upload


def matters(by: Actor, source: str = "", year: int | None = None) -> QuerySet[PastMatter]:
    """Past matters within reach, newest first; of one source, or reported in one year of Shanghai."""
    found = gate.allowed(by, "history.load", PastMatter.objects.all()).select_related("compound", "micro_grid")
    if source:
        found = found.filter(source=source)
    if year is not None:
        first = datetime(year, 1, 1, tzinfo=SHANGHAI)
        found = found.filter(reported_at__gte=first, reported_at__lt=first.replace(year=year + 1))
    return found.order_by(F("reported_at").desc(nulls_last=True), "-id")


def years(by: Actor) -> list[int]:
    """The years from the newest to the oldest matter."""
    ends = matters(by).aggregate(first=Min("reported_at"), last=Max("reported_at"))
    if ends["first"] is None:
        return []
    first, last = (ends[key].astimezone(SHANGHAI).year for key in ("first", "last"))
    return list(range(last, first - 1, -1))


def files(by: Actor) -> list[dict[str, Any]]:
    """Every file with its source, how many matters came from it, from when to when, and when it was loaded."""
    rows = matters(by).order_by().values("file", "source")
    counted = rows.annotate(n=Count("pk"), first=Min("reported_at"), last=Max("reported_at"), loaded=Max("loaded_at"))
    return [dict(row) for row in counted.order_by("-loaded", "file")]


def uploads(by: Actor) -> QuerySet[Upload]:
    """Files on trial or loaded, newest first, without their content."""
    found = gate.allowed(by, "history.load", Upload.objects.filter(purpose="history"))
    return found.defer("content").order_by("-uploaded_at")
