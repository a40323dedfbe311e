"""Before a resident sends: whether neighbours told it already, asked by a tap; nothing is kept, nobody is named."""

from collections.abc import Callable

import pytest
from django.test import Client

from linli.cases.models import Case, Report
from tests.builders import World, a_report
from tests.web.test_budgets import statements

LAMP = "楼道灯坏了三天，老人上楼摸着墙走"


@pytest.fixture
def anyone(client_of: Callable[..., Client]) -> Client:
    return client_of("visitor")


def look(client: Client, world: World, words: str, place: int = 0, **more: str) -> str:
    path = f"/q/{world.stairwells[place].code}/"
    return client.post(path, {"words": words, "look": "1", **more}).content.decode()


def test_it_says_how_many_households_and_by_when_and_keeps_the_words_on_the_page(world: World, anyone: Client) -> None:
    case = a_report(world, LAMP, phone="10012345678").case
    a_report(world, "我家钥匙丢了", place=1)
    html = look(anyone, world, "楼道灯坏了，老人上楼看不见", phone="10012345679")
    assert "已有 1 户" in html and "楼道灯坏了，老人上楼看不见</textarea>" in html and "10012345679" in html
    assert str(case.number) not in html and "10012345678" not in html and "摸着墙走" not in html
    assert Report.objects.count() == 2


def test_households_are_counted_once_although_nobody_has_joined_their_matters_yet(world: World, anyone: Client) -> None:
    for phone in ("10012345678", "10012345678", "10012345679", ""):
        a_report(world, LAMP, phone=phone)
    assert "已有 3 户" in look(anyone, world, LAMP, part="1")


def test_the_part_alone_is_what_the_page_holds(world: World, anyone: Client) -> None:
    a_report(world, LAMP)
    part = look(anyone, world, LAMP, part="1")
    assert "<html" not in part and part.strip() in look(anyone, world, LAMP)


def test_when_nothing_is_like_it_one_is_asked_to_send_it(world: World, anyone: Client) -> None:
    a_report(world, LAMP)
    assert "请提交" in look(anyone, world, "电梯把人困住了", part="1")
    assert "请提交" in look(anyone, world, LAMP, place=2, part="1"), "it is another compound"


@pytest.mark.parametrize(
    "words", ["我们两口子想请人调解，天天吵架", "楼上半夜拖桌子吵得睡不着", "楼上漏水把我家天花板泡了，他不肯修"]
)
def test_nobody_can_try_out_who_complained_of_whom(words: str, world: World, anyone: Client) -> None:
    a_report(world, words)
    assert "户" not in look(anyone, world, words, part="1")


def test_what_was_said_in_private_is_not_told(world: World, anyone: Client) -> None:
    a_report(world, LAMP, private=True)
    assert Case.objects.get().sealed and "户" not in look(anyone, world, LAMP, part="1")


def test_looking_costs_the_same_for_one_as_for_thirty(world: World, anyone: Client) -> None:
    counts = []
    for more in (1, 29):
        for _ in range(more):
            a_report(world, LAMP)
        counts.append(statements(lambda: look(anyone, world, LAMP, part="1")))
    assert counts[0] == counts[1] <= 8
