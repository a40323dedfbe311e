"""The office says which stairwells are neighbours, where numbers or drawn places mislead."""

from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation.writes import writes
from linli.planning.models import Neighbours
from linli.planning.neighbours import pair
from linli.planning.refusals import NoNeighbours
from linli.territory.models import Compound, Stairwell


@writes
def say_neighbours(one: UUID, other: UUID, joined: bool, *, by: Actor, at: datetime) -> Compound:
    """Two stairwells are neighbours, or are none; said anew, the last word counts. Gives their compound."""
    doors = list(Stairwell.objects.filter(pk__in=[one, other], community=by.community).select_related("compound"))
    if len(doors) != 2 or doors[0].compound_id != doors[1].compound_id:
        raise NoNeighbours(field="other")
    first, second = pair(one, other)
    compound = doors[0].compound
    gate.require(by, "plan.neighbours", compound)
    Neighbours.objects.update_or_create(
        community=compound.community, one_id=first, other_id=second, defaults={"joined": joined}
    )
    audit.record(by, "plan.neighbours", compound, at=at, code="joined" if joined else "parted")
    return compound
