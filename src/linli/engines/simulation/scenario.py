"""What a run is told: who comes with what, how long it takes, who is there to do it. Fields are hours or shares."""

from dataclasses import dataclass, field
from datetime import date

from linli.engines.simulation.hours import ALWAYS, Hours


@dataclass(frozen=True)
class Span:
    """A duration: its mean and coefficient of variation (deviation by mean). Lognormal, or exponential."""

    mean: float
    cv: float = 1.0
    exponential: bool = False


@dataclass(frozen=True)
class Task:
    """What a matter takes: `work` of whoever handles it, then `wait`, in which nobody is busy (parts, appointments)."""

    work: Span
    wait: Span = Span(0.0)


@dataclass(frozen=True)
class Kind:
    """A kind of matter. `share` of all; `hard`: the share of complex ones; `profession`: who is called out for it."""

    code: str
    share: float
    hard: float
    simple: Task
    complex: Task
    profession: str = ""
    urgent: bool = False
    hours: tuple[float, ...] = ()  # 24 weights of its own


@dataclass(frozen=True)
class Arrivals:
    """`per_week` matters on average; weights of the 24 hours, the 7 days from Monday, the 12 months."""

    per_week: float
    hours: tuple[float, ...] = (1.0,) * 24
    weekdays: tuple[float, ...] = (1.0,) * 7
    months: tuple[float, ...] = (1.0,) * 12
    start: date = date(2026, 1, 5)  # a Monday


@dataclass(frozen=True)
class Away:
    """Stewards of a micro-grid, or the leader of a general grid (numbered from 1), away for some weeks."""

    role: str  # steward | leader
    grid: int
    first_week: float
    weeks: float
    count: int = 1


@dataclass(frozen=True)
class Staff:
    """`grids`: households of each micro-grid. They are dealt to the `leaders`, one for each general grid, in order.

    `stewards`: of each micro-grid. `leader_share`: of a leader's working time that is left for matters.
    """

    grids: tuple[int, ...]
    stewards: tuple[int, ...]
    leaders: int
    specialists: dict[str, int] = field(default_factory=dict)
    steward_hours: Hours = ALWAYS
    leader_hours: Hours = ALWAYS
    specialist_hours: Hours = ALWAYS
    leader_share: float = 1.0
    away: tuple[Away, ...] = ()


@dataclass(frozen=True)
class Ways:
    """How matters go on their way; shares of matters and hours.

    A report reaches somebody after `notice` hours and `notice_size` more for each 100 households of the unit that he
    or she looks after, on average. `passed_up`: simple matters that a steward cannot settle. `looking`: a steward's
    work on what is passed up. `called`: simple and complex matters for which a specialist is called out; who is called
    stays `silent`, and after `fallback` hours the next is called, or answers after `answer`; after three, the street
    takes it for `street` hours. `council`: complex matters that wait for the weekly council (at `council_at`).
    """

    notice: float = 0.0
    notice_size: float = 0.0
    passed_up: float = 0.0
    looking: float = 0.0
    called: tuple[float, float] = (0.0, 0.0)
    call_work: Span = Span(1.0)
    silent: float = 0.0
    answer: float = 0.0
    fallback: float = 4.0
    street: float = 72.0
    council: float = 0.0
    council_at: float = 4 * 24 + 15.0


@dataclass(frozen=True)
class Scenario:
    """Everything of one run."""

    title: str
    arrivals: Arrivals
    kinds: tuple[Kind, ...]
    staff: Staff
    ways: Ways = Ways()
    weeks: int = 52
    warm_up: int = 4
