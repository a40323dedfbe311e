"""The way to a stairwell: links that open it in a map of the reader's choice, and a sketch of its compound.

The links are followed by a tap only; no page asks these hosts for anything. They carry a stairwell's position and
address, never a person or a matter.
"""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from django.utils.translation import gettext as _

from linli.engines.geo import Plane, Point, System, convert
from linli.territory.models import Community, Stairwell
from linli.territory.queries import address

SOURCE = "linli"


@dataclass(frozen=True)
class Link:
    """A map by its name, and where it shows the place."""

    name: str
    url: str


@dataclass(frozen=True)
class Way:
    """Context of parts/place.html; no links when the place's coordinates are not known."""

    links: tuple[Link, ...]
    sketch: str = ""


def way_to(stairwell: Stairwell, community: Community) -> Way:
    """The way to a stairwell that was fetched with its compound and building."""
    links = map_links(point, address(stairwell)) if (point := point_of(stairwell, community)) else ()
    return Way(links, f"/place/{stairwell.code}/")


def point_of(stairwell: Stairwell, community: Community) -> Point | None:
    """Where a stairwell lies (WGS-84), if its metres and the community's origin are known."""
    origin = origin_of(community)
    if origin is None or stairwell.x is None or stairwell.y is None:
        return None
    return Plane(origin).point(stairwell.x, stairwell.y)


def origin_of(community: Community) -> Point | None:
    """The point from which a community measures (WGS-84), or None."""
    if community.origin_lat is None or community.origin_lon is None:
        return None
    return Point(community.origin_lat, community.origin_lon)


def map_links(point: Point, name: str) -> tuple[Link, ...]:
    """A WGS-84 point in 高德, 腾讯 and 百度, each in its own coordinates and by its own documented address."""
    return (
        Link(_("Gaode"), _gaode(convert(point, System.WGS84, System.GCJ02), name)),
        Link(_("Tencent"), _tencent(convert(point, System.WGS84, System.GCJ02), name)),
        Link(_("Baidu"), _baidu(convert(point, System.WGS84, System.BD09), name)),
    )


def _gaode(point: Point, name: str) -> str:
    """lbs.amap.com/api/uri-api/guide/mobile-web/point: longitude first; `gaode` says GCJ-02; 1 opens the app."""
    asked = {"position": f"{point.lon:.6f},{point.lat:.6f}", "name": name, "src": SOURCE, "coordinate": "gaode"}
    return _address("https://uri.amap.com/marker", asked | {"callnative": "1"})


def _tencent(point: Point, name: str) -> str:
    """lbs.qq.com/webApi/uriV1/uriGuide/uriWebMarker: latitude first; coord_type 2 is Tencent's own, GCJ-02."""
    plain = "".join(" " if sign in ":;|" else sign for sign in name)  # these part one attribute from the next
    marker = f"coord:{point.lat:.6f},{point.lon:.6f};title:{plain};addr:{plain}"
    return _address("https://apis.map.qq.com/uri/v1/marker", {"marker": marker, "coord_type": "2", "referer": SOURCE})


def _baidu(point: Point, name: str) -> str:
    """lbsyun.baidu.com/docs/webapi?title=mapadjustment/uri/web: latitude first; bd09ll is BD-09 in degrees."""
    asked = {"location": f"{point.lat:.6f},{point.lon:.6f}", "title": name, "content": name, "output": "html"}
    return _address("https://api.map.baidu.com/marker", asked | {"coord_type": "bd09ll", "src": f"webapp.{SOURCE}.map"})


def _address(base: str, asked: dict[str, str]) -> str:
    return f"{base}?{urlencode(asked, quote_via=quote, safe=',:;')}"
