"""Stories told side by side: each is a generator that does what it has to, and yields when it goes on."""

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

Act = tuple[datetime, int, Iterator[datetime]]


@dataclass
class Acts:
    """All stories that are not over, in the order of their next act."""

    queue: list[Act] = field(default_factory=list)
    begun: int = 0

    def begin(self, story: Iterator[datetime]) -> None:
        """A story begins when it says first."""
        heapq.heappush(self.queue, (next(story), self.begun, story))
        self.begun += 1

    def begin_all(self, stories: Iterable[Iterator[datetime]]) -> None:
        for story in stories:
            self.begin(story)

    def until(self, end: datetime) -> None:
        """Every act that falls before a time, in the order of time."""
        while self.queue and self.queue[0][0] < end:
            _at, number, story = heapq.heappop(self.queue)
            following = next(story, None)
            if following is not None:
                heapq.heappush(self.queue, (following, number, story))
