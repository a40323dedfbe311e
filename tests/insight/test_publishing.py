"""Figures travel as a file between communities, whole or not at all, and stand in the order of the register."""

import json
from pathlib import Path
from typing import Any

import pytest

from linli.access.queries import actor_of
from linli.cli import main as command
from linli.foundation.refusals import NotAllowed
from linli.insight import leading, publishing
from linli.insight.figures import Asked
from linli.insight.publishing import NotFigures, OwnFile
from linli.insight.tables import Collected
from tests.builders import DAY, NOON, World, a_case, a_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_world()


def asked(world: World) -> Asked:
    return Asked(world.actor("office"), NOON, 365)


def a_file(code: str = "410305001009", **instead: Any) -> bytes:
    other = a_world(code=code, name="荷塘里社区")
    for n in range(6):
        a_case(other, at="closed", words=f"灯 {n}")
    body = json.loads(publishing.published(asked(other)))["body"] | instead
    return publishing.sealed(body)


def test_a_file_comes_in_and_stands_beside_in_the_order_of_the_register(world: World) -> None:
    content = a_file(code="410305001000")
    for name in ("street", "office", "street"):  # brought again it stays one
        publishing.collect(content, by=world.actor(name), at=NOON)
    assert Collected.objects.count() == 1
    columns = publishing.side_by_side(asked(world), leading.ten(asked(world)))
    assert [(column.code, column.own) for column in columns] == [("410305001000", False), ("410305001001", True)]
    assert columns[0].figures["helped"]["value"] == 6
    assert columns[1].figures["helped"]["value"] is None  # ours are fewer than five


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[]", b"\xff\xfe", b'{"linli": 1, "body": {}, "sha256": ""}', b"[" * 100_000],
)
def test_what_is_no_such_file_is_refused(content: bytes, world: World) -> None:
    with pytest.raises(NotFigures):
        publishing.collect(content, by=world.actor("street"), at=NOON)


@pytest.mark.parametrize(
    "instead", [{"name": ""}, {"code": "王淑芬"}, {"as_of": "gestern"}, {"figures": [{"key": "x"}]}]
)
def test_so_is_one_that_says_something_else(instead: dict[str, Any], world: World) -> None:
    with pytest.raises(NotFigures):
        publishing.collect(a_file(**instead), by=world.actor("street"), at=NOON)


def test_a_file_that_was_changed_on_the_way_is_refused(world: World) -> None:
    with pytest.raises(NotFigures):
        publishing.collect(a_file().replace("荷塘里".encode(), "荷塘外".encode()), by=world.actor("street"), at=NOON)


def test_ours_stand_here_already(world: World) -> None:
    with pytest.raises(OwnFile):
        publishing.collect(publishing.published(asked(world)), by=world.actor("street"), at=NOON)


@pytest.mark.parametrize("name", ["steward", "leader", "secretary", "worker"])
def test_others_take_nothing_in(name: str, world: World) -> None:
    with pytest.raises(NotAllowed):
        publishing.collect(a_file(), by=world.actor(name), at=NOON)
    assert actor_of(world.people[name], DAY, True).roles == (name,)


def test_the_command_publishes(world: World, tmp_path: Path) -> None:
    file = tmp_path / "figures.json"
    assert command(["figures", "publish", "-o", str(file)]) == 0
    assert publishing.read(file.read_bytes())[0]["code"] == world.community.code
