"""Workbooks as offices really write them are read for what they mean."""

import io
from datetime import date
from typing import Any

import pytest
import xlsxwriter

from linli.office.workbook import checking
from linli.office.workbook.checking import Draft, load
from linli.office.workbook.rows import Band
from tests.office.workbook.book import Book, a_book

Sheets = dict[str, list[list[Any]]]


def an_office(**changed: list[list[Any]]) -> Sheets:
    """A small workbook in an office's own words."""
    return {
        "小区信息": [["院落名称", "建成时间", "有无物业", "所属网格"], ["幸福小区", "1985年", "无", "第一网格"]],
        "楼栋单元": [
            ["院落", "楼号", "门洞", "住户数", "网格编号"],
            ["幸福小区", "1号楼", "1单元", 30, "A1"],
            ["幸福小区", "1号楼", "2单元", 34, "A1"],
            ["幸福小区", "2号楼", "1单元", 40, "A2"],
        ],
        "微网格": [["网格编号", "网格名称", "所属小区"], ["A1", "一格", "幸福小区"], ["A2", "二格", "幸福小区"]],
        "人员": [["姓名", "手机", "职务", "网格", "党员"], ["梅长顺", 10012345678, "邻长", "A1", "是"]],
    } | changed


def read(sheets: Sheets, **more: Any) -> Draft:
    return load(Book(sheets, **more).save())


def codes(draft: Draft) -> list[str]:
    return [remark.code for remark in (*draft.problems, *draft.notes)]


def test_other_column_names_are_understood() -> None:
    draft = read(an_office())
    assert draft.problems == ()
    (compound,) = draft.compounds
    assert (compound.built_year, compound.management, compound.general_grid) == (1985, "none", "第一网格")
    assert [row.households for row in draft.stairwells] == [30, 34, 40]
    assert (draft.people[0].phone, draft.people[0].micro_grid, draft.people[0].party) == ("10012345678", "A1", True)


def test_titles_and_merged_headers_of_two_rows_above_the_table_are_passed_over() -> None:
    sheets = an_office()
    sheets["人员"] = [
        ["柳荫路社区人员名册", "", "", "", "", ""],
        ["填报时间：2024年3月", "", "", "", "", ""],
        ["姓名", "联系电话", "职务", "网格", "任期", ""],
        ["", "", "", "", "起", "止"],
        ["梅长顺", "10012345678", "邻长", "A1", "2024.3.1", "2026.2.28"],
    ]
    merged = [("人员", 0, 0, 0, 5), ("人员", 2, 0, 3, 0), ("人员", 2, 1, 3, 1), ("人员", 2, 4, 2, 5)]
    (person,) = read(sheets, merged=merged).people
    assert (person.start, person.end, person.row) == (date(2024, 3, 1), date(2026, 3, 1), 5)


def test_a_merged_cell_belongs_to_each_of_its_rows() -> None:
    sheets = an_office()
    for row in (2, 3):
        sheets["楼栋单元"][row][0] = ""
    draft = read(sheets, merged=[("楼栋单元", 1, 0, 3, 0)])
    assert [row.compound for row in draft.stairwells] == ["幸福小区"] * 3


def test_full_width_signs_and_stray_blanks_change_nothing() -> None:
    sheets = an_office()
    sheets["楼栋单元"][1] = ["　幸福小区 ", "１号楼", " 1 单元\n", "３０", "Ａ１"]
    sheets["人员"][1] = ["梅 长顺", "１００-1234 5678", "邻长 ", "Ａ１", "√"]
    draft = read(sheets)
    assert (draft.problems, draft.stairwells[0].building, draft.stairwells[0].households) == ((), "1号楼", 30)
    assert (draft.people[0].name, draft.people[0].phone) == ("梅长顺", "10012345678")


DATES = [
    "2024.3.1",
    "2024年3月1日",
    "2024/3/1",
    "20240301",
    45352,
    "45352",
    date(2024, 3, 1),
    "2024年3月",
    "２０２４-０３-０１",
]


@pytest.mark.parametrize("written", DATES)
def test_dates_are_understood_however_they_are_typed(written: object) -> None:
    sheets = an_office()
    sheets["人员"] = [["姓名", "职务", "网格", "任职时间"], ["梅长顺", "邻长", "A1", written]]
    assert read(sheets).people[0].start == date(2024, 3, 1)


