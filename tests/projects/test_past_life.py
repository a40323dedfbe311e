"""Past life from a workbook: tried without writing, every mistake named at its cell, loaded once and marked."""

import io
from typing import Any

import pytest
import xlsxwriter
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linli.foundation.refusals import NotAllowed
from linli.notifications.models import Letter
from linli.office.models import Taken
from linli.office.past import loading
from linli.office.past.loading import Trial
from linli.office.past.template import template
from linli.office.uploads import NotAccepted
from linli.partners.models import Deed, Relation
from linli.projects.models import Activity, Edition
from linli.projects.past.actions import SHELF
from linli.projects.past.columns import BOOK
from linli.wishes.models import Wish
from tests.builders import NOON, World, a_world

pytestmark = pytest.mark.django_db

TIED = [
    ["单位", "单位类别", "关系", "所属联盟", "开始日期"],
    ["涧河商家联盟", "其他", "共建", "", "2024-03-01"],
    ["老槐面馆", "商家", "爱心商家", "", "2024-03-01"],
    ["老槐面馆", "商家", "联盟成员", "涧河商家联盟", "2024-04-01"],
]
DEEDS = [
    ["实事", "地点", "发布日期", "认领单位", "认领日期", "办成日期", "办成情况", "确认居民"],
    ["修好东门扶手", "1号院", "2024-05-01", "市第一建筑公司", "2024-05-03", "2024-05-20", "换了新的", "王大爷、李阿姨"],
    ["楼道刷白", "", "2024-06-01", "市第一建筑公司", "", "", "", ""],
]
WISHED = [
    ["微心愿", "心愿类别", "小区", "征集日期", "实现日期"],
    ["一副老花镜", "物品", "1号院", "2024-07-01", "2024-07-09"],
    ["有人陪着去趟医院", "陪伴", "", "2024-07-02", ""],
]
HELD = [
    ["活动系列", "活动类别", "活动名称", "活动日期", "地点", "人数", "人次", "怎么数的"],
    ["便民集市", "便民集市", "便民集市第1场", "2024-08-03", "小广场", "", "345", "估计"],
    ["合计", "", "", "", "", "", "345", ""],
]


@pytest.fixture
def world() -> World:
    return a_world()


def a_book(**sheets: list[list[Any]]) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return buffer.getvalue()


def tried(world: World, content: bytes) -> Trial:
    return loading.try_out(SHELF, "台账.xlsx", content, by=world.actor("office"), at=NOON)


def loaded(world: World, content: bytes, accept: bool = False) -> None:
    office = world.actor("office")
    upload = loading.keep(tried(world, content), by=office, at=NOON)
    loading.load(SHELF, upload.pk, by=office, at=NOON, accept=accept)


WHOLE = a_book(a=TIED, b=DEEDS, c=WISHED, d=HELD)


def test_a_trial_writes_nothing_and_passes_over_totals(world: World) -> None:
    with CaptureQueriesContext(connection) as asked:
        trial = tried(world, WHOLE)
    assert {q["sql"].split()[0] for q in asked.captured_queries} == {"SELECT"}
    assert trial.draft.problems == ()
    assert {kind: n["new"] for kind, n in trial.counts().items()} == {"tied": 3, "deeds": 2, "wished": 2, "held": 1}


def test_all_of_it_comes_in_marked_with_its_origin_and_tells_nobody(world: World) -> None:
    loaded(world, WHOLE)
    assert Relation.objects.filter(past=True).count() == 3
    assert {deed.title: deed.stage for deed in Deed.objects.filter(past=True)} == {
        "修好东门扶手": "confirmed",
        "楼道刷白": "claimed",
    }
    assert {wish.need: wish.stage for wish in Wish.objects.filter(past=True)} == {
        "一副老花镜": "fulfilled",
        "有人陪着去趟医院": "withdrawn",
    }
    edition = Edition.objects.get(past=True)
    assert (edition.name, edition.visits, edition.people, edition.method) == ("便民集市第1场", 345, None, "estimated")
    assert Taken.objects.filter(file="台账.xlsx").count() == 8 and not Letter.objects.exists()


def test_the_same_file_again_changes_nothing(world: World) -> None:
    loaded(world, WHOLE)
    assert {kind: n["new"] for kind, n in tried(world, WHOLE).counts().items()} == dict.fromkeys(
        ("tied", "deeds", "wished", "held"), 0
    )
    loaded(world, WHOLE)
    assert Taken.objects.count() == 8 and Deed.objects.count() == 2


@pytest.mark.parametrize(
    ("sheet", "row", "said"),
    [
        (TIED, ["甲", "", "联盟成员", "", "2024-01-01"], "联盟"),
        (TIED, ["甲", "", "亲戚", "", "2024-01-01"], "亲戚"),
        (DEEDS, ["修灯", "", "2024-05-09", "甲公司", "2024-05-01", "", "", ""], "2024-05-01"),
        (DEEDS, ["修灯", "", "2024-05-01", "", "", "2024-05-09", "", ""], "认领"),
        (DEEDS, ["修灯", "", "2024-05-01", "甲公司", "", "2024-05-09", "", "王大爷"], "两"),
        (WISHED, ["王大爷要一副眼镜，13800138000", "", "", "2024-07-01", ""], "心愿"),
        (WISHED, ["一副眼镜", "", "九号院", "2024-07-01", ""], "九号院"),
        (HELD, ["集市", "", "", "2024-08-03", "广场", "", "", "估计"], "人"),
        (HELD, ["集市", "", "", "2024-08-03", "广场", "300", "200", "估计"], "人次"),
        (HELD, ["集市", "", "", "2034-08-03", "广场", "", "200", "估计"], "2034"),
    ],
)
def test_a_mistake_is_named_at_its_cell_in_words(
    sheet: list[list[Any]], row: list[Any], said: str, world: World
) -> None:
    problems = tried(world, a_book(x=[sheet[0], row])).draft.problems
    assert problems and all(one.row == 2 and one.mend for one in problems)
    assert said in "".join(f"{one.column}{one.what}{one.mend}" for one in problems)


def test_rows_with_problems_are_left_out_only_when_someone_says_so(world: World) -> None:
    bad = a_book(x=[HELD[0], HELD[1], ["集市", "", "", "2024-08-03", "广场", "", "", "估计"]])
    with pytest.raises(NotAccepted):
        loaded(world, bad)
    assert not Edition.objects.exists()
    loaded(world, bad, accept=True)
    assert Edition.objects.count() == 1 and not Activity.objects.exists()


def test_only_the_office_takes_the_past_over(world: World) -> None:
    with pytest.raises(NotAllowed):
        loading.try_out(SHELF, "a.xlsx", WHOLE, by=world.actor("leader"), at=NOON)


def test_the_template_is_understood_as_it_is(world: World) -> None:
    draft = SHELF.read("空表.xlsx", template(BOOK), world.community, NOON)
    assert not draft.problems and not draft.rows and "columns_unread" not in {note.code for note in draft.notes}


def test_a_workbook_without_a_row_is_refused_with_what_to_do(world: World) -> None:
    with pytest.raises(loading.NoRow):
        tried(world, template(BOOK))
