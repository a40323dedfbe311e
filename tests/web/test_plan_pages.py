"""Pages of drafts: what they cost, what a tap does, what comes back when it cannot be done."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from linli.cli.grids.checking import check_file
from linli.office import buildings
from linli.planning.actions import changing
from linli.planning.actions.adopting import adopt
from linli.planning.models import Change, Comment, Draft
from linli.territory.models import MicroGrid, Stairwell
from tests.builders import NOON, World
from tests.planning.town import (
    LATER,
    MAP,
    a_draft,
    a_published,
    a_worked_out,
    an_adopted,
    an_old_grid,
    grid_of,
    office,
    with_a_compound,
)
from tests.web.test_budgets import statements


@pytest.fixture
def doors(world: World) -> list[Stairwell]:
    return with_a_compound(world)


def sent(client: Client, draft: Draft, step: str, **said: object) -> object:
    return client.post(f"/planning/{draft.pk}/{step}/", {"version": draft.version} | said)


@pytest.mark.parametrize("way", ["", "map/", "settings/"])
def test_a_page_of_a_draft_costs_at_most_twelve(
    way: str, world: World, doors: list[Stairwell], client_of: Callable[..., Client]
) -> None:
    client, draft = client_of("office"), a_draft(world)
    assert statements(lambda: client.get(f"/planning/{draft.pk}/{way}")) <= 12


def test_what_everyone_sees_of_it_costs_at_most_eight(
    world: World, doors: list[Stairwell], client_of: Callable[..., Client]
) -> None:
    client, draft = client_of("visitor"), a_published(world)
    assert statements(lambda: client.get(f"/plan/{draft.code}/?door={doors[0].code}")) <= 8


def test_a_tapped_stairwell_goes_where_the_office_says(
    world: World, doors: list[Stairwell], client_of: Callable[..., Client]
) -> None:
    client, draft = client_of("office"), a_draft(world)
    unit, target = draft.pieces.get(stairwell=doors[3]), grid_of(draft, doors[0])
    page = client.get(f"/planning/{draft.pk}/map/?unit={unit.pk}").content.decode()
    assert f'value="{target.pk}"' in page
    assert "39 → 51" in page
    answer = sent(client, draft, "map/move", unit=[unit.pk], grid=unit.grid_id, target=target.pk)
    assert answer.status_code == 303  # type: ignore[attr-defined]
    unit.refresh_from_db()
    assert unit.grid == target


def test_what_cannot_be_done_comes_back_as_a_sentence_on_the_map(
    world: World, doors: list[Stairwell], client_of: Callable[..., Client]
) -> None:
    client, draft = client_of("office"), a_draft(world)
    answer = client.post(f"/planning/{draft.pk}/map/move/", {"version": draft.version}, follow=True)
    assert "请至少勾选一个单元" in answer.content.decode()
    assert Change.objects.count() == 0


def test_a_step_sent_twice_is_done_once(world: World, doors: list[Stairwell], client_of: Callable[..., Client]) -> None:
    client, draft = client_of("office"), a_draft(world)
    said = {"grid": grid_of(draft, doors[0]).pk, "locked": "1", "token": "0198f0c2-0000-7000-8000-000000000077"}
    for _ in range(2):
        assert sent(client, draft, "map/lock", **said).status_code == 303  # type: ignore[attr-defined]
    assert Change.objects.count() == 1


def test_it_is_worked_out_at_one_press(world: World, doors: list[Stairwell], client_of: Callable[..., Client]) -> None:
    client, draft = client_of("office"), a_draft(world)
    assert sent(client, draft, "solve").status_code == 303  # type: ignore[attr-defined]
    assert "已证明" in client.get(f"/planning/{draft.pk}/").content.decode()


def test_the_way_to_adoption_by_pages(world: World, doors: list[Stairwell], client_of: Callable[..., Client]) -> None:
    office, secretary, draft = client_of("office"), client_of("secretary"), a_draft(world)
    assert sent(office, draft, "step/publish", until="2026-10-19").status_code == 303  # type: ignore[attr-defined]
    draft.refresh_from_db()
    assert sent(office, draft, "step/adopt", day="2026-10-20", reason="x").status_code == 403  # type: ignore[attr-defined]
    again = sent(secretary, draft, "step/adopt", day="2026-10-01", reason="户数不匀")
    assert again.status_code == 422  # type: ignore[attr-defined]
    assert "最早从今天起" in again.content.decode()  # type: ignore[attr-defined]
    assert sent(secretary, draft, "step/adopt", day="2026-10-20", reason="户数不匀").status_code == 303  # type: ignore[attr-defined]
    draft.refresh_from_db()
    assert (draft.state, str(draft.holds_from)) == ("adopted", "2026-10-20")


def test_a_neighbour_finds_the_own_stairwell_and_says_something_without_a_name(
    world: World, doors: list[Stairwell], client_of: Callable[..., Client]
) -> None:
    draft = a_published(world)
    way = f"/plan/{draft.code}/?door={doors[4].code}"
    steward = client_of("steward")
    assert "梧桐2微网格" in steward.get(way).content.decode()
    assert steward.post(way, {"words": "挺好"}).status_code == 303
    said = Comment.objects.get()
    assert (said.words, said.stairwell, said.person) == ("挺好", doors[4], None)
    assert "挺好" in client_of("leader").get(f"/planning/{draft.pk}/").content.decode()


def test_a_steward_s_list_holds_only_what_is_shown(
    world: World, doors: list[Stairwell], client_of: Callable[..., Client]
) -> None:
    a_draft(world, "还没公开的")
    draft = a_published(world, a_draft(world, "公开的"))
    page = client_of("steward").get("/planning/").content.decode()
    assert "还没公开的" not in page
    assert f"/plan/{draft.code}/" in page


def test_the_neighbours_of_a_stairwell_cost_at_most_six(
    world: World, doors: list[Stairwell], client_of: Callable[..., Client]
) -> None:
    client = client_of("office")
    way = f"/planning/neighbours/?compound={doors[0].compound_id}&door={doors[0].pk}"
    assert statements(lambda: client.get(way)) <= 6


def test_a_solution_can_be_loaded_and_its_proof_checked_elsewhere(
    world: World, doors: list[Stairwell], client_of: Callable[..., Client], tmp_path: Path
) -> None:
    draft = a_worked_out(world, a_draft(world))
    client, files = client_of("leader"), (tmp_path / "question.json", tmp_path / "plan.json")
    page = client.get(f"/planning/{draft.pk}/").content.decode()
    for file in files:
        way = f"/planning/{draft.pk}/{file.name}"
        assert way in page
        file.write_bytes(client.get(way).content)
    assert "梧桐苑 1号楼 1单元" in files[1].read_text()
    assert check_file(*files) == 0
    files[1].write_text(files[1].read_text().replace('"lower_bound": ', '"lower_bound": 1'))
    assert check_file(*files) == 1


def test_an_adoption_is_withdrawn_by_pages(
    world: World, doors: list[Stairwell], client_of: Callable[..., Client]
) -> None:
    draft, office, secretary = an_adopted(world), client_of("office"), client_of("secretary")
    way = f"/planning/{draft.pk}/step/withdraw/"
    assert way not in office.get(f"/planning/{draft.pk}/").content.decode()
    assert way in secretary.get(f"/planning/{draft.pk}/").content.decode()
    assert sent(office, draft, "step/withdraw", reason="x").status_code == 403  # type: ignore[attr-defined]
    assert sent(secretary, draft, "step/withdraw", reason="").status_code == 422  # type: ignore[attr-defined]
    assert sent(secretary, draft, "step/withdraw", reason="日子定早了").status_code == 303  # type: ignore[attr-defined]
    assert "日子定早了" in client_of("visitor").get(f"/plan/{draft.code}/").content.decode()


def test_the_card_of_a_micro_grid_that_ended_leads_on(world: World, client_of: Callable[..., Client]) -> None:
    page = client_of("visitor").get(f"/g/{an_old_grid(world).card}/").content.decode()
    assert f"/g/{world.grids[0].card}/" in page
    assert f"/g/{world.grids[1].card}/" not in page


def test_so_does_that_of_one_that_has_not_begun(
    world: World, doors: list[Stairwell], client_of: Callable[..., Client]
) -> None:
    draft = a_draft(world)
    piece = draft.pieces.get(stairwell=doors[3])
    draft = changing.split(draft.pk, [piece.pk], by=office(world), at=NOON, version=draft.version)
    draft = a_published(world, draft)
    adopt(draft.pk, LATER, "试", by=world.actor("secretary"), at=NOON, version=draft.version)
    coming, now = MicroGrid.objects.get(start=LATER), MicroGrid.objects.get(code="X2")
    page = client_of("visitor").get(f"/g/{coming.card}/").content.decode()
    assert f"/g/{now.card}/" in page
    assert page.count('href="/g/') == 1


def test_buildings_brought_from_a_map_cost_at_most_eight(
    world: World, doors: list[Stairwell], client_of: Callable[..., Client]
) -> None:
    client = client_of("office")
    brought = buildings.keep("楼栋.geojson", MAP, "wgs84", by=office(world), at=NOON)
    assert statements(lambda: client.get("/office/buildings/")) <= 8
    assert statements(lambda: client.get(f"/office/buildings/{brought.pk}/")) <= 8