def test_a_last_month_ends_with_its_last_day_and_still_serving_has_no_end() -> None:
    sheets = an_office()
    head = ["姓名", "职务", "网格", "任期起", "任期止"]
    ending = ["梅长顺", "邻长", "A1", "2024.1.1", "2026年2月"]
    sheets["人员"] = [head, ending, ["金福来", "邻长", "A2", "2024.1.1", "至今"]]
    assert [row.end for row in read(sheets).people] == [date(2026, 3, 1), None]


def test_the_same_row_twice_is_taken_once_with_a_note() -> None:
    sheets = an_office()
    sheets["楼栋单元"].append(["幸福小区", "一号楼", "1门", 30, "A1"])
    sheets["楼栋单元"].append(list(sheets["楼栋单元"][1]))
    draft = read(sheets)
    assert len(draft.stairwells) == 3
    assert [(note.row, note.code) for note in draft.notes if note.code == "row_twice"] == [(6, "row_twice")]
    assert [(problem.row, problem.code) for problem in draft.problems] == [(5, "row_contradicts")]


def test_totals_remarks_empty_rows_and_a_header_again_are_not_rows() -> None:
    sheets = an_office()
    sheets["楼栋单元"] += [
        ["", "", "", "", ""],
        ["院落", "楼号", "门洞", "住户数", "网格编号"],
        ["合计", "", "", 104, ""],
        ["幸福小区小计", "", "", 104, ""],
        ["说明：户数截至2024年3月", "", "", "", ""],
        ["", " ", "", "", ""],
    ]
    draft = read(sheets)
    assert (draft.problems, len(draft.stairwells)) == ((), 3)
    passed = [(note.row, note.code) for note in draft.notes if note.sheet == "楼栋单元"]
    assert passed == [(6, "header_again"), (7, "total_row"), (8, "total_row"), (9, "remark_row")]


def test_formulas_with_a_stored_result_are_fine() -> None:
    sheets = an_office()
    sheets["楼栋单元"][1][3] = ("=15*2", 30)
    assert read(sheets).stairwells[0].households == 30


def test_unknown_columns_sheets_and_hidden_sheets_are_listed() -> None:
    sheets = an_office()
    for sheet, extra in (("楼栋单元", ["朝向", "南", "南", "北"]), ("人员", ["身份证号", "0"])):
        sheets[sheet] = [[*row, cell] for row, cell in zip(sheets[sheet], extra, strict=True)]
    sheets["值班表"] = [["日期", "值班人"]]
    sheets["旧人员"] = [["姓名"], ["某"]]
    draft = read(sheets, hidden={"旧人员"})
    about = {"column", "sheet"}
    assert {(note.sheet, note.column, note.code) for note in draft.notes if note.code.split("_")[0] in about} == {
        ("单位", "", "sheet_absent"),
        ("值班表", "", "sheet_unread"),
        ("旧人员", "", "sheet_hidden"),
        ("楼栋单元", "朝向", "column_unread"),
        ("人员", "身份证号", "column_never_read"),
    }


def test_the_range_of_a_micro_grid_may_stand_on_its_own_row() -> None:
    sheets = an_office()
    sheets["楼栋单元"] = [row[:4] for row in sheets["楼栋单元"]]
    sheets["微网格"] = [
        ["网格编号", "小区", "覆盖范围"],
        ["A1", "幸福小区", "1号楼1-2单元"],
        ["A2", "幸福小区", "2号楼"],
    ]
    draft = read(sheets)
    assert draft.problems == ()
    assert [row.micro_grid for row in draft.stairwells] == ["A1", "A1", "A2"]


def test_a_tower_is_shared_by_bands_of_floors_in_a_range() -> None:
    sheets = an_office()
    sheets["楼栋单元"] = [["小区", "楼栋", "单元", "户数", "层数"], ["幸福小区", "3号楼", "1单元", 104, 26]]
    ranges = ["3号楼1单元1-13层", "3号楼1单元14-26层（52户）"]
    rows = [[f"A{number}", "幸福小区", text] for number, text in enumerate(ranges, 1)]
    sheets["微网格"] = [["网格编号", "小区", "覆盖范围"], *rows]
    draft = read(sheets)
    assert draft.problems == ()
    assert [row.bands for row in draft.grids] == [
        (Band("幸福小区", "3号楼", "1单元", 1, 13),),
        (Band("幸福小区", "3号楼", "1单元", 14, 26, 52),),
    ]


def test_a_tower_may_stand_on_a_row_for_each_band_of_floors() -> None:
    sheets = an_office()
    sheets["楼栋单元"] = [
        ["小区", "楼栋", "单元", "户数", "楼层", "网格"],
        ["幸福小区", 3, 1, 50, "1-13层", "A1"],
        ["幸福小区", 3, 1, 54, "14-26层", "A2"],
    ]
    draft = read(sheets)
    assert draft.problems == ()
    (tower,) = draft.stairwells
    assert (tower.building, tower.stairwell, tower.households, tower.floors) == ("3号楼", "1单元", 104, 26)
    assert [row.bands[0].households for row in draft.grids] == [50, 54]


