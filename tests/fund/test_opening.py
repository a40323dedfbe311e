"""The books are opened once, by the accountant, and purposes are named."""

import pytest

from linli.foundation.refusals import NotAllowed
from linli.fund.books.actions import Named, name_purpose, open_books
from linli.fund.models import Account, Leaf, Purpose
from linli.fund.refusals import BadCode, IsOpen, NameTaken, NotOpen
from tests.builders import NOON, World, a_world

pytestmark = pytest.mark.django_db
CASH = {"code": "1002", "name": "银行存款", "sort": "asset", "lots": True}


@pytest.fixture
def world() -> World:
    return a_world()


def opened(world: World, who: str = "accountant") -> Leaf:
    return open_books({"year": 2026, "accounts": [CASH]}, by=world.actor(who), at=NOON)


def purpose(world: World, code: str = "P01", name: str = "暖阳座椅") -> Leaf:
    return name_purpose(Named(code, name), by=world.actor("office"), at=NOON)


def test_the_books_open_with_their_chart_and_one_general_purpose(world: World) -> None:
    opened(world)
    assert [account.code for account in Account.objects.all()] == ["1002"]
    assert [(one.code, one.restricted) for one in Purpose.objects.all()] == [("P00", False)]


def test_they_open_once(world: World) -> None:
    opened(world)
    with pytest.raises(IsOpen):
        opened(world)


def test_the_office_does_not_open_them(world: World) -> None:
    with pytest.raises(NotAllowed):
        opened(world, "office")


def test_a_purpose_is_named(world: World) -> None:
    opened(world)
    purpose(world)
    assert Purpose.objects.get(code="P01").name == "暖阳座椅"


def test_no_purpose_before_the_books_are_open(world: World) -> None:
    with pytest.raises(NotOpen):
        purpose(world)


@pytest.mark.parametrize("code", ["", "01", "P1", "p01", "P00000"])
def test_a_code_that_is_none_is_refused(code: str, world: World) -> None:
    opened(world)
    with pytest.raises(BadCode):
        purpose(world, code)


@pytest.mark.parametrize(("code", "name"), [("P01", "别的"), ("P02", "暖阳座椅")])
def test_a_code_or_a_name_is_taken_once(code: str, name: str, world: World) -> None:
    opened(world)
    purpose(world)
    with pytest.raises(NameTaken):
        purpose(world, code, name)
