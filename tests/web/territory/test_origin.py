"""The office says where its coordinates begin, in whichever map it looked."""

from collections.abc import Callable

import pytest
from django.test import Client

from linli.engines.geo import Point, System, convert
from linli.territory.models import Community
from tests.builders import World

pytestmark = pytest.mark.django_db
SETTINGS = {"name": "柳荫社区", "least_households": "30", "most_households": "80"}
HERE = Point(34.661352, 112.432618)


@pytest.mark.parametrize("system", list(System))
@pytest.mark.parametrize("order", ["{p.lat:.6f}, {p.lon:.6f}", "{p.lon:.6f},{p.lat:.6f}"])
def test_a_point_of_any_map_is_kept_as_wgs84(
    system: System, order: str, world: World, client_of: Callable[..., Client]
) -> None:
    shown = order.format(p=convert(HERE, System.WGS84, system))
    answer = client_of("office").post("/office/settings/", SETTINGS | {"origin": shown, "origin_system": system.value})
    assert answer.status_code == 303
    kept = Community.objects.get(pk=world.community.pk)
    assert (kept.origin_lat, kept.origin_lon) == pytest.approx((HERE.lat, HERE.lon), abs=2e-6)


def test_what_is_shown_and_kept_again_does_not_wander(world: World, client_of: Callable[..., Client]) -> None:
    Community.objects.filter(pk=world.community.pk).update(origin_lat=34.661352, origin_lon=112.432618)
    office = client_of("office")
    html = office.get("/office/settings/").content.decode()
    assert 'value="34.661352, 112.432618"' in html
    assert "uri.amap.com" in html
    for _ in range(3):
        office.post("/office/settings/", SETTINGS | {"origin": "34.661352, 112.432618", "origin_system": "wgs84"})
    kept = Community.objects.get(pk=world.community.pk)
    assert (kept.origin_lat, kept.origin_lon) == (34.661352, 112.432618)


def test_an_origin_can_be_taken_away_and_a_wrong_one_is_refused_with_a_sentence(
    world: World, client_of: Callable[..., Client]
) -> None:
    Community.objects.filter(pk=world.community.pk).update(origin_lat=34.66, origin_lon=112.43)
    office = client_of("office")
    answer = office.post("/office/settings/", SETTINGS | {"origin": "联盟路12号", "origin_system": "gcj02"})
    assert answer.status_code == 422
    assert "这里要填纬度、经度两个数" in answer.content.decode()
    assert Community.objects.get(pk=world.community.pk).origin_lat == 34.66
    assert office.post("/office/settings/", SETTINGS | {"origin": ""}).status_code == 303
    assert Community.objects.get(pk=world.community.pk).origin_lat is None
