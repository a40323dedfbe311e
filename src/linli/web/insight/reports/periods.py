"""The periods that can be chosen: months, quarters and years of the past and the running ones, the latest first."""

from datetime import date

from linli.insight.reports import labels
from linli.insight.reports.span import named

MONTHS, QUARTERS, YEARS = 24, 8, 4


def offered(today: date) -> list[tuple[str, str]]:
    """Names with their words; the last full month comes first, since that is what is asked for."""
    month = today.year * 12 + today.month - 1
    quarter, found = today.year * 4 + (today.month - 1) // 3, []
    found += [f"{n // 12}-{n % 12 + 1:02}" for n in (month - 1, month, *range(month - 2, month - MONTHS, -1))]
    found += [f"{n // 4}-Q{n % 4 + 1}" for n in range(quarter, quarter - QUARTERS, -1)]
    found += [f"{year}" for year in range(today.year, today.year - YEARS, -1)]
    return [(name, labels.period(*named(name))) for name in found]
