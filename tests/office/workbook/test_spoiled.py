"""Spoiled workbooks: every problem names sheet, row and column, what is wrong and how to mend it."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

import pytest

from linli.office.workbook.checking import load
from tests.office.workbook.book import Book, a_book


class Spoil(NamedTuple):
    """A way to spoil one cell, and what must be said of it."""

    name: str
    sheet: str
    row: int
    column: str
    value: Any
    code: str
    mend: str


CELLS = [
    Spoil("a compound without a name", "小区", 3, "小区", "", "missing", "Fill it in"),
    Spoil("a year in words", "小区", 2, "建成年份", "八十年代", "not_year", "four digits"),
    Spoil("a year out of this world", "小区", 2, "建成年份", 19825, "not_year", "four digits"),
    Spoil("an unknown way to manage", "小区", 2, "物业情况", "有物业吗", "not_choice", "Perhaps “有物业”"),
    Spoil("a name that is too long", "小区", 4, "小区", "长" * 61, "too_long", "Shorten"),
    Spoil("a compound that is not listed", "楼栋单元", 5, "小区", "柳阴里", "unknown_compound", "Perhaps “柳荫里”"),
    Spoil("a stairwell without households", "楼栋单元", 5, "户数", "", "missing", "Fill it in"),
    Spoil("households in words", "楼栋单元", 5, "户数", "约10户左右", "not_number", "digits only"),
    Spoil("half a household", "楼栋单元", 5, "户数", 10.5, "not_number", "digits only"),
    Spoil("too many households", "楼栋单元", 5, "户数", 4000, "number_range", "Correct"),
    Spoil("fewer than no households", "楼栋单元", 5, "户数", -3, "number_range", "Correct"),
    Spoil("floors in words", "楼栋单元", 5, "楼层", "很高", "not_floors", "1-11层"),
    Spoil("a coordinate alone", "楼栋单元", 5, "坐标Y", "", "point_half", "both, or neither"),
    Spoil("a coordinate in words", "楼栋单元", 5, "坐标X", "东边", "not_metres", "metres"),
    Spoil("a building turned into a date", "楼栋单元", 5, "楼栋", date(2024, 3, 1), "date_instead", "as text"),
    Spoil("a micro-grid that is not listed", "楼栋单元", 5, "微网格", "W0l", "unknown_micro_grid", "Perhaps “W0"),
    Spoil("a micro-grid without a code", "微网格", 3, "网格编码", "", "missing", "Fill it in"),
    Spoil("a range in other words", "微网格", 2, "覆盖范围", "大门口往东", "range_unreadable", "3号楼1-3单元"),
    Spoil("a range with an unknown building", "微网格", 2, "覆盖范围", "99号楼", "range_unknown", "楼栋单元"),
    Spoil("a stairwell in two micro-grids", "微网格", 9, "覆盖范围", "1号楼1单元", "two_grids", "one of the two"),
    Spoil("a national code typed as a number", "微网格", 2, "国标编码", 2.0101e19, "digits_lost", "as text"),
    Spoil("a day that does not exist", "微网格", 2, "启用日期", "2024年2月30日", "not_date", "2024-03-01"),
    Spoil("a month typed as a number", "微网格", 2, "启用日期", 2024.1, "date_doubtful", "2024-03-01"),
    Spoil("a number with a digit too few", "人员", 2, "联系电话", "1001234567", "not_phone", "11 digits"),
    Spoil("an address without a host", "人员", 2, "电子邮箱", "zhou@", "not_email", "name@example.cn"),
    Spoil("two numbers in a cell", "人员", 2, "联系电话", "10012345678/10087654321", "phones_several", "Keep the one"),
    Spoil("an unknown role", "人员", 2, "角色", "邻居长", "not_choice", "Perhaps “邻长”"),
    Spoil("a steward without a micro-grid", "人员", 20, "微网格", "", "steward_without_grid", "code"),
    Spoil("a steward of an unknown micro-grid", "人员", 20, "微网格", "西院", "unknown_micro_grid", "微网格"),
    Spoil("an end before the start", "人员", 20, "任职止", "2019.5.1", "end_before_start", "two dates"),
    Spoil("neither yes nor no", "人员", 20, "党员(自愿申报)", "也许", "not_choice", "是、否"),
    Spoil("an unknown kind of body", "单位", 3, "类型", "党之部", "not_choice", "党支部"),
    Spoil("members in words", "单位", 3, "人数", "若干", "not_number", "digits only"),
    Spoil("a body in an unknown compound", "单位", 2, "小区", "柳荫李", "unknown_compound", "Perhaps “柳荫里”"),
    Spoil("a number that Linli never gave", "单位", 3, "编号", "a-1", "not_id", "empty"),
]  # fmt: skip


def said(data: bytes, code: str) -> list[tuple[str, int, str, str]]:
    """Where a problem stands, and its mend."""
    problems = load(data).problems
    assert all(problem.what and problem.mend for problem in problems)
    return [(problem.sheet, problem.row, problem.column, problem.mend) for problem in problems if problem.code == code]


def test_the_book_before_it_is_spoiled_has_no_problem_and_no_note() -> None:
    draft = load(a_book().save())
    assert (draft.problems, draft.notes) == ((), ())


@pytest.mark.parametrize("spoil", CELLS, ids=lambda spoil: spoil.name)
def test_a_spoiled_cell_is_named_with_its_mend(spoil: Spoil) -> None:
    book = a_book()
    book.set(spoil.sheet, spoil.row, spoil.column, spoil.value)
    found = said(book.save(), spoil.code)
    assert [place[:3] for place in found] == [(spoil.sheet, spoil.row, spoil.column)]
    assert spoil.mend in found[0][3]


@pytest.mark.parametrize("spoil", CELLS, ids=lambda spoil: spoil.name)
def test_only_a_spoiled_row_and_what_rests_on_it_are_left_out(spoil: Spoil) -> None:
    book = a_book()
    book.set(spoil.sheet, spoil.row, spoil.column, spoil.value)
    draft = load(book.save())
    assert (spoil.sheet, spoil.row) in draft.skipped
    assert draft.skipped == {(problem.sheet, problem.row) for problem in draft.problems}
    every = (*draft.compounds, *draft.stairwells, *draft.grids, *draft.people, *draft.organisations)
    assert not draft.skipped & {(row.sheet, row.row) for row in every}
    whole = sum(len(rows) - 1 for rows in book.sheets.values())
    assert len(every) + len(draft.skipped) == whole


def _contradict(book: Book) -> None:
    again = list(book.sheets["楼栋单元"][3])
    book.sheets["楼栋单元"].append(again)
    book.set("楼栋单元", len(book.sheets["楼栋单元"]), "户数", 99)


def _name_twice(book: Book) -> None:
    book.set("人员", 21, "联系电话", book.get("人员", 20, "联系电话"))


def _sign_off_twice(book: Book) -> None:
    book.sheets["人员"].append(list(book.sheets["人员"][19]))
    book.set("人员", len(book.sheets["人员"]), "任职起", date(2020, 1, 1))


def _formula_without_result(book: Book) -> None:
    book.set("楼栋单元", 6, "户数", "=5*2")
    book.formulas_lost = True


def _formula_with_error(book: Book) -> None:
    book.set("楼栋单元", 6, "户数", ("=B1/0", "#DIV/0!"))


def _merge_households(book: Book) -> None:
    at = book.column("楼栋单元", "户数")
    book.merged.append(("楼栋单元", 5, at, 7, at))


def _empty_grid(book: Book) -> None:
    row = ["" for _ in book.sheets["微网格"][0]]
    book.sheets["微网格"].append(row)
    book.set("微网格", len(book.sheets["微网格"]), "网格编码", "W99")


def _specialist_of_nothing(book: Book) -> None:
    row = book.find("人员", "角色", "专业网格员")
    book.set("人员", row, "专业", "")


def _leader_of_nothing(book: Book) -> None:
    book.set("人员", book.find("人员", "角色", "网格长"), "一般网格", "")


def _another_compound(book: Book) -> None:
    book.set("人员", 20, "小区", "星河台")


WHOLE: list[tuple[Callable[[Book], None], str, int, str, str, str]] = [
    (_contradict, "row_contradicts", 0, "楼栋单元", "户数", "Keep one"),
    (_name_twice, "phone_of_another", 21, "人员", "联系电话", "leave the number of one empty"),
    (_sign_off_twice, "row_contradicts", 0, "人员", "任职起", "Keep one"),
    (_formula_without_result, "formula_without_value", 6, "楼栋单元", "户数", "save it"),
    (_formula_with_error, "formula_error", 6, "楼栋单元", "户数", "Correct the formula"),
    (_merge_households, "count_merged", 6, "楼栋单元", "户数", "Unmerge"),
    (_empty_grid, "grid_empty", 0, "微网格", "网格编码", "楼栋单元"),
    (_specialist_of_nothing, "specialist_without_profession", -1, "人员", "专业", "社区民警"),
    (_leader_of_nothing, "leader_without_general_grid", -1, "人员", "一般网格", "Write the general grid"),
    (_another_compound, "place_contradicts", 20, "人员", "微网格", "Correct one"),
]


@pytest.mark.parametrize("spoil", WHOLE, ids=lambda spoil: spoil[0].__name__.strip("_"))
def test_a_spoiled_row_is_named_with_its_mend(spoil: tuple[Callable[[Book], None], str, int, str, str, str]) -> None:
    change, code, row, sheet, column, mend = spoil
    book = a_book()
    change(book)
    found = said(book.save(), code)
    expected = {0: len(book.sheets[sheet]), -1: found[0][1] if found else 0}.get(row, row)
    assert found[0][:3] == (sheet, expected, column)
    assert mend in found[0][3]


def test_a_column_that_is_needed_and_missing_is_named() -> None:
    book = a_book()
    book.drop("楼栋单元", "户数")
    (found,) = said(book.save(), "column_missing")  # and nothing else is judged
    assert found[:3] == ("楼栋单元", 1, "户数")
    assert "住户数" in found[3]


def test_a_missing_sheet_of_land_is_the_one_problem() -> None:
    book = a_book()
    del book.sheets["小区"]
    draft = load(book.save())
    assert [(problem.sheet, problem.code) for problem in draft.problems] == [("小区", "sheet_missing")]
    assert not draft.compounds and not draft.people


def test_a_cell_is_also_named_as_excel_does() -> None:
    book = a_book()
    book.set("楼栋单元", 5, "户数", "很多")
    (problem,) = load(book.save()).problems
    assert problem.cell == "E5"
