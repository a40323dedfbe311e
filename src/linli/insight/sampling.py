"""A sample of matters that nobody picked: drawn by a number that is recorded, and read without a trace of a person."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.audit.models import Footprint
from linli.cases.models import Case
from linli.foundation import clock
from linli.foundation.refusals import Invalid
from linli.foundation.rows import there
from linli.foundation.writes import one_at_a_time, writes
from linli.insight.figures import Asked
from linli.insight.tables import Sample

SIZES = (5, 10, 20)
TURNS = 1_000_000


class NothingToDraw(Invalid):
    sentence = _("No matter was closed in these days, so there is nothing to draw from.")


class UnknownSize(Invalid):
    sentence = _("Please choose how many, from those that are offered.")


@writes
def draw(size: int, days: int, *, by: Actor, at: datetime) -> Sample:
    """Draw some of the matters closed in so many days; the number comes by chance and is kept with what it drew.

    Whoever has the number draws the same again (`chosen`), so that no sample can be picked by hand.
    """
    one_at_a_time(by.community)
    if size not in SIZES:
        raise UnknownSize(field="size")
    asked = Asked(by, at, days, "figure.sample")
    made = Sample(
        community_id=by.community, number=secrets.randbelow(TURNS), since=asked.first, until=asked.last, size=size,
        drawn_at=at, drawn_by=by.person_id,
    )  # fmt: skip
    gate.require(by, "figure.sample", made)
    ids = list(asked.closed().order_by("id").values_list("pk", flat=True))
    if not ids:
        raise NothingToDraw(field="days")
    made.of, made.cases = len(ids), [str(id) for id in chosen(ids, made.number, size)]
    made.save(force_insert=True)
    audit.record(by, "figure.sample", made, at=at, code=f"{made.number}:{len(made.cases)}/{made.of}")
    return made


def chosen(ids: list[UUID], number: int, size: int) -> list[UUID]:
    """Those whose SHA-256 of number and id are the least."""
    return sorted(ids, key=lambda id: hashlib.sha256(f"{number} {id}".encode()).digest())[:size]


def samples(by: Actor) -> list[Sample]:
    """Every sample that was ever drawn, the newest first: none can be thrown away because it was not liked."""
    return list(gate.allowed(by, "figure.sample", Sample.objects.all()).order_by("-drawn_at")[:100])


def sample(by: Actor, id: UUID) -> Sample:
    """One of them. Raises `NotFound`."""
    return there(gate.allowed(by, "figure.sample", Sample.objects.filter(pk=id)))


@dataclass(frozen=True)
class Trace:
    """One step of a masked matter: after how long, which action, as which role."""

    after: timedelta
    action: str
    role: str


@dataclass(frozen=True)
class Masked:
    """A matter without words, names, numbers of people or an exact place."""

    number: int
    kind: str
    complexity: str
    urgent: bool
    grid: str
    level: str
    outcome: str
    verdict: str
    reported: date
    limit: timedelta
    took: timedelta | None
    reports: int
    traces: list[Trace]


def masked(sample: Sample) -> list[Masked]:
    """What a sample shows of its matters, as they stand now. Three queries."""
    ids = [UUID(id) for id in sample.cases]
    rows = Case.objects.filter(pk__in=ids, community=sample.community_id, sealed=False)
    cases = {case.pk: case for case in rows.select_related("general_grid").prefetch_related("reports")}
    steps: dict[UUID, list[Footprint]] = {}
    for foot in Footprint.objects.filter(object_id__in=ids).order_by("at", "id"):
        if foot.object_id:
            steps.setdefault(foot.object_id, []).append(foot)
    return [_masked(cases[id], steps.get(id, [])) for id in ids if id in cases]


def _masked(case: Case, steps: list[Footprint]) -> Masked:
    traces = [Trace(foot.at - case.reported_at, foot.action, foot.role.split(",")[0]) for foot in steps]
    return Masked(
        case.number, case.kind, case.complexity, case.urgent, case.general_grid.name if case.general_grid else "",
        case.closed_level, case.outcome, case.verdict, clock.today(case.reported_at), case.due_at - case.reported_at,
        case.resolved_at - case.reported_at if case.resolved_at else None, len(case.reports.all()), traces,
    )  # fmt: skip
