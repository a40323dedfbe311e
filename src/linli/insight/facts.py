"""Questions to the matters themselves: what is to be counted of each as it stands now."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from linli.audit.models import Footprint
from linli.cases.models import Case, Judgement, Report
from linli.cases.rules import contact_due
from linli.foundation import clock
from linli.insight.counting import Matter
from linli.territory.queries import as_uuid

Touched = tuple[UUID, UUID | None, str]
_COLUMNS = (
    "pk", "community_id", "general_grid_id", "compound_id", "micro_grid_id", "stage", "reported_at", "sphere",
    "complexity", "urgent", "triaged_at", "assigned_at", "resolved_at", "outcome", "closed_at", "closed_level",
    "verdict", "channel", "kind",
)  # fmt: skip


def matters(rows: QuerySet[Case]) -> dict[UUID, Matter]:
    """What is counted of matters; private ones and those joined with another are left out. Two queries."""
    shown = rows.filter(sealed=False).exclude(stage="merged")
    first = Report.objects.filter(case=OuterRef("pk")).order_by("at", "id").values("channel")[:1]
    said = _said(shown)
    found = shown.annotate(channel=Subquery(first)).order_by().values_list(*_COLUMNS)
    return {row[0]: _matter(dict(zip(_COLUMNS, row, strict=True)), said.get(row[0], {})) for row in found.iterator()}


def _said(rows: QuerySet[Case]) -> dict[UUID, dict[UUID, str]]:
    """The last word of each reporter on each matter."""
    found: dict[UUID, dict[UUID, str]] = {}
    spoken = Judgement.objects.filter(case__in=rows.order_by().values("pk")).order_by("at", "id")
    for case, report, verdict in spoken.values_list("case_id", "report_id", "verdict"):
        found.setdefault(case, {})[report] = verdict
    return found


def _matter(row: dict[str, Any], said: dict[UUID, str]) -> Matter:
    reported, resolved = row["reported_at"], row["resolved_at"]
    answered = bool(resolved and row["outcome"])
    closed = row["stage"] == "closed"
    return Matter(
        community=row["community_id"],
        general_grid=row["general_grid_id"],
        compound=row["compound_id"],
        micro_grid=row["micro_grid_id"],
        stage=row["stage"],
        reported=clock.today(reported),
        channel=row["channel"] or "",
        sphere=row["sphere"],
        contact=contact(reported, row["urgent"], row["triaged_at"], row["assigned_at"], resolved),
        complexity=row["complexity"],
        kind=row["kind"],
        outcome=row["outcome"] if answered else "",
        answered=clock.today(resolved) if answered else None,
        minutes=int((resolved - reported).total_seconds() // 60) if answered else 0,
        said=tuple(sorted(said.values())) if answered else (),
        closed=clock.today(row["closed_at"]) if closed else None,
        closed_level=row["closed_level"] if closed else "",
        silent=closed and not row["verdict"],
    )


def contact(reported: datetime, urgent: bool, *steps: datetime | None) -> str:
    """Whether a person did something in time: in, or not so far."""
    first = min((step for step in steps if step is not None), default=None)
    return "in" if first is not None and first <= contact_due(reported, urgent) else "not"


def touched(after: UUID, most: int | None = None, until: UUID | None = None) -> list[Touched]:
    """The footprints on matters after one, in order: own id, the matter, and what the footprint says beside it.

    Asked by the footprints' own key alone, so that it costs what is new and not what there is.
    """
    rows = Footprint.objects.filter(pk__gt=after, object_kind="cases.case").order_by("pk")
    rows = rows.filter(pk__lte=until) if until else rows
    return list(rows.values_list("pk", "object_id", "code")[:most])


def named(footprints: Iterable[Touched]) -> set[UUID]:
    """The matters that footprints are about, or that they name as the other one."""
    found: set[UUID] = set()
    for _pk, object_id, code in footprints:
        other = _other(code)
        found |= {id for id in (object_id, other) if id is not None}
    return found


def _other(code: str) -> UUID | None:
    try:
        return as_uuid(code) if len(code) == 36 else None
    except ValueError:
        return None


def last_footprint() -> UUID:
    """The id of the last footprint, or the least of all ids."""
    return Footprint.objects.order_by("-pk").values_list("pk", flat=True).first() or UUID(int=0)
