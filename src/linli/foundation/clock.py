"""The one place where time is read; a demonstration runs on a clock that starts where its snapshot ends."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
_shift = timedelta()


@dataclass(frozen=True)
class DemoClock:
    """A clock set at `start` when it was first started at the real instant `started`."""

    start: datetime
    started: datetime

    @classmethod
    def kept_in(cls, file: Path, start: datetime) -> "DemoClock":
        """The clock noted in `file`; noted there at the first start, so that it ticks on over restarts."""
        if not file.exists():
            real = datetime.now(UTC)
            file.write_text(json.dumps({"start": start.isoformat(), "started": real.isoformat()}))
        noted = json.loads(file.read_text())
        return cls(datetime.fromisoformat(noted["start"]), datetime.fromisoformat(noted["started"]))


def use(clock: DemoClock | None) -> None:
    """Run on a demonstration clock from now on, or on the real one (None)."""
    global _shift
    _shift = clock.start - clock.started if clock else timedelta()


def now() -> datetime:
    """This instant, aware, in UTC."""
    return datetime.now(UTC) + _shift


def today(at: datetime | None = None) -> date:
    """The date in Shanghai at `at` (default: now)."""
    return (at or now()).astimezone(SHANGHAI).date()
