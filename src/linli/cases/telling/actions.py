"""What every step on a matter ends with: it is kept with its next version, and its reporters are told, each once."""

from datetime import datetime, timedelta
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.cases.models import Case, Report
from linli.cases.refusals import NotThen
from linli.foundation.refusals import Missing, NotFound
from linli.foundation.rows import there
from linli.foundation.sealing import link_token
from linli.foundation.writes import writes
from linli.notifications import actions as notifications
from linli.notifications.actions import Reader
from linli.notifications.labels import State, ToldBy
from linli.notifications.models import Letter
from linli.people.models import Person

MINUTE = timedelta(minutes=1)  # a form tells the time without seconds


def keep(case: Case, *columns: str) -> None:
    """Write the changed columns, the stage and the next version."""
    case.version += 1
    case.save(update_fields=["stage", "version", *columns])


def tell_reporters(kind: str, case: Case, at: datetime, *, only: UUID | None = None) -> None:
    """One letter for each report of the matter, or for one of them. Two queries."""
    readers = [_reader(report, at) for report in case.reports.all() if only in (None, report.pk)]
    notifications.post(kind, readers, about=case, at=at, params={})


def _reader(report: Report, at: datetime) -> Reader:
    """Who had another enter the report may have no telephone, and is told by hand, unless still standing there."""
    params = (("tracking", report.tracking), ("link", f"/r/{link_token(report.pk)}/"))
    by_hand = report.entered_by_id is not None and report.at < at
    return Reader(report=report.pk, number=report.phone, by_hand=by_hand, params=params)


def tell_person(kind: str, person: UUID | None, case: Case, at: datetime, *, but: Actor | None = None) -> None:
    """One letter to someone who serves, unless it was their own deed; a private matter is named by its number."""
    if person and not (but and person == but.person_id):
        params = {"place": case.place_words, "title": str(case.number) if case.sealed else case.title}
        notifications.post(kind, [Reader(person=person)], about=case, at=at, params=params)


@writes
def tick(
    letter_id: UUID, *, by: Actor, means: str, at: datetime, teller: UUID | None = None, when: datetime | None = None
) -> Letter:
    """Someone was told by a person, perhaps by another than the one who enters it, and earlier: from a paper.

    Ticked twice, the first stays. Raises `Missing`, `NotThen`.
    """
    letter = _letter(letter_id)
    gate.require(by, "letter.tick", letter)
    teller, when = teller or by.person_id, when or at
    if means not in ToldBy.values:
        raise Missing(field="means")
    if teller is None or not Person.objects.filter(pk=teller, community_id=by.community).exists():
        raise Missing(field="teller")
    if not letter.posted_at - MINUTE < when <= at:
        raise NotThen(field="when")
    if letter.state != State.TOLD:
        notifications.mark_told(letter, teller, means, when)
        audit.record(by, "letter.tick", letter, at=at, code=f"{means} {teller}")
    return letter


@writes
def see_number(letter_id: UUID, *, by: Actor, at: datetime) -> Letter:
    """Look at the number that a letter is for; who looked stays noted, for a reporter to see."""
    letter = _letter(letter_id)
    case = Case.objects.filter(pk=letter.about_id).first() if letter.about_id else None
    if case is None:
        raise NotFound()
    gate.require(by, "report.see_contact", case)
    audit.record(by, "report.see_contact", case, at=at, code=str(letter.report_id or letter.pk))
    return letter


def _letter(id: UUID) -> Letter:
    return there(Letter.objects.filter(pk=id))
