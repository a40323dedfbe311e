"""What time does to the safety calls: keepers are asked to look, and words that have served are forgotten."""

from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.care import queries, rules
from linli.care.actions.telling import tell
from linli.care.models import Entry, Note
from linli.foundation import clock
from linli.foundation.writes import writes
from linli.people.models import Person


@writes
def ask_to_look(community_id: UUID, *, by: Actor, at: datetime) -> int:
    """One letter to each keeper of a call that was left lying; to the office when nobody keeps it. How many letters."""
    day = clock.today(at)
    left = queries.left_lying(community_id, at)
    people: dict[str, list[Person]] = {"care_open": [], "care_keeperless": []}
    for entry in left:
        gate.require(by, "care.remind", entry)
        keepers = queries.keepers([entry.pk], day)
        kind = "care_open" if keepers else "care_keeperless"
        people[kind] += keepers or queries.office_people(community_id, day)
        entry.asked_at = at
        entry.save(update_fields=["asked_at"])
        audit.record(by, "care.remind", entry, at=at, code=kind)
    return sum(tell(kind, readers, left[0], at) for kind, readers in people.items() if readers)


@writes
def forget(community_id: UUID, *, by: Actor, at: datetime) -> int:
    """Words of calls older than 90 days are erased; the calls stay. How many notes."""
    old = Note.objects.filter(community_id=community_id, at__lt=at - rules.WORDS_KEPT).exclude(words="")
    entries = list(Entry.objects.filter(calls__notes__in=old).distinct())
    for entry in entries:
        gate.require(by, "care.forget", entry)
        audit.record(by, "care.forget", entry, at=at)
    return old.update(words="")
