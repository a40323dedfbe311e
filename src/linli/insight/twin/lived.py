"""What the records tell of a year: when matters came, how long they took, who was there, how calls were answered."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from statistics import fmean
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Sum
from django.db.models.functions import Coalesce

from linli.cases.labels import Answer, Complexity, Level
from linli.cases.models import CallOut, Response
from linli.council.models import Item
from linli.engines.simulation import Past
from linli.foundation import clock
from linli.insight.figures import Asked
from linli.people.labels import Role
from linli.people.models import Appointment
from linli.territory.models import Membership
from linli.territory.queries import in_force

MOST = 5_000  # matters read, the newest first: more would say the same
HOUR = 3600


@dataclass(frozen=True)
class Taken:
    """A matter as the twin learns from it; hours from its report on, None where it has not come so far."""

    kind: str
    hard: bool
    urgent: bool
    reported: datetime
    begun: float | None
    ended: float | None
    called: bool
    counselled: bool
    up: bool  # settled above the micro-grid

    @property
    def past(self) -> Past:
        """For the engine: of what was called out or counselled the hours hold more than the work, so none are told."""
        alone = self.begun is not None and self.ended is not None and not self.called and not self.counselled
        hours = max(0.0, self.ended - self.begun) if alone else None  # type: ignore[operator]
        return Past(self.kind or "-", self.hard, self.reported.astimezone(clock.SHANGHAI).replace(tzinfo=None), hours)


@dataclass(frozen=True)
class Calls:
    """Call-outs of the year: `n` of them, which share was silent, hours until the others answered and until silence."""

    n: int = 0
    silent: float = 0.0
    answer: float = 0.0
    fallback: float = 1.0


@dataclass(frozen=True)
class Lived:
    """A year of a community. `grids`: households of each micro-grid, general grid by general grid; `stewards` too."""

    matters: Sequence[Taken]
    grids: tuple[int, ...]
    stewards: tuple[int, ...]
    leaders: int
    specialists: int
    calls: Calls = field(default=Calls())

    @property
    def ended(self) -> list[Taken]:
        return [one for one in self.matters if one.ended is not None]

    def of(self, hard: bool) -> list[Taken]:
        return [one for one in self.ended if one.hard == hard]


def share(some: Sequence[Taken], name: str) -> float:
    """Of how many of these matters something holds; 0 of none."""
    return fmean(bool(getattr(one, name)) for one in some) if some else 0.0


def lived(asked: Asked) -> Lived:
    """Read a year. Seven queries, however much there is."""
    grids, generals = _grids(asked)
    posts = Appointment.objects.filter(in_force(asked.last), community=asked.by.community)
    roles = (Role.STEWARD, Role.LEADER, Role.SPECIALIST)
    held = Counter(posts.filter(role__in=roles).values_list("role", "micro_grid"))
    of_role = Counter[str]()
    for (role, _grid), n in held.items():
        of_role[role] += n
    return Lived(
        matters=_matters(asked),
        grids=tuple(grids.values()),
        stewards=tuple(held[(Role.STEWARD, grid)] for grid in grids),
        leaders=max(1, min(of_role[Role.LEADER], generals)),
        specialists=of_role[Role.SPECIALIST],
        calls=_calls(asked),
    )


def _grids(asked: Asked) -> tuple[dict[UUID, int], int]:
    """The households of each micro-grid, those of one general grid together; and how many general grids there are."""
    rows = Membership.objects.filter(in_force(asked.last), community=asked.by.community)
    homes = Coalesce("households", F("stairwell__households"))
    names = ("micro_grid", "micro_grid__general_grid", "micro_grid__general_grid__name", "micro_grid__name")
    counted = rows.values(*names).annotate(homes=Sum(homes)).order_by(*names[2:], "micro_grid")
    found = list(counted)
    return {row["micro_grid"]: row["homes"] for row in found}, len({row[names[1]] for row in found})


def _matters(asked: Asked) -> list[Taken]:
    called = Exists(CallOut.objects.filter(case=OuterRef("pk")))
    spoken = Exists(Item.objects.filter(case=OuterRef("pk")))
    rows = asked.reported().annotate(called=called, spoken=spoken).order_by("-reported_at")
    columns = ("kind", "complexity", "urgent", "reported_at", "assigned_at", "resolved_at", "outcome")
    found = rows.values_list(*columns, "called", "spoken", "closed_level", "level")[:MOST]
    return [
        Taken(
            kind=kind,
            hard=complexity == Complexity.COMPLEX,
            urgent=urgent,
            reported=reported,
            begun=_hours(reported, begun),
            ended=_hours(reported, ended) if outcome else None,
            called=was_called,
            counselled=was_spoken,
            up=(closed_level or level) != Level.MICRO_GRID,
        )
        for (kind, complexity, urgent, reported, begun, ended, outcome, was_called, was_spoken, closed_level, level)
        in found
    ]  # fmt: skip


def _hours(since: datetime, until: datetime | None) -> float | None:
    return max(0.0, (until - since).total_seconds() / HOUR) if until else None


def _calls(asked: Asked) -> Calls:
    rows = Response.objects.filter(community=asked.by.community, called_at__gte=asked.since, called_at__lte=asked.at)
    found = list(rows.order_by("-called_at").values_list("answer", "called_at", "signed_at", "sign_by")[:MOST])
    if not found:
        return Calls()
    answered = [_hours(called, signed) or 0.0 for _answer, called, signed, _by in found if signed]
    return Calls(
        n=len(found),
        silent=fmean(answer == Answer.SILENT for answer, *_rest in found),
        answer=fmean(answered) if answered else 0.0,
        fallback=fmean(_hours(called, by) or 0.0 for _answer, called, _signed, by in found),
    )