def test_without_a_sheet_of_micro_grids_the_codes_beside_stairwells_make_them() -> None:
    sheets = an_office()
    del sheets["微网格"]
    draft = read(sheets)
    assert (draft.problems, [row.code for row in draft.grids]) == ((), ["A1", "A2"])


def test_building_and_stairwell_may_stand_in_one_cell() -> None:
    sheets = an_office()
    head = ["小区", "楼栋单元", "户数", "网格"]
    sheets["楼栋单元"] = [head, ["幸福小区", "1号楼2单元", 40, "A1"], ["幸福小区", "3-1单元", 40, "A2"]]
    draft = read(sheets)
    assert draft.problems == ()
    assert [(row.building, row.stairwell) for row in draft.stairwells] == [("1号楼", "2单元"), ("3号楼", "1单元")]


def test_several_lists_of_people_are_read_and_their_names_tell_the_role() -> None:
    sheets = an_office()
    del sheets["人员"]
    sheets["邻长名单"] = [["姓名", "电话", "网格"], ["梅长顺", "10012345678", "A1"]]
    sheets["专业网格员名单"] = [["姓名", "电话", "专业"], ["金福来", "10012345679", "家庭医生"]]
    assert [(row.role, row.profession) for row in read(sheets).people] == [("steward", ""), ("specialist", "doctor")]


def test_several_roles_in_one_cell_are_several_appointments_of_one_person() -> None:
    sheets = an_office()
    sheets["人员"][1][2] = "邻长、兼职网格员、党员中心户"
    people = read(sheets).people
    assert [row.role for row in people] == ["steward", "worker", "anchor"]
    assert len({row.identity for row in people}) == 1


def test_households_outside_the_limits_are_a_note() -> None:
    sheets = an_office()
    sheets["楼栋单元"][3][3] = 12
    draft = read(sheets)
    assert draft.problems == ()
    assert "grid_small" in codes(draft)
    assert "grid_small" not in codes(checking.load(Book(sheets).save(), limits=(10, 80)))


def test_a_part_of_a_workbook_may_refer_to_what_is_stored() -> None:
    stored = read(an_office())
    later = Book({"人员": [["姓名", "电话", "角色", "微网格"], ["金福来", "10012345679", "邻长", "A2"]]}).save()
    assert [problem.code for problem in load(later).problems] == ["sheet_missing", "sheet_missing"]
    draft = load(later, known=stored)
    assert (draft.problems, draft.people[0].micro_grid) == ((), "A2")


def test_a_person_without_a_number_is_asked_about() -> None:
    sheets = an_office()
    sheets["人员"].append(["梅长顺", "", "党员中心户", "A2", ""])
    draft = read(sheets)
    assert [row.phone for row in draft.people] == ["10012345678"] * 2
    assert "person_unsure" in codes(draft)


def test_an_exported_id_is_the_key_before_all_others() -> None:
    id = "0190f3b2-7c00-7000-8000-000000000001"
    sheets = an_office()
    sheets["小区信息"] = [["编号", "小区"], [id, "幸福小区"], [id, "幸福里"]]
    draft = read(sheets)
    assert [(problem.row, problem.code) for problem in draft.problems] == [(3, "row_contradicts")]


def test_an_office_s_own_running_numbers_are_no_ids() -> None:
    sheets = an_office()
    sheets["小区信息"] = [["编号", "小区"], ["1", "幸福小区"]]
    sheets["微网格"] = [["编号", "名称", "小区"], ["A1", "一格", "幸福小区"], ["A2", "二格", "幸福小区"]]
    draft = read(sheets)
    assert (draft.problems, [row.code for row in draft.grids]) == ((), ["A1", "A2"])
    assert draft.compounds[0].id == ""


def test_a_cell_far_outside_the_table_is_refused_before_it_fills_the_memory() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet("小区")
        sheet.write(0, 0, "小区")
        sheet.write(1048575, 16383, "x")
    (problem,) = load(buffer.getvalue()).problems
    assert (problem.code, problem.params["at"]) == ("sheet_too_large", "XFD1048576")


def test_the_book_of_the_product_is_read_whatever_the_order_of_its_sheets() -> None:
    book = a_book()
    book.sheets = dict(reversed(book.sheets.items()))
    assert load(book.save()) == load(a_book().save())
