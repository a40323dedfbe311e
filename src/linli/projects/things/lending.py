"""Verbs of lending: take a thing along, bring it back; by its code, or on paper by its keeper."""

from datetime import datetime, timedelta
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import clock
from linli.foundation.refusals import Missing
from linli.foundation.rows import there
from linli.foundation.writes import writes
from linli.notifications import actions as notifications
from linli.notifications.actions import Reader
from linli.projects.models import Loan
from linli.projects.refused import LentOut, NotLent, NotOut, TakenAway
from linli.projects.things import queries


@writes
def borrow(thing_id: UUID, name: str, phone: str = "", *, by: Actor, at: datetime) -> Loan:
    """Someone takes it along, known by a name as they like. Raises `NotLent`, `LentOut`, `TakenAway`, `Missing`."""
    thing = queries.locked(thing_id)
    gate.require(by, "thing.borrow", thing)
    if thing.removed_on:
        raise TakenAway()
    if not thing.lendable:
        raise NotLent()
    if queries.loan_of(thing):
        raise LentOut()
    if not name.strip():
        raise Missing(field="name")
    made = Loan.objects.create(
        community_id=thing.community_id, thing=thing, name=name.strip()[:20], phone=phone, at=at,
        due_on=clock.today(at) + timedelta(days=thing.days), entered_by_id=by.person_id,
    )  # fmt: skip
    audit.record(by, "thing.borrow", thing, at=at, code="out")
    return made


@writes
def bring_back(thing_id: UUID, *, by: Actor, at: datetime, lost: bool = False) -> Loan:
    """It is back, and who had it is forgotten. That it will not come back, its keeper says. Raises `NotOut`."""
    thing = queries.locked(thing_id)
    gate.require(by, "thing.borrow", thing)
    if lost:
        gate.require(by, "thing.tend", thing)
    loan = queries.loan_of(thing)
    if loan is None:
        raise NotOut()
    loan.name = loan.phone = ""
    loan.back_at, loan.lost = at, lost
    loan.save()
    audit.record(by, "thing.borrow", thing, at=at, code="lost" if lost else "back")
    return loan


@writes
def lapse(loan_id: UUID, *, by: Actor, at: datetime) -> Loan:
    """It never came back: who had it is forgotten, the loss stays counted, and its keeper is asked to look.

    Raises `NotOut` when it came back, or is not late enough.
    """
    found = there(Loan.objects.filter(pk=loan_id))
    thing = queries.locked(found.thing_id)
    gate.require(by, "thing.remind", thing)
    loan = queries.never_back(clock.today(at)).filter(pk=loan_id).first()
    if loan is None:
        raise NotOut()
    loan.name = loan.phone = ""
    loan.back_at, loan.lost = at, True
    loan.save()
    if thing.lead:
        reader = Reader(thing.lead_id, bool(thing.lead.phone_index))
        params = {"title": thing.name, "link": f"/together/things/{thing.pk}/"}
        notifications.post("thing_lost", [reader], about=thing, at=at, params=params)
    audit.record(by, "thing.remind", thing, at=at, code="lost")
    return loan


@writes
def see_number(loan_id: UUID, *, by: Actor, at: datetime) -> Loan:
    """Look at the name and number of whoever has a thing; the look stays noted."""
    loan = there(Loan.objects.select_related("thing").filter(pk=loan_id, back_at=None))
    gate.require(by, "thing.tend", loan.thing)
    audit.record(by, "thing.tend", loan.thing, at=at, code="see_number")
    return loan
