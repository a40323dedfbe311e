"""Places of stairwells from a map of buildings: tried first, what is not matched is named, nothing is half written."""

import json
from collections.abc import Iterable

import pytest

from linli.engines.geo import Plane, Point, System, convert
from linli.foundation.refusals import NotAllowed
from linli.office import buildings
from linli.office.buildings import NotBuildings, NothingMatched, TooFar
from linli.territory.models import Community, Stairwell
from tests.builders import NOON, World, a_world
from tests.planning.town import office, with_a_compound

pytestmark = pytest.mark.django_db
HERE = Point(34.66, 112.43)


@pytest.fixture
def world() -> World:
    made = a_world()
    with_a_compound(made, measured=False)
    return made


def file(houses: Iterable[tuple[str, str, float]], at: Point = HERE, system: System = System.WGS84) -> bytes:
    """A map of houses of 48 by 10 metres, each given as compound, name and metres north."""
    plane, features = Plane(at), []
    for compound, name, north in houses:
        ring = [plane.point(x, north + y) for x, y in ((0, 0), (48, 0), (48, 10), (0, 10))]
        shifted = [convert(point, System.WGS84, system) for point in ring]
        features.append(
            {
                "type": "Feature",
                "properties": {"小区": compound, "楼栋": name},
                "geometry": {"type": "Polygon", "coordinates": [[[p.lon, p.lat] for p in shifted]]},
            }
        )
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


ROWS = [("梧桐苑", "1号楼", 0.0), ("梧桐苑小区", "2栋", -40.0), ("", "梧桐苑3号楼", -80.0)]


def spots() -> list[tuple[float, float]]:
    rows = Stairwell.objects.filter(compound__name="梧桐苑").order_by("building__name", "name")
    return [(door.x, door.y) for door in rows if door.x is not None and door.y is not None]


@pytest.mark.parametrize("system", [System.WGS84, System.GCJ02])
def test_every_door_gets_its_place_whatever_the_system(world: World, system: System) -> None:
    Community.objects.update(origin_lat=HERE.lat, origin_lon=HERE.lon)
    assert buildings.place(file(ROWS, system=system), system, by=office(world), at=NOON) == 9
    for found, meant in zip(spots(), [(8 + 16 * n, 5 - 40 * b) for b in range(3) for n in range(3)], strict=True):
        assert max(abs(found[0] - meant[0]), abs(found[1] - meant[1])) < 0.3


def test_a_community_without_an_origin_measures_from_the_middle(world: World) -> None:
    buildings.place(file(ROWS), "wgs84", by=office(world), at=NOON)
    community = Community.objects.get(pk=world.community.pk)
    assert community.origin_lat == pytest.approx(HERE.lat, abs=0.001)
    assert sum(x for x, _ in spots()) == pytest.approx(0, abs=2)


def test_what_is_not_known_twice_or_missing_is_named_and_nothing_is_written(world: World) -> None:
    given = [*ROWS[:2], ROWS[0], ("梧桐苑", "9号楼", 90.0), ("别的院", "1号楼", 150.0)]
    trial = buildings.try_out(file(given), "wgs84", by=office(world))
    assert trial.placed == {"梧桐苑 1号楼": 3, "梧桐苑 2号楼": 3}
    assert trial.unknown == ["梧桐苑 9号楼", "别的院 1号楼"]
    assert trial.twice == ["梧桐苑 1号楼"]
    assert trial.missing == ["1号院 1号楼", "2号院 1号楼", "梧桐苑 3号楼"]
    assert spots() == []


def test_a_kept_file_is_written_once_it_was_looked_at(world: World) -> None:
    kept = buildings.keep("楼栋.geojson", file(ROWS), "wgs84", by=office(world), at=NOON)
    assert spots() == []
    assert buildings.load(kept.pk, by=office(world), at=NOON).loaded_at == NOON
    assert len(spots()) == 9


def test_the_wrong_file_is_refused_in_words(world: World) -> None:
    Community.objects.update(origin_lat=HERE.lat, origin_lon=HERE.lon)
    with pytest.raises(NotBuildings):
        buildings.try_out(b"no json", "wgs84", by=office(world))
    with pytest.raises(NothingMatched):
        buildings.try_out(file([("别的院", "7号楼", 0.0)]), "wgs84", by=office(world))
    with pytest.raises(TooFar):
        buildings.place(file(ROWS, at=Point(31.2, 120.1)), "wgs84", by=office(world), at=NOON)
    assert spots() == []


def test_only_the_office_brings_it(world: World) -> None:
    with pytest.raises(NotAllowed):
        buildings.try_out(file(ROWS), "wgs84", by=world.actor("leader"))
