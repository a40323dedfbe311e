"""Links to maps: each provider's own coordinates and its own documented address; places only."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from linli.engines.geo import Plane, Point, System, convert
from linli.territory.models import Building, Community, Compound, Stairwell
from linli.web.territory.places import map_links, way_to

HERE = Point(34.661352, 112.432618)


@pytest.fixture
def asked() -> dict[str, dict[str, str]]:
    """What each link asks, by host and path."""
    links = [urlsplit(link.url) for link in map_links(HERE, "向阳院 3号楼;2单元|a:b&c=d")]
    assert all(link.scheme == "https" for link in links)
    return {f"{link.netloc}{link.path}": {k: v[0] for k, v in parse_qs(link.query).items()} for link in links}


def test_gaode_is_asked_by_longitude_first_in_gcj(asked: dict[str, dict[str, str]]) -> None:
    gcj = convert(HERE, System.WGS84, System.GCJ02)
    said = asked["uri.amap.com/marker"]
    assert said["position"] == f"{gcj.lon:.6f},{gcj.lat:.6f}" == "112.438919,34.660401"
    assert (said["coordinate"], said["name"]) == ("gaode", "向阳院 3号楼;2单元|a:b&c=d")


def test_tencent_is_asked_by_latitude_first_in_gcj_and_a_name_cannot_add_an_attribute(
    asked: dict[str, dict[str, str]],
) -> None:
    said = asked["apis.map.qq.com/uri/v1/marker"]
    name = "向阳院 3号楼 2单元 a b&c=d"
    assert said["marker"] == f"coord:34.660401,112.438919;title:{name};addr:{name}"
    assert (said["coord_type"], said["referer"]) == ("2", "linli")


def test_baidu_is_asked_by_latitude_first_in_bd(asked: dict[str, dict[str, str]]) -> None:
    said = asked["api.map.baidu.com/marker"]
    assert said["location"] == "34.666732,112.445299"
    assert (said["coord_type"], said["output"], said["src"]) == ("bd09ll", "html", "webapp.linli.map")


def stairwell(x: float | None, y: float | None) -> Stairwell:
    court = Compound(name="向阳院")
    return Stairwell(name="2单元", compound=court, building=Building(name="3号楼"), x=x, y=y, code="7KM2PQ4X")


def test_the_links_point_at_the_stairwell() -> None:
    way = way_to(stairwell(240, 150), Community(name="柳荫社区", origin_lat=34.66, origin_lon=112.43))
    assert way.links == map_links(Plane(Point(34.66, 112.43)).point(240, 150), "向阳院 3号楼 2单元")


@pytest.mark.parametrize(
    ("there", "community"),
    [
        (stairwell(None, None), Community(origin_lat=34.66, origin_lon=112.43)),
        (stairwell(240, 150), Community()),
    ],
    ids=["no metres", "no origin"],
)
def test_without_metres_or_origin_there_is_a_sketch_and_no_link(there: Stairwell, community: Community) -> None:
    assert way_to(there, community) == replace(way_to(there, community), links=(), sketch="/place/7KM2PQ4X/")
