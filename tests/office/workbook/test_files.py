"""Files that are no workbook, locked, damaged or made to harm are refused with a mend; .ods is read."""

import io
import zipfile

import pytest

from linli.office.workbook.book import container, marks
from linli.office.workbook.checking import load
from linli.office.workbook.writing import template

OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600)
TABLE = """<table:table table:name="{name}">{rows}</table:table>"""
MANIFEST = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 office:version="1.2"><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>
</office:document-content>"""


def cell(value: object, more: str = "") -> str:
    if isinstance(value, int):
        kind = f'office:value-type="float" office:value="{value}"'
    else:
        kind = 'office:value-type="string"'
    return f"<table:table-cell {kind} {more}><text:p>{value}</text:p></table:table-cell>"


def row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def ods(tables: dict[str, list[str]]) -> bytes:
    content = ODS.format(tables="".join(TABLE.format(name=name, rows="".join(rows)) for name, rows in tables.items()))
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return zipped({"mimetype": kind, "META-INF/manifest.xml": MANIFEST, "content.xml": content})


def zipped(parts: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def changed(part: str, old: str, new: str) -> bytes:
    """The template with something else in one of its parts."""
    with zipfile.ZipFile(io.BytesIO(template())) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    parts[part] = parts[part].replace(old, new)
    return zipped(parts)


FILES = {
    "an empty file": (b"", "file_empty"),
    "a page that calls itself a workbook": (b"<html><table></table></html>", "file_kind"),
    "a list with commas": ("小区,户数\n".encode("gb18030"), "file_kind"),
    "a text document": (zipped({"word/document.xml": "<w/>"}), "file_kind"),
    "half a workbook": (template()[:4000], "file_broken"),
    "a workbook without its parts": (zipped({"xl/workbook.xml": "<a/>"}), "file_broken"),
    "a workbook with a password": (OLE + "EncryptedPackage".encode("utf-16-le"), "file_encrypted"),
    "an old text document": (OLE + "WordDocument".encode("utf-16-le"), "file_kind"),
    "an old workbook that is damaged": (OLE + "Workbook".encode("utf-16-le"), "file_broken"),
    "too large a file": (b"PK" + bytes(container.MOST_BYTES), "file_too_large"),
    "a bomb": (zipped({"xl/workbook.xml": " " * (container.MOST_UNPACKED + 1)}), "file_too_large"),
    "entities": (changed("xl/workbook.xml", "<workbook", "<!DOCTYPE a [<!ENTITY b 'c'>]><workbook"), "file_broken"),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_read_is_one_problem_with_a_mend(name: str) -> None:
    data, code = FILES[name]
    (problem,) = load(data).problems
    assert (problem.sheet, problem.code) == ("", code)
    assert problem.what and problem.mend


def test_an_open_document_is_read_with_its_merged_cells() -> None:
    compounds = [row(cell("小区"), cell("建成年份")), row(cell("幸福小区"), cell(1985))]
    covered = "<table:covered-table-cell/>"
    stairwells = [
        row(cell("小区"), cell("楼栋"), cell("单元"), cell("户数")),
        row(cell("幸福小区", 'table:number-rows-spanned="2"'), cell("1号楼"), cell("1单元"), cell(12)),
        row(covered, cell("1号楼"), cell("2单元"), cell(14)),
    ]
    draft = load(ods({"小区": compounds, "楼栋单元": stairwells}))
    assert draft.problems == ()
    assert [(item.compound, item.households) for item in draft.stairwells] == [("幸福小区", 12), ("幸福小区", 14)]


def test_a_formula_without_a_result_in_an_open_document_is_a_problem() -> None:
    lost = '<table:table-cell table:formula="of:=1+1"/>'
    compounds = [row(cell("小区"), cell("建成年份")), row(cell("幸福小区"), lost)]
    stairwells = [row(cell("小区"), cell("楼栋"), cell("单元"), cell("户数"))]
    (problem,) = load(ods({"小区": compounds, "楼栋单元": stairwells})).problems
    assert (problem.row, problem.column, problem.code) == (2, "建成年份", "formula_without_value")


def test_a_row_repeated_without_end_is_refused() -> None:
    endless = '<table:table-row table:number-rows-repeated="1000000">' + cell("x") + "</table:table-row>"
    (problem,) = load(ods({"小区": [endless]})).problems
    assert problem.code == "sheet_too_large"


@pytest.mark.parametrize(("column", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_named_as_excel_does(column: int, letter: str) -> None:
    assert marks.letter(column) == letter
    assert marks.spot(f"{letter}7") == (6, column)
