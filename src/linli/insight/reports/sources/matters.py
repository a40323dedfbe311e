"""Matters of a period: reported, answered, closed, open at its end; how long they took; what reporters said."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from linli.cases import reference
from linli.cases.labels import Verdict
from linli.cases.models import CallOut, Case, Judgement, Report
from linli.cases.rules import contact_due
from linli.foundation import clock
from linli.insight.figures import Asked
from linli.insight.reports.measures import Record
from linli.insight.reports.span import Span

COLUMNS = (
    "id", "number", "title", "reported_at", "triaged_at", "assigned_at", "resolved_at", "closed_at", "urgent",
    "complexity", "sphere", "closed_level", "verdict", "kind",
)  # fmt: skip
Test = Callable[["Matter"], bool]


@dataclass(frozen=True, slots=True)
class Matter:
    """What the figures look at of a matter."""

    id: UUID
    number: int
    title: str
    reported_at: datetime
    triaged_at: datetime | None
    assigned_at: datetime | None
    resolved_at: datetime | None
    closed_at: datetime | None
    urgent: bool
    complexity: str
    sphere: str
    closed_level: str
    verdict: str
    kind: str
    channel: str

    @property
    def group(self) -> str:
        return group_of(self.kind)

    @property
    def hours(self) -> float:
        """From the first report to the last answer, natural hours."""
        return (self.resolved_at - self.reported_at).total_seconds() / 3600 if self.resolved_at else 0.0

    def record(self, at: datetime | None, amount: float = 1, part: float = 0) -> Record:
        day = at.astimezone(clock.SHANGHAI).date() if at else None
        return Record(f"{self.number} {self.title}".strip(), day, f"/cases/{self.id}/", amount, part)


def group_of(kind: str) -> str:
    """The group of a kind: the letters before its number."""
    return kind.rstrip("0123456789")


def in_group(kind: str, english: bool) -> str:
    """The name of a group, by its letters."""
    found = next((leaf for code, leaf in reference.taxonomy().leaves.items() if group_of(code) == kind), None)
    return (found.group_en if english else found.group_zh) if found else kind


def _reach(span: Span) -> QuerySet[Case]:
    """All matters that may be counted, of the topic if there is one."""
    rows = Asked(span.by, span.at).within_reach()
    sort, _colon, name = span.about.partition(":")
    if sort == "kind":
        return rows.filter(kind__startswith=name)
    return rows.filter(sphere=name) if sort == "sphere" else rows


def _fetched(span: Span, what: str, where: Q) -> list[Matter]:
    first = Report.objects.filter(case=OuterRef("pk")).order_by("at", "id").values("channel")[:1]
    rows: Any = _reach(span).filter(where).annotate(channel=Subquery(first)).order_by("reported_at", "id")
    return span.once(what, lambda: [Matter(*row) for row in rows.values_list(*COLUMNS, "channel")])


def reported(span: Span) -> list[Matter]:
    return _fetched(span, "reported", Q(reported_at__gte=span.begin, reported_at__lte=span.end))


def answered(span: Span) -> list[Matter]:
    where = Q(resolved_at__gte=span.begin, resolved_at__lte=span.end) & ~Q(outcome="")
    return _fetched(span, "answered", where)


def closed(span: Span) -> list[Matter]:
    return _fetched(span, "closed", Q(stage="closed", closed_at__gte=span.begin, closed_at__lte=span.end))


def open_at_end(span: Span) -> list[Matter]:
    """Matters reported by the end of the period that were not over then, as far as the records say today."""
    over = Q(closed_at__lte=span.end)
    return _fetched(span, "open", Q(reported_at__lte=span.end) & ~over)


def counted(
    rows: Callable[[Span], list[Matter]], at: str, only: Test = lambda _: True
) -> Callable[[Span], Sequence[Record]]:
    """Those of some matters that pass a test, one each; their day is that of `at`."""
    return lambda span: [one.record(getattr(one, at)) for one in rows(span) if only(one)]


def shared(
    rows: Callable[[Span], list[Matter]], at: str, part: Test, of: Test = lambda _: True
) -> Callable[[Span], Sequence[Record]]:
    """Some matters of which those that pass `part` are the share."""
    return lambda span: [one.record(getattr(one, at), 1, int(part(one))) for one in rows(span) if of(one)]


def timed(complexity: str = "") -> Callable[[Span], Sequence[Record]]:
    """The matters answered, each with its hours."""
    return lambda span: [
        one.record(one.resolved_at, one.hours) for one in answered(span) if complexity in ("", one.complexity)
    ]


def responses(span: Span) -> list[Record]:
    """The matters whose first contact was due; the share is of those that had it in time."""
    found = []
    for one in reported(span):
        limit = contact_due(one.reported_at, one.urgent)
        if limit <= span.at:
            first = min(filter(None, (one.triaged_at, one.assigned_at, one.resolved_at)), default=None)
            found.append(one.record(one.reported_at, 1, int(first is not None and first <= limit)))
    return found


def voices(points: dict[str, float]) -> Callable[[Span], Sequence[Record]]:
    """The matters of which reporters said something: how many did, and their points. Who said what stands nowhere."""
    return lambda span: [
        one.record(one.resolved_at, len(said), sum(points.get(verdict, 0) for verdict in said))
        for one in answered(span)
        if (said := _said(span).get(one.id))
    ]


def _said(span: Span) -> dict[UUID, list[str]]:
    """What each reporter said last, by matter. One query."""

    def fetch() -> dict[UUID, list[str]]:
        ids = [one.id for one in answered(span)]
        last: dict[UUID, tuple[UUID, str]] = {}
        for start in range(0, len(ids), 500):
            rows = Judgement.objects.filter(case__in=ids[start : start + 500], at__lte=span.end).order_by("at", "id")
            last |= {
                report: (case, verdict) for report, case, verdict in rows.values_list("report_id", "case", "verdict")
            }
        found: dict[UUID, list[str]] = {}
        for case, verdict in last.values():
            found.setdefault(case, []).append(verdict)
        return found

    return span.once("said", fetch)


SOLVED = {Verdict.SATISFIED.value: 1.0, Verdict.MOSTLY.value: 0.5}
SATISFIED = {Verdict.SATISFIED.value: 1.0, Verdict.MOSTLY.value: 1.0}


def callouts(span: Span) -> list[Record]:
    """Call-outs of matters that may be counted. One query."""
    rows = CallOut.objects.filter(case__in=_reach(span), called_at__gte=span.begin, called_at__lte=span.end)
    found = rows.order_by("called_at").values_list("case_id", "case__number", "case__title", "called_at")
    return [
        Record(f"{number} {title or _('call-out')}", clock.today(at), f"/cases/{case}/")
        for case, number, title, at in found
    ]
