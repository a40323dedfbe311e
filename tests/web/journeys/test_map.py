"""The map in a real browser: moved with a finger, followed by a tap or by keys, with and without scripts."""

import re
from dataclasses import replace

import pytest
from django.conf import settings
from playwright.sync_api import Route, expect

from linli.config.installation import Tiles
from linli.territory.models import Community, Compound, Stairwell
from tests.builders import World, a_report
from tests.web.handset import READ, Hands
from tests.web.town import Town

DESK = {"viewport": {"width": 1366, "height": 768}, "has_touch": False, "is_mobile": False}
GRIDS = "[data-map] a[href*=micro_grid]"


def measure(world: World) -> None:
    Community.objects.filter(pk=world.community.pk).update(origin_lat=31.2, origin_lon=120.1)
    for n, stairwell in enumerate(world.stairwells):
        Stairwell.objects.filter(pk=stairwell.pk).update(x=60 * n, y=20)


def test_a_leader_taps_a_micro_grid_and_stands_before_its_matters(town: Town, hands: Hands) -> None:
    a_report(town.world, words="二单元的灯不亮", place=1)
    phone = hands("leader")
    phone.open("/map/")
    expect(phone.page.locator(".leaflet-container")).to_be_visible()
    phone.tap(phone.page.locator(GRIDS).nth(1))
    assert phone.path == f"/triage/?micro_grid={town.world.grids[1].pk}"
    assert phone.reads("二单元的灯不亮")


def test_without_scripts_it_is_a_drawing_whose_links_work_and_the_keys_reach_them(town: Town, hands: Hands) -> None:
    plain = hands("leader", scripts=False)
    plain.open("/map/")
    plain.tap(plain.page.locator(GRIDS).first)
    assert plain.path == f"/triage/?micro_grid={town.world.grids[0].pk}"
    phone = hands("leader")
    phone.open("/map/")
    phone.page.locator(GRIDS).first.focus()
    phone.page.keyboard.press("Tab")
    assert phone.page.evaluate("document.activeElement.getAttribute('href')").endswith(str(town.world.grids[1].pk))
    phone.page.keyboard.press("Enter")
    expect(phone.page).to_have_url(re.compile(str(town.world.grids[1].pk)))


def test_a_finger_that_moves_the_map_opens_nothing(town: Town, hands: Hands) -> None:
    measure(town.world)
    desk = hands("office", **DESK)
    desk.open("/map/")
    grid = desk.page.locator(GRIDS).first
    before = grid.bounding_box()
    assert before is not None
    x, y = before["x"] + before["width"] / 2, before["y"] + before["height"] / 2
    desk.page.mouse.move(x, y)
    desk.page.mouse.down()
    desk.page.mouse.move(x + 80, y + 40, steps=6)
    desk.page.mouse.up()
    moved = "([it, x]) => it.getBoundingClientRect().x - x > 50"
    desk.page.wait_for_function(moved, arg=[grid.element_handle(), before["x"]])
    after = grid.bounding_box()
    assert after is not None
    assert desk.path == "/map/"
    assert after["x"] - before["x"] == pytest.approx(80, abs=30)
    grid.click()
    desk.page.wait_for_url("**/triage/**", wait_until=READ)


def test_tiles_come_from_the_one_host_that_was_set_and_say_whose_they_are(
    town: Town, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    measure(town.world)
    tiles = Tiles("https://tiles.example.com/{z}/{x}/{y}.png", "gcj02", "© 底图提供方")
    monkeypatch.setattr(settings, "INSTALLATION", replace(settings.INSTALLATION, tiles=tiles))
    asked: list[str] = []
    referrers: list[str | None] = []

    def tile(route: Route) -> None:
        asked.append(route.request.url)
        referrers.append(route.request.header_value("referer"))
        route.fulfill(status=200, content_type="image/svg+xml", body="<svg xmlns='http://www.w3.org/2000/svg'/>")

    desk = hands("office", **DESK)
    desk.page.route("https://tiles.example.com/**", tile)
    desk.open("/map/")
    expect(desk.page.locator("img.leaflet-tile-loaded").first).to_be_attached()
    assert desk.reads("© 底图提供方")
    assert asked
    assert set(referrers) == {None}
    left = [fault for fault in desk.faults if "leaves the host" in fault]
    assert all("https://tiles.example.com/" in fault for fault in left)
    desk.faults[:] = [fault for fault in desk.faults if fault not in left]


def test_the_office_taps_where_the_gate_is(town: Town, hands: Hands) -> None:
    measure(town.world)
    court = town.world.compounds[0]
    desk = hands("office", **DESK)
    desk.open(f"/office/gates/{court.pk}/")
    desk.write(desk.field("Where the gate is"), "北门在联盟路")
    sketch = desk.page.locator("[data-places-gate] svg")
    box = sketch.bounding_box()
    assert box is not None
    sketch.click(position={"x": box["width"] / 2, "y": box["height"] * 0.45})
    desk.tap(desk.page.locator("main form button[type=submit]").last)
    kept = Compound.objects.get(pk=court.pk)
    assert kept.gate_words == "北门在联盟路"
    assert kept.gate_x == pytest.approx(30, abs=1)  # in the middle between its two stairwells
    assert kept.gate_y is not None
    assert desk.reads("北门在联盟路")
