"""Past gifts from a workbook: tried without writing, every mistake named at its cell, loaded once and marked."""

import io
from typing import Any

import pytest
import xlsxwriter
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linli.foundation.refusals import Missing, NotAllowed, NotFound
from linli.fund.giving import queries
from linli.fund.giving.past.actions import SHELF
from linli.fund.giving.past.columns import BOOK
from linli.fund.labels import Kind
from linli.fund.models import Donor, Gift, Leaf, Statement
from linli.fund.refusals import NotOpen
from linli.office.models import Upload
from linli.office.past import loading
from linli.office.past.loading import Trial
from linli.office.past.template import template
from linli.office.uploads import NotAccepted
from tests.builders import a_world
from tests.fund.giving.given import a_donor
from tests.fund.ground import Fund, a_fund

pytestmark = pytest.mark.django_db

HEAD = ["日期", "捐赠人", "联系电话", "来源", "方式", "用途", "形式", "金额（元）", "物资或服务", "数量", "计量单位",
        "价值依据", "状态", "票据号"]  # fmt: skip
GOOD = ["2024-05-18", "王淑芬", "10012345678", "居民", "常态化", "暖阳座椅", "现金", "200", "", "", "", "", "到账",
        "财票001"]  # fmt: skip
RICE = ["2024.6.1", "惠民超市", "", "共建单位", "", "", "物资", "260", "大米", "50", "kg", "标价", "", ""]
SOLD = ["日期", "活动", "商户", "销售额", "退款", "应捐", "实捐"]


@pytest.fixture
def fund() -> Fund:
    return a_fund()


def a_book(*sheets: tuple[str, list[list[Any]]]) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        for name, rows in sheets:
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return buffer.getvalue()


def gifts(*rows: list[Any]) -> bytes:
    return a_book(("捐赠", [["2024年捐赠台账"], HEAD, *rows]))


def tried(fund: Fund, content: bytes) -> Trial:
    return loading.try_out(SHELF, "台账.xlsx", content, by=fund.world.actor("office"), at=fund.tick())


def loaded(fund: Fund, content: bytes, accept: bool = False) -> Upload:
    office = fund.world.actor("office")
    upload = loading.keep(tried(fund, content), by=office, at=fund.tick())
    return loading.load(SHELF, upload.pk, by=office, at=fund.tick(), accept=accept)


def test_a_trial_writes_nothing(fund: Fund) -> None:
    with CaptureQueriesContext(connection) as asked:
        trial = tried(fund, gifts(GOOD, RICE))
    assert {q["sql"].split()[0] for q in asked.captured_queries} == {"SELECT"}
    assert trial.counts() == {"gifts": {"new": 2, "same": 0}} and not trial.draft.problems


def test_rows_become_past_gifts_with_their_origin(fund: Fund) -> None:
    leaves = Leaf.objects.count()
    loaded(fund, gifts(GOOD, RICE))
    money, rice = Gift.objects.order_by("number")
    assert (money.state, money.fen, money.purpose.code, money.receipt) == ("past", 20_000, "P01", "财票001")
    assert (money.origin, str(money.day)) == ("台账.xlsx 捐赠 3", "2024-05-18")
    assert money.donor and (money.donor.name, money.donor.phone) == ("王淑芬", "10012345678")
    assert (rice.form, rice.what, str(rice.quantity), rice.purpose.code) == ("goods", "大米", "50.000", "P00")
    assert Leaf.objects.count() == leaves, "what was before these books is no entry of theirs"


def test_the_same_file_again_changes_nothing(fund: Fund) -> None:
    loaded(fund, gifts(GOOD, RICE))
    again = loaded(fund, gifts(GOOD, RICE))
    assert again.trial["counts"] == {"gifts": {"new": 0, "same": 2}}
    assert Gift.objects.count() == 2 and Donor.objects.count() == 2


def test_two_equal_rows_are_two_gifts(fund: Fund) -> None:
    twice = [*GOOD[:-1], ""]
    loaded(fund, gifts(twice, twice))
    assert Gift.objects.count() == 2 and Donor.objects.count() == 1


def test_a_donor_who_is_there_is_the_same_donor(fund: Fund) -> None:
    donor = a_donor(fund)
    loaded(fund, gifts(GOOD))
    assert Gift.objects.get().donor == donor


@pytest.mark.parametrize("name", ["", "不详", "爱心人士"])
def test_an_unknown_donor_is_so_named(name: str, fund: Fund) -> None:
    loaded(fund, gifts(["2024-05-18", name, "", "居民", "", "", "", "35.5"]))
    gift = Gift.objects.get()
    assert (gift.donor, gift.fen, gift.receipt_kind) == (None, 3550, "nameless")


