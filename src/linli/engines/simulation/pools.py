"""People who do the same for the same place: one queue, urgent matters first, then whoever came first."""

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field

from linli.engines.simulation.hours import Hours

Schedule = Callable[[float, Callable[[float], None]], None]
Then = Callable[[float], None]


@dataclass(slots=True)
class Server:
    """One person: hours, and spans [from, to) of being away."""

    hours: Hours
    away: list[tuple[float, float]] = field(default_factory=list)

    def here(self, time: float) -> bool:
        """Not away; it may still be night."""
        return not any(start <= time < end for start, end in self.away)

    def opening(self, time: float) -> float:
        """From when on, after `time`, this one can begin."""
        found = self.hours.opening(time)
        for start, end in sorted(self.away):
            if start <= found < end:
                found = self.hours.opening(end)
        return found


class Pool:
    """`pace`: hours of being there that an hour of work takes (2: half the time is taken by other duties)."""

    def __init__(self, servers: list[Server], schedule: Schedule, pace: float = 1.0) -> None:
        self.free, self.schedule, self.pace = servers, schedule, pace
        self.size, self.busy = len(servers), 0.0
        self.queue: list[tuple[int, int, float, Then]] = []
        self._number, self._woken = 0, float("inf")

    def anyone(self, time: float) -> bool:
        """Whether a person of this pool is not away."""
        return len(self.free) < self.size or any(server.here(time) for server in self.free)

    def take(self, time: float, work: float, urgent: bool, then: Then) -> None:
        """Somebody does `work` as soon as possible; `then` is called with the time when it is done."""
        self._number += 1
        heapq.heappush(self.queue, (0 if urgent else 1, self._number, work, then))
        self._begin(time)

    def drop(self) -> list[tuple[bool, Then]]:
        """Everything that waits leaves the queue."""
        left = [(urgency == 0, then) for urgency, _, _, then in sorted(self.queue, key=lambda item: item[:2])]
        self.queue = []
        return left

    def _begin(self, time: float) -> None:
        """Give what waits to whoever is free and there; else wake up when the first one comes."""
        while self.queue and self.free:
            urgent = self.queue[0][0] == 0
            at = next((n for n, server in enumerate(self.free) if self._can(server, time, urgent)), None)
            if at is None:
                self._wake(min(server.opening(time) for server in self.free))
                return
            server = self.free.pop(at)
            _, _, work, then = heapq.heappop(self.queue)
            self.busy += work
            end = time + work if urgent else server.hours.finish(time, work * self.pace)
            self.schedule(end, lambda now, server=server, then=then: self._done(now, server, then))  # type: ignore[misc]

    @staticmethod
    def _can(server: Server, time: float, urgent: bool) -> bool:
        """Dangers do not wait for the morning."""
        return server.here(time) and (urgent or server.hours.is_open(time))

    def _done(self, time: float, server: Server, then: Then) -> None:
        self.free.append(server)
        then(time)
        self._begin(time)

    def _wake(self, time: float) -> None:
        if time < self._woken:
            self._woken = time
            self.schedule(time, self._awake)

    def _awake(self, time: float) -> None:
        if time >= self._woken:
            self._woken = float("inf")
        self._begin(time)
