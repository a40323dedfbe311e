"""Verbs of the one who calls: blow the whistle, call the next on silence, close jointly."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.cases import loop, queries, reference
from linli.cases.callouts import rules
from linli.cases.callouts.queries import LIVE, number_of, open_in
from linli.cases.labels import Answer, Grade
from linli.cases.models import CallOut, Case, Response
from linli.cases.refusals import CalledJustNow, NobodyCalled, NoNumber, NotUrgent, TooManyCalls, UnknownChoice
from linli.cases.telling.actions import keep, tell_person
from linli.foundation.refusals import Missing, OutOfStep
from linli.foundation.rows import there
from linli.foundation.sealing import link_token
from linli.foundation.writes import writes
from linli.notifications import actions as notifications
from linli.notifications.actions import Reader
from linli.people.models import Organisation, Person


@dataclass(frozen=True)
class Seat:
    """One responder to be called: as whom, who, why they were suggested, and who is next if they stay silent.

    Each id is of a person or of an organisation; ids are unique over all tables.
    """

    duty: str
    who: UUID
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
    once = list({seat.who: seat for seat in reversed(seats)}.values())[::-1]
    _check(case, call, once, at)
    made = CallOut.objects.create(
        community_id=case.community_id, case=case, grade=call.grade, reason=call.reason.strip(),
        place_note=call.place_note.strip(), best_time=call.best_time.strip(), called_by_id=by.appointed_id,
        called_at=at,
    )  # fmt: skip
    for seat in once:
        _seat(made, case, seat, _who(seat, case), at)
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
    wanted = [seat.who for seat in seats]
    recent = Response.objects.filter(callout__case=case, called_at__gt=at - rules.REST)
    last = recent.filter(Q(person__in=wanted) | Q(organisation__in=wanted)).first()
    if last:
        raise CalledJustNow(field="seats", name=str(last.person or last.organisation))


def _seat(
    made: CallOut, case: Case, seat: Seat, who: Person | Organisation, at: datetime, stands_for: Response | None = None
) -> Response:
    """One responder called, and their letter with the link."""
    person, body = (who, None) if isinstance(who, Person) else (None, who)
    due = rules.dues(made.grade, at, reference.calendar())
    response = Response.objects.create(
        community_id=case.community_id, callout=made, duty=seat.duty, person=person, organisation=body,
        why=seat.why[:120], then=[str(id) for id in seat.then[: rules.MOST_NEXT]], stands_for=stands_for, called_at=at,
        sign_by=due.sign, contact_by=due.contact, arrive_by=due.arrive, report_by=due.report,
        number=rules.first_number(body.contact) if body else "",
    )  # fmt: skip
    _tell(f"callout_{made.grade}", response, case, at)
    return response


def _tell(kind: str, response: Response, case: Case, at: datetime) -> None:
    """One letter to a responder, with their link; nothing in it says what the matter is about."""
    person = response.person
    reader = Reader(person=person.pk, reachable=bool(person.phone_index)) if person else Reader(number=response.number)
    params = {"place": case.place_words, "title": str(case.number), "link": _link(response)}
    if response.organisation:
        params["who"] = response.organisation.name
    notifications.post(kind, [reader], about=case, at=at, params=params)


def _link(response: Response) -> str:
    return f"/c/{link_token(response.pk)}/"


def recall(response: Response, case: Case) -> None:
    """A call that was answered, passed on or is over need not be told any more, if nobody has told it yet."""
    notifications.recall(case.pk, _link(response))


def _who(seat: Seat, case: Case) -> Person | Organisation:
    """The one person, or else the one organisation, of this community."""
    person = Person.objects.filter(pk=seat.who, community_id=case.community_id).first()
    body = person or Organisation.objects.filter(pk=seat.who, community_id=case.community_id).first()
    if body is None:
        raise NobodyCalled(field="seats")
    return body


@writes
def fall_back(response_id: UUID, *, by: Actor, at: datetime) -> Response:
    """Silence past the time to sign in: the next one of the order that the caller confirmed is called."""
    response, case = locked(response_id)
    gate.require(by, "callout.fallback", case)
    if response.answer != Answer.CALLED or response.sign_by > at:
        raise OutOfStep()
    response.answer, response.ended_at, response.number = Answer.SILENT, at, ""
    response.save(update_fields=["answer", "ended_at", "number"])
    recall(response, case)
    audit.record(by, "callout.fallback", case, at=at, code=str(response.pk))
    called = _call_next(response, case, at)
    tell_person("callout_next" if called else "callout_silent", response.callout.called_by_id, case, at)
    return response


def _call_next(silent: Response, case: Case, at: datetime) -> bool:
    """Call the next of the order whom this call has not reached in another way; False when nobody is left."""
    here = silent.callout.responses.values_list("person_id", "organisation_id")
    reached = {id for ids in here for id in ids}
    rest = [UUID(id) for id in silent.then if UUID(id) not in reached]
    while rest:
        seat = Seat(silent.duty, rest.pop(0), silent.why, tuple(rest))
        try:
            _seat(silent.callout, case, seat, _who(seat, case), at, stands_for=silent)
        except NobodyCalled:  # they have left the community since
            continue
        return True
    return False


@writes
def close(callout_id: UUID, summary: str, *, by: Actor, at: datetime) -> CallOut:
    """One joint closing: what came of the call, in one sentence; whoever has not come is no longer needed."""
    found = there(CallOut.objects.filter(pk=callout_id))
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
    """Close a call inside a verb: who is there has done it; who was still awaited hears that they are not needed."""
    for response in callout.responses.filter(answer__in=LIVE).select_related("person").order_by("id"):
        awaited = response.answer != Answer.ARRIVED
        recall(response, case)
        if awaited and (by.person_id is None or by.person_id != response.person_id):
            _tell("callout_released", response, case, at)
        response.answer = Answer.RELEASED if awaited else Answer.DONE
        response.ended_at, response.number = at, ""
        response.save(update_fields=["answer", "ended_at", "number"])
    callout.summary, callout.closed_at = summary, at
    callout.save(update_fields=["summary", "closed_at"])
    audit.record(by, "callout.close", case, at=at, code=str(callout.pk), words=summary)


def end_all(case: Case, by: Actor, at: datetime) -> None:
    """The matter itself has an answer: its open calls, and those of matters joined with it, end with it."""
    for callout in open_in(case):
        end(callout, case.answer, case, by, at)


@writes
def ring(response_id: UUID, *, by: Actor, at: datetime) -> Response:
    """The one who calls looks at a responder's number to ring them; that they looked stays noted."""
    response, case = locked(response_id)
    gate.require(by, "callout.blow", case)
    if not rules.first_number(number_of(response)):
        raise NoNumber()
    audit.record(by, "callout.ring", case, at=at, code=str(response.pk))
    return response


def locked(response_id: UUID) -> tuple[Response, Case]:
    """A response with its matter locked, so that two who answer at once answer one after the other."""
    found = there(Response.objects.filter(pk=response_id).values_list("callout__case_id", flat=True))
    case = queries.locked(found, None)
    return Response.objects.select_related("callout").get(pk=response_id), case
