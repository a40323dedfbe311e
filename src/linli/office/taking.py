"""Taking land and people out as a workbook."""

from datetime import datetime

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import clock
from linli.foundation.refusals import Missing
from linli.foundation.writes import writes
from linli.office.landing.export import rows_of
from linli.office.workbook import writing
from linli.people.models import Person
from linli.territory.models import Community


@writes
def take_out(numbers: bool = False, reason: str = "", *, by: Actor, at: datetime) -> bytes:
    """The workbook of the actor's community. With numbers it needs its own grant and a reason; either is noted."""
    community = Community.objects.get(pk=by.community)
    gate.require(by, "land.export", community)
    if numbers:
        gate.require(by, "person.export", Person(community=community))
        if not reason.strip():
            raise Missing(field="reason")
    rows = rows_of(community, clock.today(at), numbers=numbers)
    audit.record(by, "person.export" if numbers else "land.export", community, at=at, words=reason.strip())
    return writing.write(rows, numbers=numbers)
