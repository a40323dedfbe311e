"""When somebody is there: a week of open windows, and how far some hours of work reach in it.

Time is in hours since the Monday 00:00 with which a run begins.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

WEEK = 168.0
INSTANT = 1e-6  # so that a moment of opening is open, however it is rounded
_WINDOW = re.compile(r"([1-7])(?:-([1-7]))? ([01]\d|2[0-4]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)")


@dataclass(frozen=True)
class Hours:
    """`windows`: [from, to) in hours of the week, in order and apart."""

    windows: tuple[tuple[float, float], ...]
    total: float = field(init=False, repr=False)
    _starts: tuple[float, ...] = field(init=False, repr=False)
    _done: tuple[float, ...] = field(init=False, repr=False)  # open hours of the week before each window

    def __post_init__(self) -> None:
        edges = [edge for window in self.windows for edge in window]
        if not edges or edges != sorted(edges) or edges[0] < 0 or edges[-1] > WEEK:
            raise ValueError("windows must be in order, apart and within a week")
        sums = [0.0]
        for start, end in self.windows:
            sums.append(sums[-1] + end - start)
        object.__setattr__(self, "total", sums[-1])
        object.__setattr__(self, "_starts", tuple(start for start, _ in self.windows))
        object.__setattr__(self, "_done", tuple(sums[:-1]))

    @classmethod
    def read(cls, lines: list[str]) -> "Hours":
        """From lines such as `1-5 08:30-12:00` (Monday to Friday) or `7 09:00-11:00`. Raises ValueError."""
        windows = []
        for line in lines:
            found = _WINDOW.fullmatch(line)
            if not found:
                raise ValueError(line)
            first, last = int(found[1]), int(found[2] or found[1])
            start, end = int(found[3]) + int(found[4]) / 60, int(found[5]) + int(found[6]) / 60
            windows += [(24 * (day - 1) + start, 24 * (day - 1) + end) for day in range(first, last + 1)]
        return cls(tuple(sorted(windows)))

    def is_open(self, time: float) -> bool:
        """Whether somebody is there at a moment."""
        at = time % WEEK
        window = bisect_right(self._starts, at) - 1
        return window >= 0 and at < self.windows[window][1]

    def opening(self, time: float) -> float:
        """The first moment from `time` on at which somebody is there."""
        week, at = time - time % WEEK, time % WEEK
        window = bisect_right(self._starts, at) - 1
        if window >= 0 and at < self.windows[window][1]:
            return time
        if window + 1 < len(self.windows):
            return week + self.windows[window + 1][0] + INSTANT
        return week + WEEK + self.windows[0][0] + INSTANT

    def finish(self, time: float, work: float) -> float:
        """When `work` hours begun at `time` are done, working in the windows only."""
        week, at = time // WEEK, time % WEEK
        window = bisect_right(self._starts, at) - 1
        spent = 0.0 if window < 0 else self._done[window] + min(at, self.windows[window][1]) - self._starts[window]
        due = spent + work
        more = int(due // self.total)
        due -= more * self.total
        if due <= 0 and work > 0:  # exactly at the end of a week's work
            more, due = more - 1, self.total
        window = max(bisect_right(self._done, due) - 1, 0)
        if window and due == self._done[window]:  # at the end of the window before, not at the beginning of this
            window -= 1
        return (week + more) * WEEK + self._starts[window] + due - self._done[window]


ALWAYS = Hours(((0.0, WEEK),))
