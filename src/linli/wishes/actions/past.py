"""A wish of the time before Linli: the need alone, when it was said and, if it was, fulfilled; nobody is known."""

from datetime import datetime
from uuid import UUID

from django.db.models import Max

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation.refusals import Missing, NotFound
from linli.foundation.writes import one_at_a_time, writes
from linli.people.labels import Means
from linli.territory.models import Compound
from linli.wishes.labels import Sort, Stage
from linli.wishes.models import Wish


@writes
def bring(sort: str, need: str, compound: UUID | None, fulfilled: datetime | None, *, by: Actor, at: datetime) -> Wish:
    """Enter a past wish; one that was not fulfilled is entered as taken back, since nobody can be asked any more."""
    one_at_a_time(by.community)
    wish = Wish(community_id=by.community, past=True, agreed_at=at, means=Means.PAPER, opened_at=at)
    gate.require(by, "wish.bring", wish)
    if sort not in Sort.values or not need.strip():
        raise Missing(field="need")
    place = Compound.objects.filter(pk=compound, community=by.community).first() if compound else None
    if compound and place is None:
        raise NotFound()
    wish.sort, wish.need, wish.compound = sort, need.strip()[:80], place
    wish.general_grid_id = place.general_grid_id if place else None
    wish.lead_id = wish.taken_by_id = by.appointed_id
    wish.number = (Wish.objects.filter(community=by.community).aggregate(n=Max("number"))["n"] or 0) + 1
    if fulfilled:
        wish.stage, wish.fulfilled_at, wish.delivered_at = Stage.FULFILLED, fulfilled, fulfilled
    else:
        wish.stage, wish.withdrawn_at = Stage.WITHDRAWN, at
    wish.erased_at = at  # nothing of the wisher was ever there
    wish.save()
    audit.record(by, "wish.bring", wish, at=at)
    return wish
