"""Days as people name them: when the office opens on one, and when its work is over."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.cases import reference
from linli.foundation import clock

OTHER = "other"
WHEN = (("1", _("tomorrow")), ("3", _("in 3 days")), ("7", _("in a week")), (OTHER, _("another day")))


def opening(day: date) -> datetime:
    """The first working minute of a day, whether or not it is worked."""
    return _minute(day, reference.calendar().spans[0][0])


def closing(day: date) -> datetime:
    """The last working minute of a day."""
    return _minute(day, reference.calendar().spans[-1][1])


def _minute(day: date, minute: int) -> datetime:
    local = datetime.combine(day, time(), UTC) - reference.calendar().offset
    return local + timedelta(minutes=minute)


def chosen(said: dict[str, Any], at: datetime) -> date:
    """The day that a form with `when` and `day` names."""
    if said["when"] == OTHER:
        day: date = said["day"]
        return day
    return clock.today(at) + timedelta(days=int(said["when"]))
