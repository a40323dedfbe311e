"""No page offers its reader a way that the gate then closes."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from linli.web.frame import WAYS
from tests.builders import World, a_case

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
