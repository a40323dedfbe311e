"""Who could help: the first of each ring by an index, put in order by the engine. At most five queries."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from linli.engines import helping
from linli.engines.helping import PARTS, Place, Suggestion, slot
from linli.forces.alliance import rules
from linli.forces.models import Ally, Ask, Need, Offer
from linli.foundation import clock

MOST = 12
LEVELS = helping.RINGS[:3]
COLUMNS = ("ally_id", *(f"{level}_id" for level in LEVELS), "slots", "reach", "last_asked", "away_until")


@dataclass(frozen=True)
class Found:
    """A suggestion with the row of the ally, and whether an insurance that was seen covers the day."""

    ally: Ally
    suggestion: Suggestion
    insured: bool


def asked_of(need: Need, at: datetime) -> helping.Need:
    """A need as the engine asks."""
    place = Place(need.micro_grid_id, need.compound_id, need.general_grid_id)
    return helping.Need(need.skill, need.day, PARTS.index(need.part), place, clock.today(at), need.ring)


def suggested(need: Need, at: datetime, most: int = MOST) -> list[Found]:
    """Who could be asked and was not yet, best first, each with the reasons."""
    asked = list(Ask.objects.filter(need=need).values_list("ally_id", flat=True))
    question = asked_of(need, at)
    near: list[helping.Ally] = []
    found: list[Suggestion] = []
    for ring in range(need.ring + 1):
        near += [as_ally(row, need.skill) for row in _of_ring(need, question, ring, asked, most)]
        found = helping.suggest(question, near, most)
        if len(found) == most and found[-1].ring + found[-1].back <= ring:  # nobody farther stands before the last
            break
    known = Ally.objects.in_bulk([UUID(one.ally.id) for one in found])
    allies = [known[UUID(one.ally.id)] for one in found]
    return [
        Found(ally, one, rules.insured(ally.insured_until, need.day)) for ally, one in zip(allies, found, strict=True)
    ]


def _of_ring(
    need: Need, question: helping.Need, ring: int, asked: list[UUID], most: int
) -> QuerySet[Offer, dict[str, Any]] | list[dict[str, Any]]:
    """The offers of one ring that fit, those asked longest ago first."""
    near = [(level, getattr(need, f"{level}_id")) for level in LEVELS]
    if ring < len(near) and near[ring][1] is None:
        return []
    # one place alone is named: with the community beside it SQLite, which keeps no statistics, walks the wider index
    here = near[ring] if ring < len(near) else ("community", need.community_id)
    rows = Offer.objects.filter(**{here[0]: here[1]}, skill=need.skill, reach__gte=ring)
    for level, place in near[:ring]:
        if place is not None:
            rows = rows.filter(~Q(**{level: place}) | Q(**{f"{level}__isnull": True}))
    there = Q(away_until__isnull=True) | Q(away_until__lte=need.day)
    rows = rows.filter(there).annotate(free=F("slots").bitand(slot(need.day, question.part))).filter(free__gt=0)
    if asked:
        rows = rows.exclude(ally__in=asked)
    return rows.order_by("last_asked", "ally_id").values(*COLUMNS)[:most]


def as_ally(row: dict[str, Any], *skills: str) -> helping.Ally:
    """An offer as the engine reads it."""
    place = Place(*(row[f"{level}_id"] for level in LEVELS))
    return helping.Ally(
        str(row["ally_id"]), place, frozenset(skills), row["slots"], row["reach"], row["last_asked"], row["away_until"]
    )


def everyone(need: Need) -> list[helping.Ally]:
    """Every member of the community as the engine reads them: what the index spares."""
    rows = Offer.objects.filter(community=need.community_id, skill=need.skill).exclude(ally__asks__need=need)
    return [as_ally(row, need.skill) for row in rows.values(*COLUMNS)]


def fits(need: Need, ally: Ally, at: datetime) -> bool:
    """Whether one member could be asked."""
    place = Place(ally.micro_grid_id, ally.compound_id, ally.general_grid_id)
    skills = frozenset(ally.can)
    one = helping.Ally(str(ally.pk), place, skills, ally.slots, ally.reach, ally.last_asked, ally.away_until)
    return helping.fits(asked_of(need, at), one)
