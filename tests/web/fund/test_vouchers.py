"""Vouchers go out as a workbook: in our columns, or filled under the headings of a package's import sheet."""

import io
import json
import re
from collections.abc import Callable
from html import unescape

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from python_calamine import CalamineWorkbook

from tests.builders import World
from tests.fund.ground import Fund, a_fund

pytestmark = pytest.mark.django_db
HEADS = ("凭证日期", "凭证字", "凭证号", "摘要", "科目代码", "借方金额", "贷方金额", "核算项目", "币别")


@pytest.fixture
def fund(world: World) -> Fund:
    made = a_fund(world)
    made.gift(50_000)
    made.gift(12_345, purpose="P00")
    return made


def rows_of(answer: HttpResponse) -> list[tuple[object, ...]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    return [tuple(row) for row in book.get_sheet_by_index(0).to_python()]


def brought(*heads: str) -> SimpleUploadedFile:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet().write_row(0, 0, heads)
    return SimpleUploadedFile("导入模板.xlsx", file.getvalue())


def told(answer: HttpResponse) -> dict[str, str]:
    """What the page of the headings would send back."""
    html = answer.content.decode()
    said = {name: unescape(value) for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', html)}
    for number, options in re.findall(r'<select name="column-(\d+)"(.*?)</select>', html, re.DOTALL):
        chosen = re.search(r'value="(\w*)" selected', options)
        said[f"column-{number}"] = chosen[1] if chosen else ""
    return said


def test_every_entry_is_a_voucher_whose_sides_are_equal(fund: Fund, client_of: Callable[..., Client]) -> None:
    said = {"start": "2026-10", "until": "2026-10", "standard": "1"}
    heads, *rows = rows_of(client_of("accountant").post("/fund/vouchers/", said))
    assert heads[:4] == ("日期", "凭证字号", "摘要", "科目编码")
    assert sum(row[5] or 0 for row in rows) == sum(row[6] or 0 for row in rows) == 623.45  # type: ignore[misc]
    assert {row[1] for row in rows} == {"记-0001", "记-0002"}


def test_an_import_sheet_comes_back_filled_in_its_own_order_and_is_known_next_time(
    fund: Fund, client_of: Callable[..., Client]
) -> None:
    client, months = client_of("accountant"), {"start": "2026-10", "until": "2026-10"}
    page = client.post("/fund/vouchers/", {**months, "file": brought(*HEADS)})
    said = told(page)
    assert [said[f"column-{n}"] for n in range(9)] == [
        "day", "word", "count", "words", "code", "debit", "credit", "beside", "",
    ]  # fmt: skip
    heads, *rows = rows_of(client.post("/fund/vouchers/take/", {**said, "column-7": "purpose"}))
    assert (heads, len(rows)) == (HEADS, 4)
    assert {row[1:3] for row in rows} == {("记", 1), ("记", 2)} and {row[7] for row in rows} == {"P01", "P00"}
    again = told(client.post("/fund/vouchers/", {**months, "file": brought(*HEADS)}))
    assert again["column-7"] == "purpose"


def test_headings_that_say_too_little_are_asked_for(fund: Fund, client_of: Callable[..., Client]) -> None:
    client, months = client_of("accountant"), {"start": "2026-10", "until": "2026-10"}
    page = client.post("/fund/vouchers/", {**months, "file": brought("甲", "乙", "丙")})
    assert page.status_code == 422
    refused = client.post("/fund/vouchers/take/", told(page))
    assert refused.status_code == 422 and "借方" in refused.content.decode()
    for labels in ("", "{", json.dumps([["a"]] * 99)):
        assert client.post("/fund/vouchers/take/", {**months, "labels": labels}).status_code == 422


def test_a_month_without_entries_and_a_missing_file_are_said_at_their_fields(
    fund: Fund, client_of: Callable[..., Client]
) -> None:
    client = client_of("accountant")
    page = client.post("/fund/vouchers/", {"start": "2026-10", "until": "2026-09"})
    assert page.status_code == 422 and page.content.decode().count('class="wrong"') == 2
