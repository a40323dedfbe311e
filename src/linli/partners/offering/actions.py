"""Verbs on resources: offer, say anew, end; note that one was used."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import clock
from linli.foundation.refusals import Missing
from linli.foundation.writes import writes
from linli.partners.labels import Per, ResourceKind, Unit
from linli.partners.models import Partner, Reach, Resource, Use
from linli.partners.offering import queries
from linli.partners.refusals import Ahead, DaysReversed, NoCount, NoTimes, NotOffered, UnknownPlace
from linli.partners.relating import queries as relating
from linli.territory.models import Compound, GeneralGrid


@dataclass(frozen=True)
class Offer:
    """What is offered, how often, and where; no places means the whole community."""

    kind: str
    words: str
    times: int
    per: str
    start: date
    end: date | None = None
    general_grids: Sequence[UUID] = ()
    compounds: Sequence[UUID] = ()


@writes
def offer(partner_id: UUID, said: Offer, *, by: Actor, at: datetime, past: bool = False) -> Resource:
    """A partner offers something, by its own link or through the office."""
    partner = relating.locked(partner_id)
    gate.require(by, "partner.offer", partner)
    made = Resource(
        community_id=partner.community_id, organisation_id=partner.organisation_id, entered_at=at,
        by_link=by.kind == "link", past=past,
    )  # fmt: skip
    _take(made, said)
    made.save()
    _reach(made, said)
    audit.record(by, "partner.offer", made, at=at, code=said.kind)
    return made


@writes
def offer_anew(resource_id: UUID, said: Offer, *, by: Actor, at: datetime) -> Resource:
    """What is offered has changed; uses that were noted stay with it."""
    made = queries.locked(resource_id)
    gate.require(by, "partner.offer", _partner_of(made))
    _take(made, said)
    made.version += 1
    made.save()
    made.reaches.all().delete()
    _reach(made, said)
    audit.record(by, "partner.offer", made, at=at, code="anew")
    return made


@writes
def offer_no_more(resource_id: UUID, day: date, *, by: Actor, at: datetime) -> Resource:
    """From a day on it is not offered any more."""
    made = queries.locked(resource_id)
    gate.require(by, "partner.offer", _partner_of(made))
    if day <= made.start:
        raise DaysReversed(field="day")
    made.end = day
    made.version += 1
    made.save(update_fields=["end", "version"])
    audit.record(by, "partner.offer", made, at=at, code="ended")
    return made


def _partner_of(made: Resource) -> Partner:
    return relating.of_organisation(made.organisation_id)


def _take(made: Resource, said: Offer) -> None:
    if said.kind not in ResourceKind.values or said.per not in Per.values:
        raise Missing(field="kind")
    if not said.words.strip():
        raise Missing(field="words")
    if said.times < 1:
        raise NoTimes(field="times")
    if said.end is not None and said.end <= said.start:
        raise DaysReversed(field="end")
    made.kind, made.words, made.times, made.per = said.kind, said.words.strip()[:120], said.times, said.per
    made.start, made.end = said.start, said.end


def _reach(made: Resource, said: Offer) -> None:
    grids = GeneralGrid.objects.filter(pk__in=list(said.general_grids), community=made.community_id)
    compounds = Compound.objects.filter(pk__in=list(said.compounds), community=made.community_id)
    if len(grids) < len(set(said.general_grids)) or len(compounds) < len(set(said.compounds)):
        raise UnknownPlace(field="places")
    of: dict[str, Any] = {"resource": made, "community_id": made.community_id}
    rows = [Reach(general_grid=grid, **of) for grid in grids]
    Reach.objects.bulk_create([*rows, *(Reach(compound=one, **of) for one in compounds)])


@dataclass(frozen=True)
class Used:
    """That a resource was used: when, where, for what, and how many came, with the unit (DOMAIN N5)."""

    day: date
    words: str
    count: int
    unit: str
    place: str = ""
    general_grid: UUID | None = None


@writes
def note_use(resource_id: UUID, used: Used, *, by: Actor, at: datetime, past: bool = False) -> Use:
    """Someone who serves notes that a resource was used. Raises `NotOffered`, `NoCount`, `Ahead`."""
    made = queries.locked(resource_id)
    gate.require(by, "partner.use", made)
    if used.day > clock.today(at):
        raise Ahead(field="day")
    if used.day < made.start or (made.end is not None and used.day >= made.end):
        raise NotOffered(field="day")
    if not used.words.strip():
        raise Missing(field="words")
    if used.count < 1 or used.unit not in Unit.values:
        raise NoCount(field="count")
    if used.general_grid and not GeneralGrid.objects.filter(pk=used.general_grid, community=by.community).exists():
        raise UnknownPlace(field="general_grid")
    noted = Use.objects.create(
        community_id=made.community_id, resource=made, day=used.day, place=used.place.strip()[:80],
        general_grid_id=used.general_grid, words=used.words.strip()[:120], count=used.count, unit=used.unit,
        noted_by_id=by.appointed_id, noted_at=at, past=past,
    )  # fmt: skip
    audit.record(by, "partner.use", made, at=at, code=f"{used.day} {used.count}")
    return noted
