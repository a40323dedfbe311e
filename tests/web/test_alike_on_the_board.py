"""Which matters of the board may be one is fetched after it: as a part for the board, or as a page of its own."""

from collections.abc import Callable

from django.test import Client

from tests.builders import World, a_report
from tests.web.test_budgets import statements

LAMP = "楼道灯坏了三天，老人上楼摸着墙走"


def test_the_board_itself_compares_nothing_and_leads_there(world: World, client_of: Callable[[str], Client]) -> None:
    a_report(world, LAMP)
    html = client_of("leader").get("/triage/?channel=qr").content.decode()
    assert 'hx-get="/triage/alike/?channel=qr"' in html and 'href="/triage/alike/?channel=qr"' in html


def test_each_later_matter_names_the_earlier_one_and_leads_to_where_they_are_joined(
    world: World, client_of: Callable[[str], Client]
) -> None:
    first, later = a_report(world, LAMP).case, a_report(world, LAMP).case
    client = client_of("leader")
    html = client.get("/triage/alike/").content.decode()
    assert f"/cases/{later.pk}/join/?with={first.pk}" in html and str(first.number) in html
    part = client.get("/triage/alike/", headers={"HX-Request": "true"}).content.decode()
    assert f"with={first.pk}" in part and "<html" not in part


def test_where_nothing_is_alike_the_part_is_empty_and_the_page_says_so(
    world: World, client_of: Callable[[str], Client]
) -> None:
    a_report(world, LAMP)
    client = client_of("leader")
    assert not client.get("/triage/alike/", headers={"HX-Request": "true"}).content.strip()
    assert "/triage/" in client.get("/triage/alike/").content.decode()


def test_it_costs_the_same_for_two_as_for_twenty(world: World, client_of: Callable[[str], Client]) -> None:
    client, costs = client_of("leader"), []
    for more in (2, 18):
        for n in range(more):
            a_report(world, f"{LAMP} {n}")
        costs.append(statements(lambda: client.get("/triage/alike/")))
    assert costs[0] == costs[1] <= 6
