"""Posters and notice boards: they show what the pages show, and a number only of someone who agreed."""

from collections.abc import Callable
from datetime import date

from django.test import Client

from linli.forces.actions import consent
from linli.people.models import Appointment
from linli.territory.models import Membership
from linli.web.territory.doors import by_compound
from tests.builders import NOON, World, a_world
from tests.web.paper.reading import printed

Clients = Callable[..., Client]


def with_telephones(world: World) -> World:
    world.community.office_phone, world.community.supervision_phone = "10000000100", "10000000101"
    world.community.save()
    return world


def test_a_notice_board_names_grid_doors_people_and_telephones(world: World, client_of: Clients) -> None:
    with_telephones(world)
    words = printed(client_of("visitor"), f"/g/{world.grids[0].card}/card.pdf").words
    for part in ("1-1微网格", "1号院", "1号楼 1单元", "steward", "leader", "10000000100", "10000000101", "演示数据"):
        assert part in words, part
    assert f"127.0.0.1/g/{world.grids[0].card}/" in words


def test_a_steward_s_number_stands_on_paper_only_while_she_agrees(world: World, client_of: Clients) -> None:
    papers = (f"/g/{world.grids[0].card}/card.pdf", "/papers/posters.pdf")
    steward, office = world.people["steward"], world.actor("office")
    for agrees in (True, False):
        consent(steward.pk, "card", agrees, by=office, at=NOON)
        for path in papers:
            assert (steward.phone in printed(client_of("steward"), path).words) is agrees, (path, agrees)


def test_a_grid_without_a_steward_says_so_and_keeps_its_board(world: World, client_of: Clients) -> None:
    assert "正在选聘" in printed(client_of("visitor"), f"/g/{world.grids[2].card}/card.pdf").words


def test_a_steward_prints_her_own_doors_and_the_office_all(world: World, client_of: Clients) -> None:
    own = printed(client_of("steward"), "/papers/posters.pdf")
    assert len(own.sheets) == 1
    assert f"/q/{world.stairwells[0].code}/" in own.words
    assert len(printed(client_of("leader"), "/papers/posters.pdf").sheets) == 2
    assert len(printed(client_of("office"), "/papers/posters.pdf").sheets) == 4
    assert len(printed(client_of("office"), "/papers/posters.pdf?each=4").sheets) == 1
    assert len(printed(client_of("office"), f"/papers/cards.pdf?of={world.compounds[1].pk}").sheets) == 2


def test_another_community_s_doors_are_not_within_reach(world: World, client_of: Clients) -> None:
    other = a_world(code="410305001002", name="邻村社区")
    assert client_of("office").get(f"/papers/cards.pdf?of={other.grids[0].pk}").status_code == 404


def test_english_is_printed_where_the_page_is_english(world: World, client_of: Clients) -> None:
    client = client_of("visitor")
    client.cookies["linli_language"] = "en"
    board = printed(client, f"/g/{world.grids[0].card}/card.pdf")
    assert board.title == "Micro-grid notice"
    assert "Demonstration data" in board.words


def test_a_band_of_floors_is_named_and_a_building_stands_once(world: World) -> None:
    whole, band = Membership.objects.filter(stairwell__compound=world.compounds[0]).order_by("stairwell__name")
    band.lowest, band.highest = 1, 9
    assert by_compound([band, whole]) == [{"compound": "1号院", "doors": "1号楼 1单元、2单元（1—9层）"}]


def test_a_crowded_board_stays_on_one_sheet(world: World, client_of: Clients) -> None:
    for name in ("worker", "leader2", "secretary"):
        Appointment.objects.create(
            community=world.community, person=world.people[name], role="steward", micro_grid=world.grids[0],
            start=date(2026, 1, 1),
        )  # fmt: skip
    assert len(printed(client_of("visitor"), f"/g/{world.grids[0].card}/card.pdf").sheets) == 1
