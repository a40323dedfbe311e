"""The calendar of duty of a month on one sheet: a line a day, a column for each duty."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from linli.forces.duty.queries import Cell, Row
from linli.territory.models import Community
from linli.web.paper.letterhead import letterhead

SUNDAY, SATURDAY = 6, 5
SHEET, TALL, AROUND = 222.0, 3.15, 2.2  # mm of a sheet for the days, of a line, and around the lines of a day


def calendar(
    community: Community, first: date, heads: Sequence[str], rows: Sequence[Row], day: date, source: str
) -> dict[str, Any]:
    """The data of the sheet; names alone, no number."""
    title = _("Duty calendar %(month)s") % {"month": date_format(first, "YEAR_MONTH_FORMAT")}
    return letterhead(community, title, day, source) | {
        "heads": [_("Day"), *heads],
        "rows": [_row(row) for row in rows],
        "note": _("In the order in which they are called; empty fields want someone."),
        "empty": "—",
        "scale": _scale(rows),
    }


def _row(row: Row) -> dict[str, Any]:
    free = row.day.weekday() in (SATURDAY, SUNDAY)
    return {"day": date_format(row.day, "j D"), "free": free, "cells": [_cell(cell) for cell in row.cells]}


def _scale(rows: Sequence[Row]) -> float:
    """How large the letters can be so that all days stand on one sheet, told from the lines that each day needs."""
    needed = sum(TALL * max(map(_lines, row.cells), default=1) + AROUND for row in rows)
    return round(min(1.15, SHEET / needed), 2)


def _lines(cell: Cell) -> int:
    return max(1, len(cell.turns) + sum(turn.person_id in cell.away for turn in cell.turns))


def _cell(cell: Cell) -> list[str]:
    away = _("away")
    return [f"{turn.person.name} ({away})" if turn.person_id in cell.away else turn.person.name for turn in cell.turns]
