"""Limits as orders word them: 3个工作日, 5日内, 48小时; and when they end."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Literal

from linli.engines.places.keys import numerals
from linli.engines.worktime import Calendar

Unit = Literal["hours", "days", "workdays"]
_LIMIT = re.compile(r"\D{0,8}?(\d{1,3})个?(工作日|小时|h|自然日|日|天)(?:之?内|以内)?\D{0,8}", re.IGNORECASE)
_UNITS: dict[str, Unit] = {"工作日": "workdays", "小时": "hours", "h": "hours"}


@dataclass(frozen=True, slots=True)
class Limit:
    """So many hours, days or working days from when the order was received."""

    n: int
    unit: Unit


def limit(words: str) -> Limit | None:
    """The limit that words tell; None when they tell none."""
    found = _LIMIT.fullmatch(numerals("".join(words.split())))
    return Limit(int(found[1]), _UNITS.get(found[2].lower(), "days")) if found else None


def due(allowed: Limit, received: datetime, calendar: Calendar) -> datetime:
    """When a limit ends.

    Days are counted from the day after that of receipt, and end with the working hours of the last; if it is not
    worked, with those of the next worked day: Civil Code of China, articles 201 and 203. Hours run at once.
    """
    if allowed.unit == "hours":
        return received + timedelta(hours=allowed.n)
    day, left = (received.astimezone(UTC) + calendar.offset).date(), allowed.n
    while left:
        day += timedelta(days=1)
        left -= allowed.unit == "days" or calendar.works(day)
    while not calendar.works(day):
        day += timedelta(days=1)
    midnight = datetime.combine(day, time(), tzinfo=UTC)
    return midnight + timedelta(minutes=calendar.spans[-1][1]) - calendar.offset
