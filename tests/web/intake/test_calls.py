"""A call is written down, read back, taken in once, and its code is said aloud."""

import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from linli.cases.models import Case, Report
from tests.builders import World, a_case, a_report

Make = Callable[..., Client]
CALL: dict[str, Any] = {"words": "楼道灯不亮了", "place": "1号院 1号楼 1单元", "phone": "100 1234 5678", "name": "刘姨"}


@pytest.fixture
def desk(client_of: Make) -> Client:
    return client_of("office")


def test_the_words_are_read_back_before_anything_is_kept(desk: Client) -> None:
    html = desk.post("/office/phone/", CALL).content.decode()
    assert "100 1234 5678" in html and "1号院 1号楼 1单元" in html and "楼道灯不亮了" in html
    assert Report.objects.count() == 0


def test_when_the_caller_agrees_it_is_taken_in_once_and_the_code_is_shown(desk: Client, world: World) -> None:
    sent = CALL | {"agreed": "1", "token": str(uuid4())}
    first, second = (desk.post("/office/phone/", sent) for _ in range(2))
    taken = Report.objects.get()
    assert first.headers["Location"] == second.headers["Location"] == f"/office/phone/{taken.pk}/"
    assert (taken.channel, taken.stairwell_id, taken.phone) == ("phone", world.stairwells[0].pk, "10012345678")
    shown = re.sub(
        r"[\s·]", "", re.findall(r'class="code">([^<]*)', desk.get(f"/office/phone/{taken.pk}/").content.decode())[0]
    )
    assert shown == taken.tracking


def test_the_caller_changes_their_mind_and_the_words_are_still_there(desk: Client, world: World) -> None:
    chosen = CALL | {"place": str(world.stairwells[0].pk), "change": "1"}
    html = desk.post("/office/phone/", chosen).content.decode()
    assert "<textarea" in html and "楼道灯不亮了" in html and 'value="1号院 1号楼 1单元"' in html


@pytest.mark.parametrize("typed", ["1-1", "1单元", "1号楼"])
def test_an_address_that_several_doors_share_is_asked_about(desk: Client, typed: str) -> None:
    answer = desk.post("/office/phone/", CALL | {"place": typed})
    assert answer.status_code == 422 and answer.content.decode().count('type="radio"') >= 2


def test_an_address_that_nobody_has_is_refused_and_the_beginning_of_one_is_enough(desk: Client) -> None:
    assert desk.post("/office/phone/", CALL | {"place": "幸福里"}).status_code == 422
    assert desk.post("/office/phone/", CALL | {"place": "2号院 2单元"}).status_code == 200


def test_a_danger_shows_its_number_while_the_caller_speaks(desk: Client) -> None:
    html = desk.post("/office/phone/", {"words": "电梯里关住人了"}, headers={"HX-Request": "true"}).content.decode()
    assert 'href="tel:' in html and "<html" not in html


def test_a_colleague_does_not_see_the_code_of_my_call(desk: Client, client_of: Make) -> None:
    desk.post("/office/phone/", CALL | {"agreed": "1", "token": str(uuid4())})
    assert client_of("secretary").get(f"/office/phone/{Report.objects.get().pk}/").status_code == 404


def test_what_may_be_known_already_is_offered_and_the_call_joins_it_when_the_desk_says_so(
    desk: Client, world: World
) -> None:
    known = a_report(world, "楼道灯不亮了，老人上楼看不见").case
    html = desk.post("/office/phone/", CALL).content.decode()
    assert str(known.number) in html and f'value="{known.pk}"' in html and "同一单元" in html
    sent = CALL | {"agreed": "1", "token": str(uuid4()), "into": str(known.pk)}
    desk.post("/office/phone/", sent)
    assert [report.channel for report in known.reports.order_by("at")] == ["qr", "phone"]
    assert Case.objects.count() == 1


def test_it_is_a_new_matter_unless_somebody_says_otherwise(desk: Client, world: World) -> None:
    a_report(world, "楼道灯不亮了，老人上楼看不见")
    desk.post("/office/phone/", CALL | {"agreed": "1", "token": str(uuid4()), "into": ""})
    assert Case.objects.count() == 2


def test_a_matter_that_is_over_meanwhile_is_not_joined_and_the_words_are_still_there(
    desk: Client, world: World
) -> None:
    over = a_case(world, at="resolved")
    answer = desk.post("/office/phone/", CALL | {"agreed": "1", "token": str(uuid4()), "into": str(over.pk)})
    assert answer.status_code == 422 and "楼道灯不亮了" in answer.content.decode()
    assert over.reports.count() == 1