WRONG: dict[str, tuple[int, Any, str, str]] = {
    "no day": (0, "", "A3", "missing"),
    "a day that is none": (0, "去年夏天", "A3", "not_date"),
    "a day ahead": (0, "2026-12-01", "A3", "date_future"),
    "no amount": (7, "", "H3", "missing"),
    "an amount in words": (7, "二百左右", "H3", "not_amount"),
    "an amount finer than a fen": (7, "20.005", "H3", "not_amount"),
    "an amount below zero": (7, "-20", "H3", "not_amount"),
    "nothing": (7, "0", "H3", "none_given"),
    "an unknown source": (3, "火星", "D3", "not_answer"),
    "an unknown purpose": (5, "修月亮", "F3", "unknown_purpose"),
    "an unknown state": (12, "也许", "M3", "not_answer"),
    "goods without a count": (6, "物资", "I3", "goods_uncounted"),
    "a name that is too long": (1, "王" * 61, "B3", "too_long"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_is_named_at_its_cell(name: str, fund: Fund) -> None:
    column, value, cell, code = WRONG[name]
    row = [*GOOD]
    row[column] = value
    problem = tried(fund, gifts(row)).draft.problems[0]
    assert (problem.sheet, problem.cell, problem.code) == ("捐赠", cell, code)
    assert problem.what and problem.mend


def test_a_receipt_stands_at_one_gift(fund: Fund) -> None:
    other = ["2024-05-19", *GOOD[1:]]
    assert [p.code for p in tried(fund, gifts(GOOD, other)).draft.problems] == ["receipt_taken"]
    loaded(fund, gifts(GOOD))
    assert [p.code for p in tried(fund, gifts(other)).draft.problems] == ["receipt_taken"]


def test_rows_with_a_problem_are_left_out_only_when_that_is_accepted(fund: Fund) -> None:
    content = gifts(GOOD, ["", *GOOD[1:-1], ""])
    with pytest.raises(NotAccepted):
        loaded(fund, content)
    assert not Gift.objects.exists()
    assert loaded(fund, content, accept=True).trial["skipped"] == 1
    assert Gift.objects.count() == 1


def test_rows_of_totals_are_not_read(fund: Fund) -> None:
    trial = tried(fund, gifts(GOOD, ["合计", "", "", "", "", "", "", "200"]))
    assert len(trial.draft.rows) == 1 and not trial.draft.problems


def test_past_statements_keep_sales_and_what_was_given(fund: Fund) -> None:
    rows = [SOLD, ["2024-10-01", "国庆市集", "刘记炊饼", "5002.5", "2.5", "100", "98"]]
    loaded(fund, a_book(("商户", rows)))
    statement = Statement.objects.get()
    assert (statement.sales, statement.refunds, statement.due, statement.agreement) == (500_250, 250, 10_000, None)
    gift = statement.gift
    assert gift and (gift.fen, gift.stream, gift.mode, gift.state) == (9800, "market", "commercial", "past")
    assert not queries.is_shared(gift)


def test_a_csv_is_read_too(fund: Fund) -> None:
    text = "捐赠日期,捐赠人,金额\n2024-05-18,王淑芬,200元\n"
    assert len(tried(fund, text.encode("gb18030")).draft.rows) == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"PK nonsense", "file_broken"), (b"\x00\x01\x02 x", "file_kind"), ("甲,乙\n1,2\n".encode(), "nothing_known")],
)
def test_a_file_that_is_none_is_one_problem(content: bytes, code: str, fund: Fund) -> None:
    assert [problem.code for problem in tried(fund, content).draft.problems] == [code]


def test_an_empty_file_is_refused(fund: Fund) -> None:
    with pytest.raises(Missing):
        tried(fund, b" ")


def test_before_the_books_are_open_nothing_is_tried(db: None) -> None:
    world = a_world()
    with pytest.raises(NotOpen):
        loading.try_out(SHELF, "x", gifts(GOOD), by=world.actor("office"), at=Fund(world).tick())


def test_the_kept_draft_lies_sealed_and_is_emptied_when_loaded(fund: Fund) -> None:
    office = fund.world.actor("office")
    upload = loading.keep(tried(fund, gifts(GOOD)), by=office, at=fund.tick())
    assert "王淑芬".encode() not in bytes(upload.content) and b"10012345678" not in bytes(upload.content)
    loading.load(SHELF, upload.pk, by=office, at=fund.tick())
    upload.refresh_from_db()
    assert not loading.tried(SHELF, upload).draft.rows
    assert loading.load(SHELF, upload.pk, by=office, at=fund.tick()).loaded_at == upload.loaded_at


@pytest.mark.parametrize("role", ["accountant", "committee", "secretary", "leader"])
def test_others_load_nothing(role: str, fund: Fund) -> None:
    with pytest.raises(NotAllowed):
        loading.try_out(SHELF, "x", gifts(GOOD), by=fund.world.actor(role), at=fund.tick())
    upload = loading.keep(tried(fund, gifts(GOOD)), by=fund.world.actor("office"), at=fund.tick())
    with pytest.raises(NotFound):
        loading.load(SHELF, upload.pk, by=fund.world.actor(role), at=fund.tick())


def test_the_template_is_understood_as_it_is(fund: Fund) -> None:
    draft = SHELF.read("空表.xlsx", template(BOOK), fund.world.community, fund.tick())
    assert not draft.problems and not draft.rows and "columns_unread" not in {note.code for note in draft.notes}


def test_a_workbook_without_a_row_is_refused_with_what_to_do(fund: Fund) -> None:
    with pytest.raises(loading.NoRow):
        tried(fund, template(BOOK))


def test_a_purpose_held_for_someone_binds_the_gift_to_them(fund: Fund) -> None:
    fund.leaf(Kind.PURPOSE, purpose="P03", name="小雨的书桌", restricted=True, agency=True, words="")
    row = [*GOOD]
    row[5] = "小雨的书桌"
    loaded(fund, gifts(row))
    assert Gift.objects.get().restriction == "named"
