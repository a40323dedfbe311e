"""A modest limit on reports from one browser, kept in memory only: nobody's reports are linked in the database."""

import threading
from collections import deque
from datetime import datetime, timedelta

from linli.foundation.refusals import TooMany

MOST = 12
WITHIN = timedelta(minutes=30)
_seen: dict[str, deque[datetime]] = {}
_lock = threading.Lock()


def refuse_flood(key: str, at: datetime) -> None:
    """`TooMany` for one browser's thirteenth report in half an hour. A whole hall behind one address passes."""
    with _lock:
        if len(_seen) > 20_000:
            _seen.clear()
        times = _seen.setdefault(key, deque(maxlen=MOST))
        if len(times) == MOST and at - times[0] < WITHIN:
            raise TooMany(minutes=int(WITHIN.total_seconds() // 60))
        times.append(at)
