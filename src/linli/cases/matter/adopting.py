"""Which version of the model of kinds reports are read with: a person decides, and it leaves a footprint."""

from collections.abc import Callable
from datetime import datetime

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation.writes import writes
from linli.territory.models import Community


@writes
def adopt(before: int, now: int, put: Callable[[], object], *, by: Actor, at: datetime) -> Community:
    """Use version `now` in the place of `before` (0: the one that ships); `put` makes it so, when all else is done.

    Whoever may not do this changes nothing, and where `put` fails no footprint is left.
    """
    community = Community.objects.get(pk=by.community)
    gate.require(by, "triage.adopt", community)
    audit.record(by, "triage.adopt", community, at=at, code=f"{before}>{now}")
    put()
    return community
