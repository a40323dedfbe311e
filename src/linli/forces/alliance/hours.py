"""Verbs on the log of hours: enter, confirm by another hand, correct by a further row, strike."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.forces.alliance import queries, rules, skills
from linli.forces.alliance.refusals import NotThatLong, NotYet, Overlaps, SameHand
from linli.forces.allied import Hand
from linli.forces.models import Ally, Need, Service
from linli.foundation import clock
from linli.foundation.refusals import Missing, NotAllowed
from linli.foundation.rows import there
from linli.foundation.writes import writes


@dataclass(frozen=True)
class Stretch:
    """One stretch of help: what, from when to when, in the course of which need."""

    skill: str
    title: str
    start: datetime
    end: datetime
    words: str = ""
    need: UUID | None = None


@writes
def enter(ally_id: UUID, stretch: Stretch, *, by: Actor, at: datetime, past: bool = False) -> Service:
    """Write down hours: the helper by link, or the host. Raises `NotThatLong`, `NotYet`, `Overlaps`, `Missing`."""
    ally = queries.locked_ally(ally_id)
    need = _need(ally, stretch)
    _may_enter(by, ally, need)
    return _insert(ally, need, stretch, by, at, past=past)


def _need(ally: Ally, stretch: Stretch) -> Need | None:
    """The need in which they helped, if one is named: they said yes to it."""
    if stretch.need is None:
        return None
    return there(Need.objects.filter(pk=stretch.need, asks__ally=ally, asks__reply="yes"))


def _may_enter(by: Actor, ally: Ally, need: Need | None) -> None:
    if not (gate.holds(by, "service.enter", ally) or (need and gate.holds(by, "service.enter", need))):
        raise NotAllowed()


def _insert(
    ally: Ally, need: Need | None, stretch: Stretch, by: Actor, at: datetime, *, past: bool = False,
    corrects: Service | None = None,
) -> Service:  # fmt: skip
    start, end = stretch.start.replace(second=0, microsecond=0), stretch.end.replace(second=0, microsecond=0)
    _check(ally, stretch, start, end, at, past)
    by_helper = by.kind == "link"
    made = Service(
        community_id=ally.community_id, ally=ally, need=need, skill=stretch.skill, title=stretch.title.strip()[:60],
        words=stretch.words.strip(), start=start, end=end, minutes=int((end - start).total_seconds()) // 60,
        entered=Hand.HELPER if by_helper else Hand.STAFF, entered_by_id=by.person_id, entered_at=at,
        corrects=corrects, past=past,
    )  # fmt: skip
    made.save(force_insert=True)
    audit.record(by, "service.enter", made, at=at, code=str(made.minutes))
    return made


def _check(ally: Ally, stretch: Stretch, start: datetime, end: datetime, at: datetime, past: bool) -> None:
    if not skills.known([stretch.skill]):
        raise Missing(field="skill")
    if not stretch.title.strip():
        raise Missing(field="title")
    same_day = clock.today(start) == clock.today(end)
    if not (start < end and end - start <= rules.LONGEST and same_day):
        raise NotThatLong(field="end")
    if end > at or (not past and at - start > rules.OLDEST):
        raise NotYet(field="day")
    clash = queries.clashing(ally.pk, start, end)
    if clash is not None:
        raise Overlaps(field="start", start=_clock(clash.start), end=_clock(clash.end))


def _clock(moment: datetime) -> str:
    return f"{moment.astimezone(clock.SHANGHAI):%m-%d %H:%M}"


@writes
def confirm(service_id: UUID, *, by: Actor, at: datetime) -> Service:
    """The other side says that it was so: the host, whoever was helped, or a second person for what is on paper.

    Done twice, the first stays. Raises `SameHand`.
    """
    service = _locked(service_id)
    ally, need = service.ally, service.need
    if not (gate.holds(by, "service.confirm", ally) or (need and gate.holds(by, "service.confirm", need))):
        raise NotAllowed()
    if service.confirmed:
        return service
    hand = Hand.STAFF if by.kind == "person" else Hand.HELPER if ally.pk in by.owns else Hand.SERVED
    if (hand == Hand.HELPER == service.entered) or (hand == Hand.STAFF and service.entered_by_id == by.person_id):
        raise SameHand()
    service.confirmed, service.confirmed_by_id, service.confirmed_at = hand, by.person_id, at
    service.save(update_fields=["confirmed", "confirmed_by", "confirmed_at"])
    audit.record(by, "service.confirm", service, at=at, code=hand)
    return service


@writes
def correct(service_id: UUID, stretch: Stretch, reason: str, *, by: Actor, at: datetime) -> Service:
    """What was written down wrongly: a further row stands from now on, and is to be confirmed anew."""
    before = _struck(service_id, reason, by, at)
    return _insert(before.ally, before.need, stretch, by, at, corrects=before, past=before.past)


@writes
def strike(service_id: UUID, reason: str, *, by: Actor, at: datetime) -> Service:
    """These hours were not so: they stay in the log and count no more."""
    return _struck(service_id, reason, by, at)


def _struck(service_id: UUID, reason: str, by: Actor, at: datetime) -> Service:
    service = _locked(service_id)
    gate.require(by, "service.correct", service.ally)
    if not reason.strip():
        raise Missing(field="reason")
    service.live = False
    service.save(update_fields=["live"])
    audit.record(by, "service.correct", service, at=at, words=reason.strip())
    return service


def _locked(id: UUID) -> Service:
    """A row that stands, its ally locked."""
    found = there(Service.objects.filter(pk=id))
    queries.locked_ally(found.ally_id)
    return there(Service.objects.filter(pk=id, live=True).select_related("ally", "need"))
