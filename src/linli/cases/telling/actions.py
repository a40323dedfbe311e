"""What every step on a matter ends with: it is kept with its next version, and its reporters are told, each once."""

from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.cases.models import Case
from linli.foundation.refusals import Missing, NotFound
from linli.foundation.sealing import link_token
from linli.foundation.writes import writes
from linli.notifications import actions as notifications
from linli.notifications.actions import Reader
from linli.notifications.labels import State
from linli.notifications.models import Letter
from linli.people.labels import Means


def keep(case: Case, *columns: str) -> None:
    """Write the changed columns, the stage and the next version."""
    case.version += 1
    case.save(update_fields=["stage", "version", *columns])


def tell_reporters(kind: str, case: Case, at: datetime, *, only: UUID | None = None) -> None:
    """One letter for each report of the matter, or for one of them. Two queries."""
    readers = [
        Reader(report=r.pk, number=r.phone, params=(("tracking", r.tracking), ("link", f"/r/{link_token(r.pk)}/")))
        for r in case.reports.all()
        if only in (None, r.pk)
    ]
    notifications.post(kind, readers, about=case, at=at, params={})


def tell_person(kind: str, person: UUID | None, case: Case, at: datetime, *, but: Actor | None = None) -> None:
    """One letter to someone who serves, unless it was their own deed; a private matter is named by its number."""
    if person and not (but and person == but.person_id):
        params = {"place": case.place_words, "title": str(case.number) if case.sealed else case.title}
        notifications.post(kind, [Reader(person=person)], about=case, at=at, params=params)


@writes
def tick(letter_id: UUID, *, by: Actor, means: str, at: datetime) -> Letter:
    """Someone told the reporter by telephone, on paper or at the door; ticked twice, the first stays."""
    letter = Letter.objects.filter(pk=letter_id).first()
    if letter is None:
        raise NotFound()
    gate.require(by, "letter.tick", letter)
    if means not in Means.values:
        raise Missing(field="means")
    if letter.state != State.TOLD:
        notifications.mark_told(letter, by.person_id, means, at)
        audit.record(by, "letter.tick", letter, at=at, code=means)
    return letter
