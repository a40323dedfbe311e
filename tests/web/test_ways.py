"""No page offers its reader a way that the gate then closes."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from playwright.sync_api import Browser

from linli.web.doors import COOKIE
from linli.web.frame import WAYS
from tests.builders import World, a_case
from tests.web.town import Town

STAFF = ("steward", "worker", "leader", "office", "secretary", "street", "admin")
LINK = re.compile(r'<a[^>]* href="(/[^"#]*)')


@pytest.mark.parametrize("role", STAFF)
def test_whoever_follows_a_way_may_go_it(role: str, world: World, client_of: Callable[..., Client]) -> None:
    a_case(world)
    client, closed = client_of(role), []
    for page in sorted({client.get("/start/").headers["Location"], "/me/", *(way[0] for way in WAYS)}):
        answer = client.get(page)
        found = LINK.findall(answer.content.decode()) if answer.status_code == 200 else []
        closed += [f"{page} → {way}" for way in set(found) if client.get(way).status_code in (403, 404)]
    assert not closed


@pytest.mark.parametrize("role", [role for role in STAFF if role != "admin"])
def test_the_day_begins_on_a_page_that_the_navigation_holds(
    role: str, world: World, client_of: Callable[..., Client]
) -> None:
    client = client_of(role)
    begun = client.get("/start/").headers["Location"]
    assert f'href="{begun}" aria-current="page"' in client.get(begun).content.decode()


def test_a_grid_leader_finds_the_orders_of_other_systems(world: World, client_of: Callable[..., Client]) -> None:
    client = client_of("leader")
    assert 'href="/office/"' in client.get("/brief/").content.decode()
    office = client.get("/office/").content.decode()
    assert 'href="/office/orders/"' in office
    assert 'href="/office/settings/"' not in office


def _side(page: str) -> list[str]:
    """The addresses of the navigation of a desk, those that stand together last."""
    return LINK.findall(page.partition('<nav class="nav side"')[2].partition("</nav>")[0])


@pytest.mark.parametrize("role", [role for role in STAFF if role != "admin"])
def test_a_desk_is_offered_every_way_that_a_phone_is_offered(
    role: str, world: World, client_of: Callable[..., Client]
) -> None:
    page = client_of(role).get("/together/").content.decode()
    tabs = LINK.findall(page.partition('<nav class="nav tabs"')[2].partition("</nav>")[0])
    assert tabs
    assert sorted(_side(page)) == sorted(tabs)


@pytest.mark.parametrize("role", [role for role in STAFF if role != "admin"])
def test_the_desk_of_what_is_done_together_shows_each_role_its_own_under_few_headings(
    role: str, world: World, client_of: Callable[..., Client]
) -> None:
    client = client_of(role)
    page = client.get("/together/").content.decode().partition("<main")[2].partition("</main>")[0]
    groups = page.split('aria-labelledby="ways-')[1:]
    cards = [LINK.findall(group) for group in groups]
    assert 3 <= len(groups) <= 5
    assert all(2 <= len(ways) <= 8 for ways in cards)
    assert not [way for ways in cards for way in ways if client.get(way).status_code != 200]


@pytest.mark.browser
@pytest.mark.parametrize("language", ["zh", "en"])
def test_at_a_desk_the_ways_are_one_line_for_every_role_and_reached_by_keys_without_a_script(
    town: Town, browser: Browser, language: str
) -> None:
    for role in (role for role in STAFF if role != "admin"):
        context = browser.new_context(viewport={"width": 1366, "height": 768}, java_script_enabled=False)
        cookies = {COOKIE: town.key_of(role, factor=True), "linli_language": language}
        context.add_cookies([{"name": n, "value": v, "url": town.address} for n, v in cookies.items()])
        page = context.new_page()
        page.goto(town.address + "/together/")
        line = page.locator("nav.side").bounding_box()
        assert line is not None
        assert line["height"] < 60, (role, language)
        more = page.locator("nav.side summary")
        if more.count():
            more.focus()
            page.keyboard.press("Enter")
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.closest('nav.side details') !== null")
            page.keyboard.press("Enter")
            page.wait_for_url(lambda url: "/together/" not in url)
            assert page.locator("nav.side details a[aria-current]").count() == 1
        context.close()
