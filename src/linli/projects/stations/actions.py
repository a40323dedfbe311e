"""Verbs on stations: enter, change, shut and open again, plan a closure, give one up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import clock
from linli.foundation.refusals import Missing
from linli.foundation.rows import there
from linli.foundation.writes import writes
from linli.people.models import Organisation
from linli.people.queries import serving
from linli.projects.labels.conveniences import Amenity
from linli.projects.models import Closure, Facility, Station
from linli.projects.placing import chosen, put
from linli.projects.refused import EndsBefore, HoursHalf, IsOver, NameTaken, UnknownChoice
from linli.projects.stations import queries


@dataclass(frozen=True)
class Kept:
    """A station as it was entered; `place` is an option of `placing`, `offers` are amenities."""

    name: str
    place: str
    where: str
    offers: Sequence[str]
    words: str = ""
    opens: time | None = None
    closes: time | None = None
    lead: UUID | None = None
    host: UUID | None = None


@writes
def enter(kept: Kept, *, by: Actor, at: datetime) -> Station:
    """A new station. Raises `Missing`, `NameTaken`, `UnknownPlace`, `UnknownChoice`, `HoursHalf`."""
    station = Station(community_id=by.community, entered_at=at)
    gate.require(by, "station.edit", station)
    _take(station, kept, at)
    station.save()
    _offer(station, kept.offers)
    audit.record(by, "station.edit", station, at=at, code="new")
    return station


@writes
def change(station_id: UUID, kept: Kept, *, by: Actor, at: datetime, version: int) -> Station:
    """Say it anew."""
    station = queries.locked(station_id, version)
    gate.require(by, "station.edit", station)
    _take(station, kept, at)
    station.version += 1
    station.save()
    _offer(station, kept.offers)
    audit.record(by, "station.edit", station, at=at)
    return station


@writes
def give_up(station_id: UUID, *, by: Actor, at: datetime) -> Station:
    """There is no station any more."""
    station = queries.locked(station_id)
    gate.require(by, "station.edit", station)
    station.ended_at = at
    station.save(update_fields=["ended_at"])
    audit.record(by, "station.edit", station, at=at, code="ended")
    return station


@writes
def shut(station_id: UUID, why: str = "", *, by: Actor, at: datetime) -> Station:
    """It is closed from now on, until someone opens it again. Done twice, the first stays."""
    station = queries.locked(station_id)
    gate.require(by, "station.tend", station)
    if not station.closures.filter(end=None).exists():
        Closure.objects.create(community_id=station.community_id, station=station, start=at, why=why.strip()[:80])
        audit.record(by, "station.tend", station, at=at, code="shut")
    return station


@writes
def open_again(station_id: UUID, *, by: Actor, at: datetime) -> Station:
    """It is open: whatever keeps it shut now ends."""
    station = queries.locked(station_id)
    gate.require(by, "station.tend", station)
    for one in station.closures.filter(start__lte=at):
        if one.end is None or one.end > at:
            if one.start == at:
                one.delete()
            else:
                one.end = at
                one.save(update_fields=["end"])
            audit.record(by, "station.tend", station, at=at, code="open")
    return station


@writes
def plan(station_id: UUID, start: datetime, end: datetime, why: str, *, by: Actor, at: datetime) -> Closure:
    """A closure that is known beforehand. Raises `EndsBefore`, `IsOver`, `Missing`."""
    station = queries.locked(station_id)
    gate.require(by, "station.tend", station)
    if end <= start:
        raise EndsBefore(field="end")
    if end <= at:
        raise IsOver()
    if not why.strip():
        raise Missing(field="why")
    made = Closure.objects.create(
        community_id=station.community_id, station=station, start=start, end=end, why=why.strip()[:80]
    )
    audit.record(by, "station.tend", station, at=at, code="plan")
    return made


@writes
def unplan(closure_id: UUID, *, by: Actor, at: datetime) -> Station:
    """A closure that has not begun will not be."""
    planned = there(Closure.objects.filter(pk=closure_id, start__gt=at))
    station = queries.locked(planned.station_id)
    gate.require(by, "station.tend", station)
    planned.delete()
    audit.record(by, "station.tend", station, at=at, code="unplan")
    return station


def _take(station: Station, kept: Kept, at: datetime) -> None:
    station.name, station.words = kept.name.strip(), kept.words.strip()
    if not station.name:
        raise Missing(field="name")
    same = Station.objects.filter(community=station.community_id, name=station.name, ended_at=None)
    if same.exclude(pk=station.pk).exists():
        raise NameTaken(field="name")
    if (kept.opens is None) != (kept.closes is None):
        raise HoursHalf(field="closes")
    if not set(kept.offers) <= set(Amenity.values):
        raise UnknownChoice(field="offers")
    day = clock.today(at)
    if kept.lead and not serving(station.community_id, day).filter(pk=kept.lead, community=station.community).exists():
        raise UnknownChoice(field="lead")
    if kept.host and not Organisation.objects.filter(pk=kept.host, community=station.community_id).exists():
        raise UnknownChoice(field="host")
    put(station, chosen(station.community_id, kept.place, day), kept.where)
    station.opens, station.closes, station.lead_id, station.host_id = kept.opens, kept.closes, kept.lead, kept.host


def _offer(station: Station, kinds: Sequence[str]) -> None:
    known = set(queries.kinds_of(station))
    station.facilities.exclude(kind__in=kinds).delete()
    Facility.objects.bulk_create(
        Facility(community_id=station.community_id, station=station, kind=kind)
        for kind in Amenity.values
        if kind in kinds and kind not in known
    )
