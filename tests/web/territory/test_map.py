"""The map: what is counted for whom, what is never counted, and what it asks of the outside world."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.conf import settings
from django.test import Client

from linli.cases.models import Case
from linli.config.installation import BadSettings, Installation, Tiles
from linli.territory.models import Community, Membership, MicroGrid, Stairwell
from tests.builders import World, a_report
from tests.web.test_budgets import statements

pytestmark = pytest.mark.django_db
SHAPE = re.compile(r'<a href="(/triage/\?micro_grid=([^"]+))"\s+aria-label="([^"]+)">')
TILES = Tiles("https://tiles.example.com/{z}/{x}/{y}.png", "gcj02", "© 示例")


def said(client: Client, path: str = "/map/") -> dict[str, str]:
    """What the map says of each micro-grid that leads somewhere."""
    return {grid: words for _url, grid, words in SHAPE.findall(client.get(path).content.decode())}


def test_each_reader_sees_the_load_of_what_is_looked_after(world: World, client_of: Callable[..., Client]) -> None:
    for place in (0, 0, 0, 1, 3):
        a_report(world, place=place)
    Case.objects.filter(micro_grid=world.grids[1]).update(due_at=world.community and "2026-01-01T00:00:00Z")
    names = {str(grid.pk): grid.name for grid in world.grids}
    ids = [str(grid.pk) for grid in world.grids]
    whole = {ids[0]: "3件没办完", ids[1]: "1件没办完，其中1件超时", ids[2]: "0件没办完", ids[3]: "1件没办完"}
    seen = {"office": ids, "secretary": ids, "leader": ids[:2], "steward": ids[:1]}
    for role, grids in seen.items():
        assert said(client_of(role)) == {id: f"{names[id]}：{whole[id]}" for id in grids}, role


@pytest.mark.parametrize("role", ["steward", "leader", "office", "secretary"])
def test_a_private_matter_is_on_nobody_s_map(role: str, world: World, client_of: Callable[..., Client]) -> None:
    a_report(world)
    before = said(client_of(role))
    for _ in range(6):
        Case.objects.filter(pk=a_report(world).case_id).update(sealed=True)
    assert said(client_of(role)) == before


def test_a_grid_leads_to_its_matters_on_the_board(world: World, client_of: Callable[..., Client]) -> None:
    a_report(world, words="一单元的灯", place=0)
    a_report(world, words="二单元的灯", place=1)
    leader = client_of("leader")
    (path,) = {
        url for url, grid, _ in SHAPE.findall(leader.get("/map/").content.decode()) if grid == str(world.grids[1].pk)
    }
    board = leader.get(path).content.decode()
    assert "二单元的灯" in board
    assert "一单元的灯" not in board


def test_it_costs_at_most_eight_statements_however_much_lies_in_the_tables(
    world: World, client_of: Callable[..., Client]
) -> None:
    office = client_of("office")
    counts = []
    for more in range(2):
        for number in range(20 * more):
            stairwell = Stairwell.objects.create(
                community=world.community, compound=world.compounds[0], building=world.stairwells[0].building,
                name=f"{number + 10}单元", households=30,
            )  # fmt: skip
            grid = MicroGrid.objects.create(
                community=world.community, code=f"X{number}", name=f"新{number}", start=date(2026, 1, 1)
            )
            Membership.objects.create(
                community=world.community, micro_grid=grid, stairwell=stairwell, start=date(2026, 1, 1)
            )
            a_report(world, place=number % 4)
        counts.append(statements(lambda: office.get("/map/")))
    assert counts[0] == counts[1] <= 8


def test_a_tower_whose_floors_are_shared_out_is_drawn_as_slices(world: World, client_of: Callable[..., Client]) -> None:
    Membership.objects.filter(micro_grid=world.grids[0]).update(lowest=1, highest=11)
    Membership.objects.filter(micro_grid=world.grids[1]).update(stairwell=world.stairwells[0], lowest=12, highest=24)
    html = client_of("office").get("/map/").content.decode()
    paths = dict(re.findall(r'micro_grid=([^"]+)"[^>]*>\s*<path class="load\d" d="([^"]+)"', html))
    assert len({paths[str(grid.pk)] for grid in world.grids[:2]}) == 2


def measure(world: World) -> None:
    Community.objects.filter(pk=world.community.pk).update(origin_lat=34.66, origin_lon=112.43)
    for n, stairwell in enumerate(world.stairwells):
        Stairwell.objects.filter(pk=stairwell.pk).update(x=40 * n, y=0)


def test_without_a_setting_it_asks_nobody_even_where_the_place_is_known(
    world: World, client_of: Callable[..., Client]
) -> None:
    measure(world)
    answer = client_of("office").get("/map/")
    assert "data-earth" in answer.content.decode()
    assert "data-tiles" not in answer.content.decode()
    assert "https:" not in answer.headers["Content-Security-Policy"]


def test_tiles_are_allowed_from_one_host_on_this_page_alone_and_only_under_what_was_measured(
    world: World, client_of: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "INSTALLATION", replace(settings.INSTALLATION, tiles=TILES))
    office = client_of("office")
    assert "tiles.example.com" not in office.get("/map/").headers["Content-Security-Policy"]
    measure(world)
    answer = office.get("/map/")
    policy = answer.headers["Content-Security-Policy"]
    assert "img-src 'self' https://tiles.example.com data: blob:;" in policy
    assert policy.count("https:") == 1
    south, west, north, east = map(float, re.findall(r'data-bounds="([^"]+)"', answer.content.decode())[0].split())
    assert south < 34.65905 < north  # the origin in GCJ-02, not in WGS-84
    assert west < 112.43630 < east
    assert west > 112.434
    assert "tiles.example.com" not in office.get("/tree/").headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "wrong",
    [
        'tiles = "http://tiles.example.com/{z}/{x}/{y}"',
        'tiles = "https://tiles.example.com/{z}/{x}"',
        'tiles = "https://a.example.com; script-src *//{z}/{x}/{y}"',
        'tiles = "https://{s}.example.com/{z}/{x}/{y}"',
        'tiles = "https://tiles.example.com/{z}/{x}/{y}"\nsystem = "bd09"',
    ],
)
def test_a_wrong_setting_is_refused_at_the_start(wrong: str, tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "linli.toml").write_text(f"[map]\n{wrong}\n", "utf-8")  # type: ignore[operator]
    monkeypatch.setenv("LINLI_DATA", str(tmp_path))
    with pytest.raises(BadSettings, match=r"linli\.toml: \[map\]"):
        Installation.here()
