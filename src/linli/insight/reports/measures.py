"""How records become a number: counted, added up, averaged, or a share; the same for the figure and its drill-down."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from linli.insight.figures import Figure, percentile
from linli.insight.reports.span import Span

Way = Literal["count", "sum", "mean", "median", "p90", "share"]


@dataclass(frozen=True, slots=True)
class Record:
    """One record behind a number: what it is, its day, where it opens, how much of it counts.

    Of a share, `amount` is the record's weight and `part` what of it belongs to the share.
    """

    what: str
    day: date | None
    url: str = ""
    amount: float = 1
    part: float = 0


@dataclass(frozen=True)
class Definition:
    """A figure before it is counted: what it means, its unit, how its records are measured, and where they are."""

    key: str
    label: Any
    says: Any
    unit: str
    way: Way
    records: Callable[[Span], Sequence[Record]]


def measured(definition: Definition, span: Span) -> Figure:
    """The figure of a definition over a period."""
    return of_records(definition, definition.records(span), span)


def of_records(definition: Definition, rows: Sequence[Record], span: Span) -> Figure:
    """The figure that some records make: the one way from records to a number."""
    value, n, part = _WAYS[definition.way](rows)
    return Figure(definition.key, definition.label, definition.says, value, definition.unit, n, span.end, part)


def _count(rows: Sequence[Record]) -> tuple[float | None, int, int | None]:
    return len(rows), len(rows), None


def _sum(rows: Sequence[Record]) -> tuple[float | None, int, int | None]:
    return sum(row.amount for row in rows), len(rows), None


def _mean(rows: Sequence[Record]) -> tuple[float | None, int, int | None]:
    return (sum(row.amount for row in rows) / len(rows) if rows else None), len(rows), None


def _at(share: float) -> Callable[[Sequence[Record]], tuple[float | None, int, int | None]]:
    return lambda rows: (percentile(sorted(row.amount for row in rows), share), len(rows), None)


def _share(rows: Sequence[Record]) -> tuple[float | None, int, int | None]:
    n, part = sum(row.amount for row in rows), sum(row.part for row in rows)
    return (100 * part / n if n else None), round(n), round(part)


_WAYS: dict[Way, Callable[[Sequence[Record]], tuple[float | None, int, int | None]]] = {
    "count": _count, "sum": _sum, "mean": _mean, "median": _at(0.5), "p90": _at(0.9), "share": _share,
}  # fmt: skip
