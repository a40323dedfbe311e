"""History comes in once, by every way, with nothing of people in it, and into one community alone."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection

from linli.audit.models import Footprint
from linli.cases import reference
from linli.engines.triage import suggest
from linli.foundation.clock import SHANGHAI
from linli.foundation.refusals import Missing, NotAllowed, NotFound
from linli.insight.board import board
from linli.insight.figures import Asked
from linli.office.history import actions, queries
from linli.office.history.actions import NothingToLoad, Trial
from linli.office.history.reading import Brought
from linli.office.models import PastMatter, Upload
from linli.office.uploads import NotAccepted
from tests.builders import NOON, World, a_case, a_world
from tests.office.history.files import (
    CHAIN,
    CITY,
    FORM,
    LEDGER,
    NAMES,
    NUMBERS,
    ORDERS,
    TALK,
    csv,
    workbook,
)  # fmt: skip

pytestmark = pytest.mark.django_db
EVERY = (
    Brought("台账.xlsx", workbook(("3月", LEDGER))),
    Brought("12345工单 10012340009.csv", csv(ORDERS)),
    Brought("数字城管.xlsx", workbook(("导出", CITY))),
    Brought("问卷.csv", csv(FORM, "utf-8-sig")),
    Brought("接龙.txt", CHAIN.encode()),
    Brought("群聊.txt", TALK.encode(), "chain"),
)


@pytest.fixture
def world() -> World:
    return a_world()


def tried(world: World, brought: Brought) -> Trial:
    return actions.try_out(brought, reference.taxonomy(), by=world.actor("office"), at=NOON)


def loaded(world: World, brought: Brought, accept: bool = True) -> Upload:
    by = world.actor("office")
    kept = actions.keep(tried(world, brought), by=by, at=NOON)
    return actions.load(kept.pk, by=by, at=NOON, accept=accept)


def all_text() -> str:
    """Every cell of every table of the database."""
    found: list[str] = []
    with connection.cursor() as cursor:
        for model in apps.get_models():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(model._meta.db_table)}")
            found.extend(_plain(cell) for row in cursor.fetchall() for cell in row)
    return "\n".join(found)


def _plain(cell: Any) -> str:
    return bytes(cell).decode("utf-8", "replace") if isinstance(cell, bytes | memoryview) else str(cell)


def facts(matters: Iterable[PastMatter]) -> list[tuple[Any, ...]]:
    def local(at: Any) -> str:
        return f"{at.astimezone(SHANGHAI):%m-%d %H:%M}" if at else ""

    return [(m.row, m.words, m.place_words, local(m.reported_at), local(m.closed_at), m.result) for m in matters]


def test_a_ledger_becomes_past_matters(world: World) -> None:
    loaded(world, EVERY[0])
    rows = PastMatter.objects.order_by("row")
    assert facts(rows) == [
        (3, "【设施】楼道灯不亮，请回电[电话]", "1号院1号楼1单元[房号]", "03-01 00:00", "03-02 00:00", "已更换"),
        (4, "【环境】垃圾桶没人清运，[姓名]说已一周", "2号院1号楼", "03-04 00:00", "03-05 00:00", "已清运"),
        (5, "下水道井盖松动", "人民路口", "03-08 00:00", "", ""),
    ]
    assert {(m.source, m.file, m.sheet) for m in rows} == {("ledger", "台账.xlsx", "3月")}
    assert [m.compound for m in rows] == [*world.compounds, None]
    assert [m.micro_grid for m in rows] == [world.grids[0], None, None]


def test_work_orders_keep_their_number_and_verdict(world: World) -> None:
    loaded(world, EVERY[1])
    first, second = PastMatter.objects.order_by("row")
    assert (first.source, first.outer_number, first.micro_grid) == ("12345", "LY20250301000123", world.grids[1])
    assert first.words == "市民[姓名]反映夜间施工噪音大，身份证[证件号]"
    assert second.words == "乱停车辆。小区门口乱停车，堵住消防通道"
    assert first.result == "已约谈施工方；满意度：满意"
    assert facts([second])[0][3:5] == ("03-02 15:05", "03-04 09:00")
    assert first.file == "12345工单 [电话].csv"


def test_city_management_and_forms_are_told_by_their_headers(world: World) -> None:
    for brought in EVERY[2:4]:
        loaded(world, brought)
    city, form = PastMatter.objects.order_by("source")
    assert (city.source, city.words, city.outer_number) == ("city", "市容环境/暴露垃圾", "20250305-00012")
    assert (form.source, form.words, form.place_words) == ("form", "4、最想解决的事？：电动车充电桩太少", "2号院")


def test_a_list_from_a_chat_is_placed_by_its_title(world: World) -> None:
    trial = tried(world, EVERY[4])
    assert [row.micro_grid for row in trial.draft.rows] == [world.grids[0].pk, world.grids[1].pk]
    assert trial.draft.rows[0].words == "1号楼1单元路灯不亮，电话[电话]"
    (problem,) = trial.draft.problems
    assert (problem.row, problem.code) == (7, "no_words")
    assert [row.row for row in tried(world, EVERY[5]).draft.rows] == [1, 7]


@pytest.mark.parametrize("brought", EVERY, ids=lambda brought: brought.name)
def test_loading_the_same_again_changes_nothing(world: World, brought: Brought) -> None:
    loaded(world, brought)
    before = list(PastMatter.objects.order_by("pk").values())
    assert before
    again = loaded(world, brought)
    assert list(PastMatter.objects.order_by("pk").values()) == before
    assert {counts["new"] for counts in again.trial["counts"].values()} == {0}


def test_an_order_that_comes_in_another_file_is_still_the_same(world: World) -> None:
    loaded(world, EVERY[1])
    changed = [ORDERS[0], ORDERS[1], [*ORDERS[2][:5], "堵住消防通道，已多次反映", *ORDERS[2][6:]]]
    loaded(world, Brought("四月.xlsx", workbook(("全部", changed))))
    assert PastMatter.objects.count() == 2


def test_nothing_of_people_reaches_the_database(world: World) -> None:
    for brought in EVERY:
        loaded(world, brought)
    assert PastMatter.objects.count() == 11
    whole = all_text()
    assert [word for word in (*NUMBERS, *NAMES) if word in whole] == []


def test_a_kind_is_suggested_only_when_it_is_clear(world: World) -> None:
    said = ("楼道里有煤气味，闻着很重，怕漏气", "说不清的一件事")
    rows = [("受理时间", "问题描述"), *(("2025-03-01", words) for words in said)]
    loaded(world, Brought("a.csv", csv(rows)))
    kinds = dict(PastMatter.objects.values_list("words", "kind"))
    for words in said:
        found = suggest(words, reference.taxonomy())
        assert kinds[words] == (found.code if found.confidence_band == "clear" else "")
    assert kinds[said[0]] and not kinds[said[1]]


def test_dropped_and_unread_columns_are_named(world: World) -> None:
    notes = {note.code: note.params.get("names", "") for note in tried(world, EVERY[0]).draft.notes}
    assert notes["columns_dropped"] == "反映人、联系电话"
    assert "columns_unread" not in notes
    assert "rows_passed" in notes and "rows_unplaced" in notes


SPOILED = (
    ("no_words", 3, "诉求内容", "", {6: ""}),
    ("not_date", 3, "受理时间", "B3", {1: "上周一"}),
    ("not_date", 3, "办结日期", "I3", {8: "快了"}),
    ("date_future", 3, "受理时间", "B3", {1: "2031-01-01"}),
    ("end_before_start", 3, "办结日期", "I3", {8: "2024-12-01"}),
)


@pytest.mark.parametrize(("code", "row", "column", "cell", "change"), SPOILED, ids=lambda value: str(value)[:20])
def test_a_spoiled_row_is_named_and_stops_the_load(
    world: World, code: str, row: int, column: str, cell: str, change: dict[int, str]
) -> None:
    spoiled = [*LEDGER[:2], [change.get(at, value) for at, value in enumerate(LEDGER[2])], *LEDGER[3:]]
    brought = Brought("台账.xlsx", workbook(("3月", spoiled)))
    (problem,) = tried(world, brought).draft.problems
    assert (problem.code, problem.sheet, problem.row) == (code, "3月", row)
    assert problem.what and problem.mend
    if cell:
        assert (problem.column, problem.cell) == (column, cell)
    with pytest.raises(NotAccepted):
        loaded(world, brought, accept=False)
    assert not PastMatter.objects.exists()
    assert loaded(world, brought).trial["skipped"] == 1
    assert PastMatter.objects.count() == 2


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.xlsx", b"PK\x03\x04broken", "file_broken"),
        ("a.xls", b"<html><table></table></html>", "file_kind"),
        ("a.csv", b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00", "file_kind"),
        ("a.csv", "甲,乙\n1,2\n".encode(), "nothing_known"),
        ("a.xlsx", workbook(("名单", (["甲", "乙"], ["1", "2"]))), "nothing_known"),
    ],
    ids=["broken", "a web page", "a picture", "other columns", "a list of names"],
)
def test_a_file_that_cannot_be_read_is_one_problem(world: World, name: str, content: bytes, code: str) -> None:
    trial = tried(world, Brought(name, content))
    (problem,) = trial.draft.problems
    assert problem.code == code and problem.what and problem.mend
    kept = actions.keep(trial, by=world.actor("office"), at=NOON)
    with pytest.raises(NothingToLoad):
        actions.load(kept.pk, by=world.actor("office"), at=NOON, accept=True)


def test_a_trial_writes_nothing_and_an_empty_one_is_refused(world: World) -> None:
    tried(world, EVERY[0])
    assert (PastMatter.objects.count(), Upload.objects.count(), Footprint.objects.count()) == (0, 0, 0)
    with pytest.raises(Missing):
        tried(world, Brought("", b" \n"))


def test_only_the_office_may_and_only_in_its_own_community(world: World) -> None:
    other = a_world(code="410305001002", name="邻村社区")
    loaded(world, EVERY[0])
    assert not PastMatter.objects.filter(community=other.community).exists()
    assert (list(queries.matters(other.actor("office"))), queries.files(other.actor("office"))) == ([], [])
    kept = actions.keep(tried(world, EVERY[1]), by=world.actor("office"), at=NOON)
    with pytest.raises(NotFound):
        actions.load(kept.pk, by=other.actor("office"), at=NOON)
    for name in ("steward", "leader", "secretary", "street", "admin"):
        with pytest.raises(NotAllowed):
            actions.try_out(EVERY[0], reference.taxonomy(), by=world.actor(name), at=NOON)
        with pytest.raises(NotFound):
            actions.load(kept.pk, by=world.actor(name), at=NOON)
    loaded(other, EVERY[0])
    assert PastMatter.objects.count() == 6
    assert all(m.compound in other.compounds for m in queries.matters(other.actor("office")) if m.compound)


def test_a_load_leaves_one_footprint_and_a_token_answers_twice_alike(world: World) -> None:
    by, token = world.actor("office"), uuid4()
    trial = tried(world, EVERY[1])
    first, second = (actions.keep(trial, by=by, at=NOON, token=token) for _ in range(2))  # type: ignore[call-arg]
    assert first == second
    for _ in range(2):
        actions.load(first.pk, by=by, at=NOON)
    (step,) = Footprint.objects.filter(action="history.load")
    assert (step.object_id, step.code) == (first.pk, "2/0/0")


def test_history_is_filtered_by_source_and_year(world: World) -> None:
    for brought in EVERY[:2]:
        loaded(world, brought)
    by = world.actor("office")
    assert queries.years(by) == [2025]
    assert queries.matters(by, "ledger").count() == 3
    assert (queries.matters(by, year=2025).count(), queries.matters(by, year=2024).count()) == (5, 0)
    assert {(file["source"], file["n"]) for file in queries.files(by)} == {("ledger", 3), ("12345", 2)}


def test_no_figure_counts_history(world: World) -> None:
    a_case(world, at="closed")
    asked = Asked(world.actor("office"), NOON + timedelta(days=2))
    before = board(asked)
    for brought in EVERY:
        loaded(world, brought)
    assert board(asked) == before
