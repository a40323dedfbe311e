"""Verbs of the four steps: begin, take the next step with its numbers, give it up with a reason."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.council import quorums
from linli.council.models import Procedure, StepTaken
from linli.council.steps import queries, rules
from linli.council.steps.refusals import (
    Ahead,
    BeforeLast,
    HangsTooShort,
    NotNext,
    NumbersMissing,
    NumbersOdd,
    QuorumUnmet,
    StillHangs,
)
from linli.council.talk_labels import Passage
from linli.foundation import clock
from linli.foundation.refusals import Missing, OutOfStep
from linli.foundation.writes import one_at_a_time, writes


@dataclass(frozen=True)
class Taken:
    """A step as its minutes have it; the numbers of those steps that are counted, the last day of those that hang."""

    step: str
    day: date
    body: str
    words: str
    minutes_no: str = ""
    due: int | None = None
    present: int | None = None
    agreed: int | None = None
    hang_until: date | None = None


@writes
def begin(title: str, matter: str, *, by: Actor, at: datetime) -> Procedure:
    """A matter that needs the four steps sets out on them."""
    one_at_a_time(by.community)
    made = Procedure(community_id=by.community, host_id=by.appointed_id, made_at=at)
    gate.require(by, "steps.take", made)
    for field, text in (("title", title), ("matter", matter)):
        if not text.strip():
            raise Missing(field=field)
    made.title, made.matter = title.strip()[:60], matter.strip()[:400]
    made.number = queries.next_number(by.community, clock.today(at).year)
    made.save()
    audit.record(by, "steps.take", made, at=at, code=made.shown_number, words=made.matter)
    return made


@writes
def take_step(procedure_id: UUID, said: Taken, *, by: Actor, at: datetime) -> StepTaken:
    """Take the next step. What lacks its quorum is not written down as decided; notices hang their days."""
    procedure = _open(procedure_id, by)
    before = queries.taken(procedure)
    if said.step != rules.next_step({one.step for one in before}):
        raise NotNext()
    if said.day > clock.today(at):
        raise Ahead(field="day")
    if before and said.day < before[-1].day:
        raise BeforeLast(field="day")
    for field in ("body", "words"):
        if not getattr(said, field).strip():
            raise Missing(field=field)
    _count(said)
    made = StepTaken.objects.create(
        community_id=procedure.community_id, procedure=procedure, step=said.step, day=said.day,
        body=said.body.strip()[:60], words=said.words.strip()[:400], minutes_no=said.minutes_no.strip()[:30],
        due=said.due, present=said.present, agreed=said.agreed, hang_until=_hangs(said, before),
    )  # fmt: skip
    if rules.next_step({one.step for one in [*before, made]}) is None:
        procedure.state, procedure.ended_at = Passage.DONE, at
        procedure.save(update_fields=["state", "ended_at"])
    audit.record(by, "steps.take", procedure, at=at, code=said.step, words=said.words)
    return made


def _count(said: Taken) -> None:
    """The numbers of a step that is counted, against the quorum of its day."""
    numbers = (said.due, said.present, said.agreed)
    if said.step not in rules.COUNTED and numbers == (None, None, None):
        return
    if said.due is None or said.present is None or said.agreed is None:
        raise NumbersMissing(field="due")
    if not 0 <= said.agreed <= said.present <= said.due or said.due == 0:
        raise NumbersOdd(field="due")
    quorum = quorums.on(said.step, said.day)
    present, agreed = quorum.missing(said.due, said.present, said.agreed) if quorum else (0, 0)
    if present or agreed:
        raise QuorumUnmet(field="present" if present else "agreed", present=present, agreed=agreed)


def _hangs(said: Taken, before: list[StepTaken]) -> date | None:
    """Until when a notice hangs; what was decided is carried out only when its notice has hung its days."""
    if said.step not in rules.HANGS:
        notice = next((one for one in before if one.step == "publish"), None)
        if said.step == "carry" and notice and notice.hang_until and said.day <= notice.hang_until:
            raise StillHangs(field="day", day=f"{notice.hang_until}")
        return None
    quorum = quorums.on(said.step, said.day)
    days = quorum.days if quorum else 7
    until = said.hang_until or said.day + timedelta(days=days)
    if until < said.day + timedelta(days=days):
        raise HangsTooShort(field="hang_until", days=days, day=f"{said.day + timedelta(days=days)}")
    return until


@writes
def give_up(procedure_id: UUID, reason: str, *, by: Actor, at: datetime) -> Procedure:
    """It is not pursued, and why; the steps that were taken stay written down."""
    procedure = _open(procedure_id, by)
    if not reason.strip():
        raise Missing(field="words")
    procedure.state, procedure.reason, procedure.ended_at = Passage.OFF, reason.strip()[:400], at
    procedure.save(update_fields=["state", "reason", "ended_at"])
    audit.record(by, "steps.take", procedure, at=at, code="off", words=reason)
    return procedure


def _open(id: UUID, by: Actor) -> Procedure:
    procedure = queries.locked(id)
    gate.require(by, "steps.take", procedure)
    if procedure.state != Passage.OPEN:
        raise OutOfStep()
    return procedure
