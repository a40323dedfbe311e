"""When a matter is due and how long it took, in natural or in working hours."""

from linli.engines.worktime.calendar import Calendar, CalendarError
from linli.engines.worktime.clocks import Pause, TimeError, due, elapsed

__all__ = ["Calendar", "CalendarError", "Pause", "TimeError", "due", "elapsed"]
