"""One replication: matters come, are noticed, handled, passed up, called out, and end; events in the order of time."""

import heapq
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from linli.engines.simulation.arriving import TRIES, Matter
from linli.engines.simulation.hours import WEEK
from linli.engines.simulation.pools import Pool, Server
from linli.engines.simulation.scenario import Scenario, Staff

Event = Callable[[float], None]


@dataclass(slots=True)
class Ended:
    """How a matter went: hours from coming to end; `by` steward, leader, specialist, council or street at the last."""

    at: float
    hours: float
    hard: bool
    by: str


@dataclass(frozen=True)
class Run:
    """The matters that came after the warm-up, and how busy each role was (work asked for by hours there)."""

    ended: tuple[Ended, ...]
    load: dict[str, float]


class Community:
    """The twin: people in pools, matters on their way. `run` is all that is asked of it."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario, self.ways, staff = scenario, scenario.ways, scenario.staff
        self.events: list[tuple[float, int, Event]] = []
        self.number = 0
        self.ended: list[Ended] = []
        self.leader_of = _dealt(len(staff.grids), staff.leaders)
        self.stewards = [
            Pool(_servers(scenario, "steward", grid, count), self.schedule)
            for grid, count in enumerate(staff.stewards, 1)
        ]
        self.leaders = [
            Pool(_servers(scenario, "leader", grid, 1), self.schedule, 1 / staff.leader_share)
            for grid in range(1, staff.leaders + 1)
        ]
        self.specialists = {
            name: Pool([Server(staff.specialist_hours) for _ in range(count)], self.schedule)
            for name, count in staff.specialists.items()
        }
        self.edges, self.households = _edges(staff), sum(staff.grids)
        for away in staff.away:
            if away.role == "steward":
                self.schedule(away.first_week * WEEK, lambda now, grid=away.grid - 1: self._left(now, grid))  # type: ignore[misc]

    def schedule(self, time: float, event: Event) -> None:
        self.number += 1
        heapq.heappush(self.events, (time, self.number, event))

    def run(self, matters: list[Matter]) -> Run:
        """Everything that comes, to its end."""
        for matter in matters:
            self.schedule(matter.at, lambda now, matter=matter: self._came(now, matter))  # type: ignore[misc]
        while self.events:
            time, _, event = heapq.heappop(self.events)
            event(time)
        first = self.scenario.warm_up * WEEK
        return Run(tuple(one for one in self.ended if one.at >= first), self._load())

    def _came(self, now: float, matter: Matter) -> None:
        """Somebody hears of it; the larger the unit, the later."""
        grid = self._grid(matter.place)
        if self.scenario.kinds[matter.kind].urgent:
            return self._noticed(now, matter, grid)
        staff = self.scenario.staff
        size = staff.grids[grid] if self.stewards[grid].size else self.households / staff.leaders
        delay = matter.notice * (self.ways.notice + self.ways.notice_size * size / 100)
        self.schedule(now + delay, lambda then: self._noticed(then, matter, grid))
        return None

    def _grid(self, place: float) -> int:
        return bisect_right(self.edges, place * self.households)

    def _noticed(self, now: float, matter: Matter, grid: int) -> None:
        """A steward handles what is simple, and looks at what must be passed up."""
        pool, urgent = self.stewards[grid], self.scenario.kinds[matter.kind].urgent
        if not pool.anyone(now):
            return self._led(now, matter, grid)
        up = matter.hard or matter.passed < self.ways.passed_up
        if up:
            then: Event = lambda at: self._led(at, matter, grid)  # noqa: E731
        else:
            then = lambda at: self._called(at, matter, "steward")  # noqa: E731
        pool.take(now, self.ways.looking if up else matter.work, urgent, Waiting(then, matter))
        return None

    def _left(self, now: float, grid: int) -> None:
        """The last steward is away: what waits goes to the leader."""
        pool = self.stewards[grid]
        if not pool.anyone(now):
            for _, waiting in pool.drop():
                if isinstance(waiting, Waiting):
                    self._led(now, waiting.matter, grid)

    def _led(self, now: float, matter: Matter, grid: int) -> None:
        urgent = self.scenario.kinds[matter.kind].urgent
        self.leaders[self.leader_of[grid]].take(now, matter.work, urgent, lambda at: self._called(at, matter, "leader"))

    def _called(self, now: float, matter: Matter, by: str, attempt: int = 0) -> None:
        """A specialist is called out, if one is needed; who is silent is followed by the next."""
        kind = self.scenario.kinds[matter.kind]
        if kind.profession not in self.specialists or matter.called >= self.ways.called[matter.hard]:
            return self._counselled(now, matter, by)
        if attempt == TRIES:
            return self._end(now + self.ways.street, matter, "street")
        if matter.silent[attempt] < self.ways.silent:
            self.schedule(now + self.ways.fallback, lambda at: self._called(at, matter, by, attempt + 1))
            return None
        pool, done = self.specialists[kind.profession], lambda at: self._counselled(at, matter, "specialist")
        answered = now + matter.answers[attempt] * self.ways.answer * (not kind.urgent)
        self.schedule(answered, lambda at: pool.take(at, matter.call_work, kind.urgent, done))
        return None

    def _counselled(self, now: float, matter: Matter, by: str) -> None:
        """Some complex matters wait for the weekly council."""
        if matter.hard and matter.council < self.ways.council:
            return self._end(now + (self.ways.council_at - now) % WEEK, matter, "council")
        return self._end(now, matter, by)

    def _end(self, now: float, matter: Matter, by: str) -> None:
        self.ended.append(Ended(matter.at, now + matter.wait - matter.at, matter.hard, by))

    def _load(self) -> dict[str, float]:
        """Work asked for, by the hours that people are there in the weeks of arrivals."""
        weeks = self.scenario.weeks + self.scenario.warm_up
        roles = {"steward": self.stewards, "leader": self.leaders}
        roles |= {name: [pool] for name, pool in self.specialists.items()}
        staff = self.scenario.staff
        there = {"steward": staff.steward_hours.total, "leader": staff.leader_hours.total}
        found = {}
        for role, pools in roles.items():
            size = sum(pool.size for pool in pools)
            if size:
                asked = sum(pool.busy * pool.pace for pool in pools)
                found[role] = asked / (size * weeks * there.get(role, staff.specialist_hours.total))
        return found


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a steward's work leads to, and of which matter it is, should the steward leave."""

    then: Event
    matter: Matter

    def __call__(self, now: float) -> None:
        self.then(now)


def _servers(scenario: Scenario, role: str, grid: int, count: int) -> list[Server]:
    staff = scenario.staff
    servers = [Server(staff.steward_hours if role == "steward" else staff.leader_hours) for _ in range(count)]
    for away in staff.away:
        if (away.role, away.grid) == (role, grid):
            for server in servers[: away.count]:
                server.away.append((away.first_week * WEEK, (away.first_week + away.weeks) * WEEK))
    return servers


def _dealt(grids: int, leaders: int) -> list[int]:
    """The leader of each micro-grid, in order and as evenly as can be."""
    return [grid * leaders // grids for grid in range(grids)]


def _edges(staff: Staff) -> list[int]:
    total, edges = 0, []
    for households in staff.grids:
        total += households
        edges.append(total)
    return edges
