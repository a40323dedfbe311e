"""Charts in a real browser: drawn from their tables, heard, told apart in grey, and not needed."""

from datetime import timedelta

import pytest
from django.db.models import F
from playwright.sync_api import Page, expect

from linli.cases.models import Case
from tests.builders import World, a_case
from tests.insight.supervised import a_supervisor
from tests.web.handset import Hands
from tests.web.town import Town

DESK = {"viewport": {"width": 1366, "height": 768}, "has_touch": False, "is_mobile": False}
CHART = "[data-chart]"
DRAWN = f"{CHART} svg"
MONTH = timedelta(days=31)


def two_months(world: World) -> None:
    """One matter answered in October, within three hours, and one in September."""
    earlier = a_case(world, at="closed")
    a_case(world, at="closed")
    Case.objects.filter(pk=earlier.pk).update(
        reported_at=F("reported_at") - MONTH, resolved_at=F("resolved_at") - MONTH, closed_at=F("closed_at") - MONTH
    )


def dashes(page: Page) -> set[str]:
    """How the lines of a chart are broken."""
    paths = page.locator(f"{DRAWN} path[fill=none]").all()
    return {path.get_attribute("stroke-dasharray") or "" for path in paths}


@pytest.mark.parametrize(("language", "words"), [("zh", "这是一个关于“每月处置时间"), ("en", "This is a chart about")])
def test_the_secretary_hears_the_chart_and_tells_its_lines_apart_in_grey(
    language: str, words: str, town: Town, hands: Hands
) -> None:
    two_months(town.world)
    desk = hands("secretary", **DESK)
    desk.page.context.add_cookies([{"name": "linli_language", "value": language, "url": desk.address}])
    desk.open("/figures/?days=365")
    expect(desk.page.locator(DRAWN)).to_be_visible()
    chart = desk.page.locator(CHART)
    assert chart.get_attribute("role") == "img"
    said = chart.get_attribute("aria-label") or ""
    assert said.startswith(words) and "2026-10" in said and "P90" in said
    assert len(dashes(desk.page)) >= 3


def test_the_supervisor_s_bars_have_patterns(town: Town, hands: Hands) -> None:
    two_months(town.world)
    a_supervisor(town.world)
    desk = hands("supervisor", **DESK)
    desk.open("/supervision/?days=365")
    expect(desk.page.locator(DRAWN)).to_be_visible()
    assert desk.page.locator(f"{DRAWN} pattern").count() >= 2


def test_without_scripts_the_table_stands_and_no_empty_place(town: Town, hands: Hands) -> None:
    two_months(town.world)
    plain = hands("secretary", scripts=False, **DESK)
    plain.open("/board/?days=365")
    expect(plain.page.locator("#months-table tbody tr")).to_have_count(2)
    expect(plain.page.locator(CHART)).to_be_hidden()


def test_the_screen_draws_its_chart_when_its_turn_comes_and_again_when_it_is_renewed(town: Town, hands: Hands) -> None:
    two_months(town.world)
    wall = hands("", viewport={"width": 1920, "height": 1080}, has_touch=False, is_mobile=False)
    wall.open("/screen/")
    expect(wall.page.locator(DRAWN)).to_be_hidden()
    wall.page.evaluate("turn = 1; show()")
    expect(wall.page.locator(DRAWN)).to_be_visible()
    wall.page.evaluate("renew()")
    expect(wall.page.locator(DRAWN)).to_have_count(1)
    expect(wall.page.locator(DRAWN)).to_be_visible()


@pytest.mark.parametrize(("who", "path"), [("", "/open/"), ("", "/wall/"), ("secretary", "/together/reviews/")])
def test_no_other_page_carries_the_library(who: str, path: str, town: Town, hands: Hands) -> None:
    phone = hands(who)
    phone.open(path)
    assert phone.page.locator("script[src*=echarts]").count() == 0
