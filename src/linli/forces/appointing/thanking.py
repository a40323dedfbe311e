"""Verbs of handing over: the letter of appointment, thanks, and both with the end of an appointment."""

from datetime import date, datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.forces import actions as forces
from linli.forces import duties
from linli.forces.appointing import queries
from linli.forces.appointing.refusals import LetterGiven, NoLetter
from linli.forces.models import Recognition
from linli.forces.refusals import DaysReversed
from linli.forces.stages import Given
from linli.foundation import clock
from linli.foundation.refusals import Missing
from linli.foundation.writes import writes
from linli.people.models import Appointment

MOST_WORDS = 200


@writes
def hand_letter(appointment_id: UUID, *, by: Actor, at: datetime, day: date | None = None) -> Recognition:
    """The letter of appointment was handed over, with its duty list. Raises `NoLetter`, `LetterGiven`."""
    held = queries.post(by, appointment_id)
    listed = duties.of(held.role)
    if listed is None:
        raise NoLetter()
    made = _made(Given.LETTER, held, by, at, day, duties_version=listed.version)
    if Recognition.objects.filter(appointment=held, kind=Given.LETTER).exists():
        raise LetterGiven()
    made.save()
    audit.record(by, "thanks.give", made, at=at, code=Given.LETTER)
    return made


@writes
def thank(appointment_id: UUID, words: str, *, by: Actor, at: datetime, day: date | None = None) -> Recognition:
    """A letter of thanks for something named in a sentence; it compares nobody with anybody."""
    held = queries.post(by, appointment_id)
    made = _made(Given.THANKS, held, by, at, day, words=words.strip()[:MOST_WORDS])
    if not made.words:
        raise Missing(field="words")
    made.save()
    audit.record(by, "thanks.give", made, at=at, code=Given.THANKS)
    return made


@writes
def part(appointment_id: UUID, end: date, words: str, *, by: Actor, at: datetime) -> Appointment:
    """An appointment ends, with thanks if there are words for it."""
    held = queries.post(by, appointment_id)
    forces.end_appointment(held.pk, by=by, at=at, end=end)
    if words.strip():
        thank(held.pk, words, by=by, at=at)
    return queries.post(by, appointment_id)


def _made(
    kind: Given, held: Appointment, by: Actor, at: datetime, day: date | None, words: str = "",
    duties_version: int | None = None,
) -> Recognition:  # fmt: skip
    made = Recognition(
        community_id=held.community_id, kind=kind, person_id=held.person_id, appointment=held,
        day=day or clock.today(at), words=words, duties_version=duties_version, given_at=at,
    )  # fmt: skip
    gate.require(by, "thanks.give", made)
    if made.day > clock.today(at):
        raise DaysReversed(field="day")
    made.given_by_id = by.appointed_id
    return made
