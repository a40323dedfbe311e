"""Verbs of a responder, by link without signing in or by telephone: coming, spoken with them, there, done, not mine."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.cases.callouts import queries, steps
from linli.cases.callouts.actions import locked, recall
from linli.cases.callouts.queries import LIVE
from linli.cases.labels import Answer
from linli.cases.models import Case, Report, Response
from linli.cases.refusals import OwnerMissing, UnknownChoice
from linli.cases.telling.actions import keep, tell_person
from linli.foundation.refusals import Missing, NotAllowed, NotFound, OutOfStep
from linli.foundation.writes import writes


@writes
def accept(response_id: UUID, *, by: Actor, at: datetime) -> Response:
    """I am coming."""
    return _step("accept", response_id, by, at)


@writes
def contact(response_id: UUID, *, by: Actor, at: datetime) -> Response:
    """I have spoken with those concerned."""
    return _step("contact", response_id, by, at)


@writes
def arrive(response_id: UUID, *, by: Actor, at: datetime) -> Response:
    """I am there. Said by the responder, never measured."""
    return _step("arrive", response_id, by, at)


@writes
def finish(response_id: UUID, words: str, *, by: Actor, at: datetime, photo: str = "") -> Response:
    """Done: in a sentence what was done; a picture only if they like."""
    return _step("finish", response_id, by, at, words, photo=photo)


@writes
def decline(response_id: UUID, reason: str, owner: str, *, by: Actor, at: datetime) -> Response:
    """Not mine, and whose it is; the caller hears of it at once, and it counts as one bounce of the matter."""
    if not owner.strip():
        raise OwnerMissing(field="owner")
    return _step("decline", response_id, by, at, reason, owner=owner.strip()[:60])


@dataclass(frozen=True)
class Heard:
    """What a responder said by telephone: the step it means, who was on the line, and the words."""

    step: str
    spoke: str
    words: str = ""
    owner: str = ""  # whose it is, when it is declined


@writes
def by_telephone(response_id: UUID, heard: Heard, *, by: Actor, at: datetime) -> Response:
    """Whoever may call out notes what a responder answered by telephone, and who it was that spoke.

    Raises `UnknownChoice`, `Missing`, `OwnerMissing`.
    """
    response, case = locked(response_id)
    gate.require(by, "callout.answer_for", case)
    if heard.step not in steps.STEPS.column("step"):
        raise UnknownChoice(field="step")
    if not heard.spoke.strip():
        raise Missing(field="spoke")
    if heard.step == "decline" and not heard.owner.strip():
        raise OwnerMissing(field="owner")
    response.noted_by_id = by.appointed_id
    said = f"☎ {heard.spoke.strip()} {heard.words.strip()}".strip()
    return _take(heard.step, response, case, by, at, heard.words, heard.owner.strip()[:60], said=said)


def _step(
    step: str, response_id: UUID, by: Actor, at: datetime, words: str = "", owner: str = "", photo: str = ""
) -> Response:
    response, case = locked(response_id)
    gate.require(by, "callout.answer", response)
    response.noted_by_id = None
    return _take(step, response, case, by, at, words, owner, photo)


def _take(
    step: str, response: Response, case: Case, by: Actor, at: datetime, words: str, owner: str, photo: str = "",
    said: str = "",
) -> Response:  # fmt: skip
    """The next answer of a responder; `said`: what is noted of it, if it is more than the words."""
    if response.callout.closed_at is not None:
        raise OutOfStep()
    response.answer = steps.advance(response.answer, step, words)
    _stamp(response, step, at)
    response.words, response.owner = words.strip() or response.words, owner or response.owner
    response.photo = photo or response.photo
    response.save()
    recall(response, case)
    audit.record(by, f"callout.{step}", case, at=at, code=str(response.pk), words=said or words)
    _tell(step, response, case, by, at)
    return response


def _stamp(response: Response, step: str, at: datetime) -> None:
    """Each sign of life keeps the moment of the first time; a later one implies the earlier."""
    response.signed_at = response.signed_at or at
    if step == "contact":
        response.contacted_at = response.contacted_at or at
    if step == "arrive":
        response.arrived_at = response.arrived_at or at
    if response.answer not in LIVE:
        response.ended_at, response.number = at, ""


def _tell(step: str, response: Response, case: Case, by: Actor, at: datetime) -> None:
    """The caller hears of a refusal at once, and when the last one is done."""
    callout = response.callout
    if step == "decline":
        case.bounces += 1
        keep(case, "bounces")
        tell_person("callout_declined", callout.called_by_id, case, at, but=by)
    elif step == "finish" and not callout.responses.filter(answer__in=LIVE).exists():
        tell_person("callout_done", callout.called_by_id, case, at, but=by)


@writes
def see_contact(response_id: UUID, *, by: Actor, at: datetime) -> Report:
    """A responder who is coming looks at the first reporter's number; who looked stays noted for the reporter."""
    response, case = locked(response_id)
    gate.require(by, "callout.see_contact", response)
    if not queries.goes_in_person(response):
        raise NotAllowed()
    if response.answer not in (Answer.ACCEPTED, Answer.ARRIVED):
        raise OutOfStep()
    report = next((r for r in case.reports.order_by("at") if r.phone), None)
    if report is None:
        raise NotFound()
    audit.record(by, "report.see_contact", case, at=at, code=str(report.pk))
    return report
