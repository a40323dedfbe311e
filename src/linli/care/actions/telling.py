"""Letters of the safety calls. They name nobody and nothing: only where to look."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from linli.care.models import Call, Entry
from linli.notifications import actions as notifications
from linli.notifications.actions import Reader
from linli.people.models import Person

LINKS = {"care_keeperless": "/office/care/"}


def tell(kind: str, people: Iterable[Person], about: Entry | Call, at: datetime, *, but: UUID | None = None) -> int:
    """One letter to each of these people, save the one who acts; how many."""
    readers = {p.pk: Reader(p.pk, reachable=bool(p.phone_index)) for p in people if p.pk != but}
    params = {"link": LINKS.get(kind, "/care/")}
    return len(notifications.post(kind, readers.values(), about=about, at=at, params=params))
