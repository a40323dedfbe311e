"""A survey is prepared, opened with its slips, and closed with its result."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import clock
from linli.foundation.fields import readable_code
from linli.foundation.refusals import Missing
from linli.foundation.writes import one_at_a_time, writes
from linli.surveys import queries, reference, rules
from linli.surveys.labels import Sampling, Way
from linli.surveys.models import Slip, Survey
from linli.surveys.refusals import (
    DaysWrong,
    NameTaken,
    NoHouseholds,
    NotOpened,
    OpenedAlready,
    PapersWait,
    QuestionsWrong,
    SampleWrong,
    StillRuns,
)


@dataclass(frozen=True)
class Plan:
    """A survey as it is to be held; `wanted` households of a random sample, None for everyone."""

    name: str
    surveyor: str
    opens: date
    closes: date
    questions: Sequence[str]
    wanted: int | None = None


@writes
def prepare(plan: Plan, *, by: Actor, at: datetime) -> Survey:
    """Begin a survey. Raises `Missing`, `NameTaken`, `DaysWrong`, `QuestionsWrong`, `SampleWrong`."""
    made = Survey(community_id=by.community, prepared_by_id=by.appointed_id, prepared_at=at)
    gate.require(by, "survey.prepare", made)
    one_at_a_time(by.community)
    made.name, made.surveyor = plan.name.strip()[:60], plan.surveyor.strip()[:60]
    for field in ("name", "surveyor"):
        if not getattr(made, field):
            raise Missing(field=field)
    if Survey.objects.filter(community=by.community, name=made.name).exists():
        raise NameTaken(field="name")
    if plan.closes < plan.opens or plan.closes < clock.today(at):
        raise DaysWrong(field="closes")
    known = reference.questions()
    if not 1 <= len(set(plan.questions)) <= rules.MOST_QUESTIONS or set(plan.questions) - set(known):
        raise QuestionsWrong(field="questions")
    households = len(queries.frame(by.community, clock.today(at)))
    if plan.wanted is not None and not rules.FEWEST <= plan.wanted <= households:
        raise SampleWrong(field="wanted")
    made.opens, made.closes, made.wanted = plan.opens, plan.closes, plan.wanted
    made.sampling = Sampling.RANDOM if plan.wanted else Sampling.EVERYONE
    made.questions = [one.as_kept() for key, one in known.items() if key in plan.questions]
    made.save()
    audit.record(by, "survey.prepare", made, at=at, code=made.sampling)
    return made


@writes
def open_survey(survey_id: UUID, *, by: Actor, at: datetime, seed: int | None = None) -> Survey:
    """Draw the sample and make a secret code for each household in it; from now on nothing of it changes.

    Raises `OpenedAlready`, `NoHouseholds`, `DaysWrong`.
    """
    survey = queries.locked(survey_id)
    gate.require(by, "survey.open", survey)
    if survey.opened_at:
        raise OpenedAlready()
    today = clock.today(at)
    if survey.closes < today:
        raise DaysWrong(field="closes")
    frame = queries.frame(survey.community_id, today)
    if not frame:
        raise NoHouseholds()
    survey.seed = secrets.randbelow(2**31) if seed is None else seed
    asked = rules.drawn(frame, survey.wanted or len(frame), survey.seed)
    survey.frame, survey.size, survey.opened_at = len(frame), len(asked), at
    survey.save(update_fields=["seed", "frame", "size", "opened_at"])
    codes = [readable_code(rules.LENGTH) for _ in asked]
    Slip.objects.bulk_create(
        [
            Slip(
                community_id=survey.community_id, survey=survey, place=place, number=number, secret=code,
                digest=rules.digest(code),
            )
            for (place, number), code in zip(asked, codes, strict=True)
        ],
        batch_size=500,
    )  # fmt: skip
    audit.record(by, "survey.open", survey, at=at, code=f"{len(asked)}/{len(frame)} {survey.seed}")
    return survey


@writes
def close(survey_id: UUID, *, by: Actor, at: datetime) -> Survey:
    """Count a survey after its last day; codes that lay sealed are erased. Closed twice, the first stays.

    Raises `NotOpened`, `StillRuns`, `PapersWait`.
    """
    survey = queries.locked(survey_id)
    gate.require(by, "survey.close", survey)
    if survey.closed_at:
        return survey
    if not survey.opened_at:
        raise NotOpened()
    if clock.today(at) <= survey.closes:
        raise StillRuns(closes=survey.closes.isoformat())
    if left := queries.waiting(survey).count():
        raise PapersWait(n=left)
    ways = {way.value: Slip.objects.filter(survey=survey, used=way.value).count() for way in Way}
    survey.result = {"used": sum(ways.values()), "ways": ways, "counts": queries.counts(survey)}
    survey.closed_at, survey.closed_by_id = at, by.appointed_id
    survey.save(update_fields=["result", "closed_at", "closed_by"])
    Slip.objects.filter(survey=survey).update(secret="")
    audit.record(by, "survey.close", survey, at=at, code=f"{survey.result['used']}/{survey.size}")
    return survey
