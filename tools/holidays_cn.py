"""Write data/holidays_cn.csv once a year, when the next year's make-up days are published: FIRST LAST as arguments.

The product reads only the file; staff may edit it by hand. A year without any make-up day is not published yet,
so its days off are written as `statutory`.
"""

import csv
import sys
from datetime import date
from pathlib import Path

import holidays

FILE = Path(__file__).parent.parent / "data" / "holidays_cn.csv"


def rows(first: int, last: int) -> list[tuple[str, str, str]]:
    """Date, kind and name of every exception to the week from `first` to `last`."""
    years = range(first, last + 1)
    off = holidays.country_holidays("CN", years=years, language="zh_CN")
    workdays: set[date] = {day for day in off.weekend_workdays if day.year in years}
    published = {day.year for day in workdays}
    found = [
        (day.isoformat(), "holiday" if day.year in published else "statutory", off[day])
        for day in off
        if day.year in years
    ]
    return sorted(found + [(day.isoformat(), "workday", "调休上班") for day in workdays])


def main() -> None:
    """Write the file for the years given."""
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("date", "kind", "name"))
        writer.writerows(rows(int(sys.argv[1]), int(sys.argv[2])))


if __name__ == "__main__":
    main()
