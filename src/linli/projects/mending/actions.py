"""Verbs of mending: someone says that something is broken, and it becomes a report at its place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from linli.access import gate
from linli.access.actors import Actor
from linli.cases.intake.actions import Said, take
from linli.cases.labels import Channel
from linli.foundation.writes import locked, writes
from linli.projects.labels.conveniences import Amenity
from linli.projects.mending.queries import OUT
from linli.projects.models import Fault, Station, Thing
from linli.projects.placing import place_of
from linli.projects.refused import TakenAway, UnknownChoice

OF_STATIONS = "SY06"  # the leaf of the taxonomy for the facilities of stations


@dataclass(frozen=True)
class Broken:
    """What is broken, and if they like words, a number and photos."""

    part: str = ""
    words: str = ""
    phone: str = ""
    photos: Sequence[tuple[str, int, int]] = ()


@writes
def at_station(station_id: UUID, broken: Broken, *, by: Actor, at: datetime, channel: str = Channel.QR) -> Fault:
    """Something at a station is broken. Said a second time while it is, the first answers. Raises `UnknownChoice`."""
    station = locked(Station.objects.filter(pk=station_id, ended_at=None))
    gate.require(by, "fault.say", station)
    if broken.part and not station.facilities.filter(kind=broken.part).exists():
        raise UnknownChoice(field="part")
    known = Fault.objects.filter(OUT, station=station, part=broken.part).first()
    if known:
        return known
    with translation.override("zh-hans"):
        part = str(Amenity(broken.part).label) if broken.part else _("the station")
        words = _("Out of order: %(part)s.") % {"part": part}
        name = _("Station %(name)s") % {"name": station.name}
    said = Said(f"{words} {broken.words}".strip(), broken.photos, phone=broken.phone, kind=OF_STATIONS)
    report = take(place_of(station, name), said, by=by, at=at, channel=channel)
    return Fault.objects.create(
        community_id=station.community_id, station=station, part=broken.part, report=report, at=at
    )


@writes
def at_thing(thing_id: UUID, broken: Broken, *, by: Actor, at: datetime, channel: str = Channel.QR) -> Fault:
    """A thing is broken, or something of it is missing. Said a second time while it is, the first answers."""
    thing = locked(Thing.objects.filter(pk=thing_id))
    if thing.removed_on:
        raise TakenAway()
    gate.require(by, "fault.say", thing)
    known = Fault.objects.filter(OUT, thing=thing).first()
    if known:
        return known
    with translation.override("zh-hans"):
        words = _("Broken, or something is missing: %(name)s.") % {"name": thing.name}
    said = Said(f"{words} {broken.words}".strip(), broken.photos, phone=broken.phone)
    report = take(place_of(thing, thing.name), said, by=by, at=at, channel=channel)
    return Fault.objects.create(community_id=thing.community_id, thing=thing, report=report, at=at)
