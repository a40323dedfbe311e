"""Verbs of the one who calls: blow the whistle, call the next on silence, close jointly."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.cases import loop, queries, reference
from linli.cases.callouts import rules
from linli.cases.callouts.queries import LIVE
from linli.cases.labels import Answer, Grade
from linli.cases.models import CallOut, Case, Response
from linli.cases.refusals import CalledJustNow, NobodyCalled, NotUrgent, TooManyCalls, UnknownChoice
from linli.cases.telling.actions import keep, tell_person
from linli.foundation.refusals import Missing, NotFound, OutOfStep
from linli.foundation.sealing import link_token
from linli.foundation.writes import writes
from linli.notifications import actions as notifications
from linli.notifications.actions import Reader
from linli.people.models import Organisation, Person


@dataclass(frozen=True)
class Seat:
    """One responder to be called: as whom, who, why they were suggested, and who is next if they stay silent."""

    duty: str
    person: UUID | None = None
    organisation: UUID | None = None
    why: str = ""
    then: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class Call:
    """What the one who calls says: how soon, why, how one gets in, and when is best."""

    grade: str
    reason: str
    place_note: str = ""
    best_time: str = ""


@writes
def blow(case_id: UUID, call: Call, seats: Sequence[Seat], *, by: Actor, at: datetime, version: int) -> CallOut:
    """Call the right ones of 1+2+N to a matter; each gets a link and clocks of their own."""
    case = queries.locked(case_id, version)
    gate.require(by, "callout.blow", case)
    _check(case, call, seats, at)
    made = CallOut.objects.create(
        community_id=case.community_id, case=case, grade=call.grade, reason=call.reason.strip(),
        place_note=call.place_note.strip(), best_time=call.best_time.strip(), called_by_id=by.appointed_id,
        called_at=at,
    )  # fmt: skip
    for seat in seats:
        _seat(made, case, seat, at)
    keep(case)
    audit.record(by, "callout.blow", case, at=at, code=str(made.pk), words=call.reason)
    return made


def _check(case: Case, call: Call, seats: Sequence[Seat], at: datetime) -> None:
    if case.stage not in loop.OPEN:
        raise OutOfStep()
    if call.grade not in Grade.values:
        raise UnknownChoice(field="grade")
    if not call.reason.strip():
        raise Missing(field="reason")
    if not seats:
        raise NobodyCalled(field="seats")
    if not rules.may_be_urgent(case.urgent, call.grade):
        raise NotUrgent(field="grade")
    if rules.too_many(len(seats), case.callouts.filter(closed_at=None).count()):
        raise TooManyCalls(field="seats", most=rules.MOST_RESPONDERS)
    earlier = Response.objects.filter(callout__case=case, person__in=[s.person for s in seats if s.person])
    for last in earlier.select_related("person").order_by("-called_at"):
        if last.person and rules.called_just_now(last.called_at, at):
            raise CalledJustNow(field="seats", name=last.person.name)


def _seat(made: CallOut, case: Case, seat: Seat, at: datetime, stands_for: Response | None = None) -> Response:
    """One responder called, and their letter with the link."""
    person, body = _who(seat, case)
    due = rules.dues(made.grade, at, reference.calendar())
    number = "".join(sign for sign in body.contact if sign.isdigit()) if body else ""
    response = Response.objects.create(
        community_id=case.community_id, callout=made, duty=seat.duty, person=person, organisation=body,
        why=seat.why[:120], then=[str(id) for id in seat.then], stands_for=stands_for, called_at=at, sign_by=due.sign,
        contact_by=due.contact, arrive_by=due.arrive, report_by=due.report, number=number,
    )  # fmt: skip
    params = {"place": case.place_words, "link": f"/c/{link_token(response.pk)}/"}
    reader = Reader(person=person.pk, reachable=bool(person.phone_index)) if person else Reader(number=number)
    notifications.post(f"callout_{made.grade}", [reader], about=case, at=at, params=params)
    return response


def _who(seat: Seat, case: Case) -> tuple[Person | None, Organisation | None]:
    """The one person, or else the one organisation, of this community."""
    if seat.person:
        person = Person.objects.filter(pk=seat.person, community_id=case.community_id).first()
        if person:
            return person, None
    here = Organisation.objects.filter(community_id=case.community_id)
    body = here.filter(pk=seat.organisation).first() if seat.organisation else None
    if body is None:
        raise NobodyCalled(field="seats")
    return None, body


@writes
def fall_back(response_id: UUID, *, by: Actor, at: datetime) -> Response:
    """Silence past the time to sign in: the next one of the order that the caller confirmed is called."""
    response, case = locked(response_id)
    gate.require(by, "callout.fallback", case)
    if response.answer != Answer.CALLED or response.sign_by > at:
        raise OutOfStep()
    response.answer, response.ended_at = Answer.SILENT, at
    response.save(update_fields=["answer", "ended_at"])
    audit.record(by, "callout.fallback", case, at=at, code=str(response.pk))
    rest = [UUID(id) for id in response.then]
    if rest:
        seat = Seat(response.duty, person=rest[0], why=response.why, then=tuple(rest[1:]))
        _seat(response.callout, case, seat, at, stands_for=response)
    tell_person("callout_next" if rest else "callout_silent", response.callout.called_by_id, case, at)
    return response


@writes
def close(callout_id: UUID, summary: str, *, by: Actor, at: datetime) -> CallOut:
    """One joint closing: what came of the call, in one sentence; whoever has not come is no longer needed."""
    found = CallOut.objects.filter(pk=callout_id).first()
    if found is None:
        raise NotFound()
    case = queries.locked(found.case_id, None)
    gate.require(by, "callout.close", case)
    callout = CallOut.objects.get(pk=callout_id)
    if callout.closed_at is not None:
        raise OutOfStep()
    if not summary.strip():
        raise Missing(field="summary")
    end(callout, summary.strip(), case, by, at)
    keep(case)
    return callout


def end(callout: CallOut, summary: str, case: Case, by: Actor, at: datetime) -> None:
    """Close a call inside a verb: who was still awaited hears that they are no longer needed."""
    awaited = list(callout.responses.filter(answer__in=LIVE))
    for response in awaited:
        response.answer, response.ended_at, response.number = Answer.RELEASED, at, ""
        response.save(update_fields=["answer", "ended_at", "number"])
        tell_person("callout_released", response.person_id, case, at, but=by)
    callout.summary, callout.closed_at = summary, at
    callout.save(update_fields=["summary", "closed_at"])
    audit.record(by, "callout.close", case, at=at, code=str(callout.pk), words=summary)


def end_all(case: Case, by: Actor, at: datetime) -> None:
    """The matter itself has an answer: its open calls end with it."""
    for callout in case.callouts.filter(closed_at=None):
        end(callout, case.answer, case, by, at)


def locked(response_id: UUID) -> tuple[Response, Case]:
    """A response with its matter locked, so that two who answer at once answer one after the other."""
    found = Response.objects.filter(pk=response_id).values_list("callout__case_id", flat=True).first()
    if found is None:
        raise NotFound()
    case = queries.locked(found, None)
    return Response.objects.select_related("callout").get(pk=response_id), case
