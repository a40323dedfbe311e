"""Verbs of the mediation itself: they sit down, settle or part; later the court may confirm, and one asks again."""

from datetime import date, datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.council import loop
from linli.council.mediation import queries, rules
from linli.council.mediation.actions.asking import end, keep, led
from linli.council.mediation.loop import MEDIATIONS
from linli.council.mediation.refusals import MediatorUnchosen
from linli.council.models import Mediation
from linli.council.refusals import Unknown
from linli.council.talk_labels import Held
from linli.foundation import clock
from linli.foundation.refusals import OutOfStep
from linli.foundation.sealing import link_token
from linli.foundation.writes import writes
from linli.notifications import actions as notifications
from linli.notifications.actions import Reader


@writes
def sit(mediation_id: UUID, *, by: Actor, at: datetime) -> Mediation:
    """They sit down with the mediator whom all accept."""
    mediation = led(mediation_id, by)
    mediation.state = loop.advance(MEDIATIONS, mediation.state, "sit")
    if not mediation.mediator_kind:
        raise MediatorUnchosen(field="name")
    keep(mediation, "state")
    audit.record(by, "mediation.lead", mediation, at=at, code="sat")
    return mediation


@writes
def settle(mediation_id: UUID, agreement: str, oral: bool, *, by: Actor, at: datetime) -> Mediation:
    """The sides agree; from this day on they have thirty days to ask the court together to confirm it."""
    mediation = led(mediation_id, by)
    mediation.state = loop.advance(MEDIATIONS, mediation.state, "settle", agreement)
    today = clock.today(at)
    mediation.agreement, mediation.oral, mediation.agreed_on = agreement.strip(), oral, today
    mediation.confirm_by, mediation.follow_on, mediation.ended_at = rules.confirm_by(today), today + rules.FOLLOW, at
    keep(mediation, "state", "agreement", "oral", "agreed_on", "confirm_by", "follow_on", "ended_at")
    audit.record(by, "mediation.lead", mediation, at=at, code="settled")
    return mediation


@writes
def part(mediation_id: UUID, *, by: Actor, at: datetime) -> Mediation:
    """No agreement was found. Names and words are erased; every other way is as open as before."""
    mediation = led(mediation_id, by)
    mediation.state = loop.advance(MEDIATIONS, mediation.state, "part")
    end(mediation, at)
    audit.record(by, "mediation.lead", mediation, at=at, code="ended")
    return mediation


@writes
def confirm(mediation_id: UUID, day: date, *, by: Actor, at: datetime) -> Mediation:
    """The court has confirmed the agreement on a day."""
    mediation = led(mediation_id, by)
    if not mediation.agreed_on or day < mediation.agreed_on or day > clock.today(at):
        raise OutOfStep()
    mediation.confirmed_on = day
    keep(mediation, "confirmed_on")
    audit.record(by, "mediation.lead", mediation, at=at, code="confirmed")
    return mediation


@writes
def follow(mediation_id: UUID, kept: str, words: str, *, by: Actor, at: datetime) -> Mediation:
    """Someone asks the sides whether it is kept."""
    mediation = led(mediation_id, by)
    mediation.state = loop.advance(MEDIATIONS, mediation.state, "follow", words)
    if kept not in Held.values:
        raise Unknown(field="kept")
    mediation.kept, mediation.followed = kept, words.strip()
    keep(mediation, "state", "kept", "followed")
    audit.record(by, "mediation.lead", mediation, at=at, code=f"followed:{kept}")
    return mediation


@writes
def remind(mediation_id: UUID, *, by: Actor, at: datetime) -> Mediation:
    """Both sides hear, once, until when they may ask the court together; nobody has to."""
    mediation = queries.locked(mediation_id)
    gate.require(by, "mediation.remind", mediation)
    mediation.reminded_at = at
    keep(mediation, "reminded_at")
    for side in queries.sides(mediation):
        if side.phone:
            params = {"day": f"{mediation.confirm_by}", "link": f"/md/{link_token(side.pk)}/"}
            notifications.post("mediation_confirm", [Reader(number=side.phone)], about=mediation, at=at, params=params)
    audit.record(by, "mediation.remind", mediation, at=at)
    return mediation
