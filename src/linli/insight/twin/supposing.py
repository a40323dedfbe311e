"""From a lived year to a twin, from a supposition to another, and what both come to (engine: simulation)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import fmean, median
from typing import Any

from django.utils.translation import gettext_lazy as _

from linli.engines import simulation
from linli.engines.simulation import Away, Scenario, Staff, Task, Ways
from linli.engines.simulation.hours import Hours
from linli.engines.simulation.reading import AWAKE, OFFICE, even
from linli.foundation.refusals import Refusal
from linli.insight.figures import percentile
from linli.insight.twin.lived import Lived, share

RUNS, FITTED, WARM_UP, FROM_WEEK = 12, 4, 4, 4
LONGEST, SHORTEST, ENOUGH = 26, 8, 1_200  # weeks of a run; matters after which it need not be longer
LATER = 2.0  # assumed hours for each 100 households of a unit until somebody notices
STREET = 72.0  # assumed hours until the street has settled what nobody answered
LEADER_SHARE = 50  # assumed per cent of a leader's week left for matters
CALLED = "called"  # the one pool of all who can be called out


class TooLittle(Refusal):
    """Too few matters, or too short a time, to make a twin from."""

    status = 409
    sentence = _("A twin needs at least 30 matters over four weeks. Come back when there are as many.")


@dataclass(frozen=True)
class Supposed:
    """What is supposed; None: as it is now. `away` stewards for `weeks`; `more` per cent of matters; hours of wait."""

    grids: int | None = None
    stewards: int | None = None
    away: int = 0
    weeks: int = 0
    more: int = 0
    fallback: float | None = None
    leader_share: int = LEADER_SHARE

    @property
    def changes(self) -> bool:
        """Whether anything is other than it is."""
        return self != Supposed(leader_share=self.leader_share)


@dataclass(frozen=True)
class Row:
    """A figure of both twins, their difference (None without a supposition), and what was lived (None: not known)."""

    key: str
    share: bool
    lived: float | None
    now: simulation.Figure
    then: simulation.Figure | None
    difference: simulation.Figure | None

    @property
    def sure(self) -> bool:
        """Whether the difference is more than chance would make."""
        return self.difference is not None and not self.difference.low <= 0 <= self.difference.high


@dataclass(frozen=True)
class Answers:
    """The twin as it is, every figure, the matters of one run, how busy people are, and if somebody cannot keep up."""

    twin: Scenario
    rows: Sequence[Row]
    n: float
    load: Sequence[tuple[str, float, float | None]]
    full: bool


def scenario(of: Lived, leader_share: int = LEADER_SHARE) -> Scenario:
    """The twin of a community as it is. Raises `TooLittle`."""
    try:
        arrivals, kinds = simulation.learn([one.past for one in of.matters])
    except simulation.ScenarioError as short:
        raise TooLittle() from short
    urgent = {one.kind or "-" for one in of.matters if one.urgent}
    size = sum(of.grids) / max(1, len(of.grids))
    begun = [one.begun for one in of.ended if one.begun is not None and not one.urgent]
    hard, simple = of.of(True), of.of(False)
    ways = Ways(
        notice=max(0.0, (fmean(begun) if begun else 0.0) - LATER * size / 100),
        notice_size=LATER,
        passed_up=share(simple, "up"),
        looking=0.2,
        called=(share(simple, "called"), share(hard, "called")),
        silent=of.calls.silent,
        answer=of.calls.answer,
        fallback=of.calls.fallback,
        street=STREET,
        council=share(hard, "counselled"),
    )
    staff = Staff(
        grids=of.grids or (1,),
        stewards=of.stewards or (0,),
        leaders=min(of.leaders, len(of.grids) or 1),
        specialists={CALLED: max(1, of.specialists)},
        steward_hours=Hours.read(AWAKE),
        leader_hours=Hours.read(OFFICE),
        specialist_hours=Hours.read(AWAKE),
        leader_share=leader_share / 100,
    )
    known = tuple(replace(kind, profession=CALLED, urgent=kind.code in urgent) for kind in kinds)
    weeks = max(SHORTEST, min(LONGEST, round(ENOUGH / arrivals.per_week)))
    return Scenario("", arrivals, known, staff, ways, weeks, WARM_UP)


def calibrated(of: Lived, twin: Scenario) -> Scenario:
    """The same with waits so long that simple and complex matters take as long, on average, as they did."""
    if not of.ended:
        return twin
    seen, real = simulation.simulate(twin, FITTED), _real(of)
    shares = sum(kind.share for kind in twin.kinds)
    longer = [1.0, 1.0]
    for hard, key in enumerate(("simple mean", "complex mean")):
        waits = [(kind.complex if hard else kind.simple).wait.mean * kind.share for kind in twin.kinds]
        wait = sum(waits) / shares
        if wait and key in real:
            longer[hard] = max(0.0, 1 - (seen.figure(key).value - real[key]) / wait)
    kinds = (
        replace(kind, simple=_waiting(kind.simple, longer[0]), complex=_waiting(kind.complex, longer[1]))
        for kind in twin.kinds
    )
    return replace(twin, kinds=tuple(kinds))


def _waiting(task: Task, longer: float) -> Task:
    return replace(task, wait=replace(task.wait, mean=task.wait.mean * longer))


def supposed(twin: Scenario, wish: Supposed) -> Scenario:
    """The same community with what is supposed: same doors and matters, other grids, people or waits."""
    staff = _dealt(twin.staff, wish)
    fewest = sorted(range(len(staff.grids)), key=lambda grid: (staff.stewards[grid] or staff.grids[grid], grid))
    gone = tuple(Away("steward", grid + 1, FROM_WEEK, wish.weeks) for grid in fewest[: wish.away] if wish.weeks)
    arrivals = replace(twin.arrivals, per_week=twin.arrivals.per_week * (1 + wish.more / 100))
    ways = twin.ways if wish.fallback is None else replace(twin.ways, fallback=wish.fallback)
    return replace(twin, staff=replace(staff, away=gone), arrivals=arrivals, ways=ways)


def _dealt(staff: Staff, wish: Supposed) -> Staff:
    """Other numbers of grids or stewards are dealt evenly; the same numbers stay where they are."""
    grids, stewards, many = staff.grids, staff.stewards, sum(staff.stewards)
    if wish.grids not in (None, len(grids)):
        grids = tuple(even(sum(grids), wish.grids or 1))
    if len(grids) != len(stewards) or wish.stewards not in (None, many):
        stewards = tuple(even(many if wish.stewards is None else wish.stewards, len(grids)))
    return replace(staff, grids=grids, stewards=stewards, leaders=min(staff.leaders, len(grids)))


def answers(of: Lived, wish: Supposed) -> Answers:
    """Run both twins on the same matters. Raises `TooLittle`."""
    twin = calibrated(of, scenario(of, wish.leader_share))
    now = simulation.simulate(twin, RUNS)
    then = simulation.simulate(supposed(twin, wish), RUNS) if wish.changes else None
    apart = simulation.difference(then, now) if then else {}
    real = _real(of)
    rows = [
        Row(
            key,
            key in ("at the grid", "by a steward"),
            real.get(key),
            now.figure(key),
            then.figure(key) if then else None,
            apart.get(key),
        )
        for key in simulation.FIGURES
    ]
    load = [(role, now.load[role], then.load.get(role, 0.0) if then else None) for role in now.load]
    return Answers(twin, rows, now.n, load, bool(now.full or (then and then.full)))


def _real(of: Lived) -> dict[str, float]:
    hours = sorted(one.ended for one in of.ended if one.ended is not None)
    if not hours:
        return {}
    found: dict[str, Any] = {"mean": fmean(hours), "median": median(hours), "p90": percentile(hours, 0.9)}
    for key, hard in (("simple mean", False), ("complex mean", True)):
        some = [one.ended or 0.0 for one in of.of(hard)]
        if some:
            found[key] = fmean(some)
    return found
