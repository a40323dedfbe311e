"""Places of stairwells from a GeoJSON of buildings: tried, what is not matched is named, then written as a whole."""

from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.engines.geo import GeoError, Plane, Point, System
from linli.engines.geo.geojson import Site, doors_along, middle, read
from linli.engines.places import keys
from linli.foundation.refusals import Invalid
from linli.foundation.rows import there
from linli.foundation.writes import writes
from linli.office.models import Upload
from linli.office.uploads import MOST_BYTES, TooLarge
from linli.territory.models import Community, Stairwell
from linli.territory.queries import by_address

FAR = 20_000.0  # metres from the community's origin
PURPOSE = "buildings"


class NotBuildings(Invalid):
    sentence = _("This is no GeoJSON of buildings: %(what)s.")


class TooFar(Invalid):
    sentence = _("%(name)s lies more than 20 km from the community. Is it the right file, and the right system?")


class NothingMatched(Invalid):
    sentence = _("No building of this file is known here. Names are read from the properties 小区 and 楼栋.")


@dataclass
class Placing:
    """What a file would do: stairwells by building; what it names that is not known, or names twice; what it lacks."""

    origin: Point
    spots: dict[UUID, tuple[float, float]] = field(default_factory=dict)
    placed: dict[str, int] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def shown(self) -> dict[str, Any]:
        """What a page shows of it, to be kept with the file."""
        return {name: value for name, value in asdict(self).items() if name not in ("origin", "spots")}


def try_out(content: bytes, system: str, *, by: Actor) -> Placing:
    """Read and match a file; nothing is written. Raises `NotBuildings`, `TooFar`, `NothingMatched`."""
    community = Community.objects.get(pk=by.community)
    gate.require(by, "land.load", community)
    if len(content) > MOST_BYTES:
        raise TooLarge(field="file")
    try:
        sites = read(content, System(system))
        origin = _origin(community) or middle(sites)
    except (GeoError, ValueError) as wrong:
        raise NotBuildings(field="file", what=str(wrong)) from wrong
    made = Placing(origin)
    houses = _houses(community)
    for site in sites:
        _take(made, site, houses)
    if not made.spots:
        raise NothingMatched(field="file")
    made.missing = [_name(doors[0]) for doors in houses.values() if _name(doors[0]) not in made.placed]
    return made


def _origin(community: Community) -> Point | None:
    if community.origin_lat is None or community.origin_lon is None:
        return None
    return Point(community.origin_lat, community.origin_lon)


House = tuple[str, str]  # the keys of a compound and of a building


def _houses(community: Community) -> dict[House, list[Stairwell]]:
    rows = Stairwell.objects.filter(community=community).select_related("compound", "building")
    found: dict[House, list[Stairwell]] = {}
    for door in sorted(rows, key=by_address):
        found.setdefault((keys.compound(door.compound.name), keys.building(door.building.name)), []).append(door)
    return found


def _name(door: Stairwell) -> str:
    return f"{door.compound.name} {door.building.name}"


def _take(made: Placing, site: Site, houses: dict[House, list[Stairwell]]) -> None:
    said = " ".join(filter(None, (site.compound, site.building, site.stairwell)))
    doors = houses.get(house) if (house := _house(site, houses)) else None
    if doors and site.stairwell:
        doors = [door for door in doors if keys.stairwell(door.name) == keys.stairwell(site.stairwell)]
    if not doors:
        made.unknown.append(said or _("without a name").__str__())
        return
    if any(door.pk in made.spots for door in doors):
        made.twice.append(said)
        return
    for door, spot in zip(doors, doors_along(site, len(doors), Plane(made.origin)), strict=True):
        if max(map(abs, spot)) > FAR:
            raise TooFar(field="file", name=said)
        made.spots[door.pk] = spot
    name = _name(doors[0])
    made.placed[name] = made.placed.get(name, 0) + len(doors)


def _house(site: Site, houses: dict[House, list[Stairwell]]) -> House | None:
    """The building that is meant: by both names, by one that holds both, or by a name that only one building has."""
    compound, building = keys.compound(site.compound), keys.building(site.building)
    if compound:
        return (compound, building) if (compound, building) in houses else None
    whole = keys.fold(site.building)
    for known in houses:
        if whole.startswith(known[0]) and keys.building(whole.removeprefix(known[0]).removeprefix("小区")) == known[1]:
            return known
    same = [known for known in houses if known[1] == building]
    return same[0] if len(same) == 1 else None


@writes
def keep(name: str, content: bytes, system: str, *, by: Actor, at: datetime) -> Upload:
    """Try a file and keep it until it is written, a week at most."""
    made = try_out(content, system, by=by)
    return Upload.objects.create(
        community_id=by.community, name=name[:120], purpose=PURPOSE, content=content, digest="",
        trial={"system": system, **made.shown()}, uploaded_at=at, uploaded_by=str(by),
    )  # fmt: skip


def kept(id: UUID, *, by: Actor) -> Upload:
    """A file on trial within reach. Raises `NotFound`."""
    return there(gate.allowed(by, "land.load", Upload.objects.filter(pk=id, purpose=PURPOSE)))


@writes
def load(upload_id: UUID, *, by: Actor, at: datetime) -> Upload:
    """Write the places of a kept file as they match now; buildings that it does not name stay as they are."""
    upload = kept(upload_id, by=by)
    place(bytes(upload.content), upload.trial["system"], by=by, at=at)
    upload.loaded_at = at
    upload.save(update_fields=["loaded_at"])
    return upload


@writes
def place(content: bytes, system: str, *, by: Actor, at: datetime) -> int:
    """Write where stairwells stand; a community without an origin measures from the middle of the file. How many."""
    made = try_out(content, system, by=by)
    community = Community.objects.get(pk=by.community)
    if _origin(community) is None:
        community.origin_lat, community.origin_lon = made.origin.lat, made.origin.lon
        community.save(update_fields=["origin_lat", "origin_lon"])
    doors = list(Stairwell.objects.filter(pk__in=made.spots, community=community))
    for door in doors:
        door.x, door.y = made.spots[door.pk]
    Stairwell.objects.bulk_update(doors, ["x", "y"])
    audit.record(by, "land.load", community, at=at, code=f"geojson {len(doors)}")
    return len(doors)
