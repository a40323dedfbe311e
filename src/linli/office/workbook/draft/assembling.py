"""Each raw row becomes the values of its cells, or problems."""

from collections.abc import Iterator
from typing import Any

from linli.office.workbook import cells
from linli.office.workbook.columns import Form
from linli.office.workbook.draft.findings import Findings
from linli.office.workbook.reading import Raw, RawRow, RawSheet
from linli.office.workbook.values import Bad

Values = dict[str, Any]


def values(raw: Raw, form: Form, findings: Findings) -> Iterator[tuple[RawSheet, Values]]:
    """The values of every row of a form whose cells are all understood, with `sheet` and `row`."""
    for sheet in raw.sheets:
        if sheet.form is form:
            for row in sheet.rows:
                found = _values(sheet, row, findings)
                if (sheet.name, row.number) not in findings.skipped:
                    yield sheet, found


def _values(sheet: RawSheet, row: RawRow, findings: Findings) -> Values:
    found: Values = {"sheet": sheet.name, "row": row.number}
    for column in sheet.form:
        if column.key in row.cells:
            value = cells.read(column, row.cells[column.key])
            if isinstance(value, Bad):
                findings.problem(sheet.name, row.number, column.key, value.code, **value.params)
            else:
                found[column.key] = value
        elif column.required and not _told_elsewhere(column.key, row):
            findings.problem(sheet.name, row.number, column.key, "missing")
    return found


def _told_elsewhere(key: str, row: RawRow) -> bool:
    """The stairwell may stand in the cell of its building: 3号楼1单元."""
    return key == "stairwell" and "单元" in str(row.cells.get("building", ""))


def raw_names(raw: Raw, form: Form, key: str) -> set[str]:
    """What stands under a column in any row, good or bad: to tell a name that is unknown from one whose row is bad."""
    rows = [row for sheet in raw.sheets if sheet.form is form for row in sheet.rows]
    column = form.field(key)
    found = [cells.read(column, row.cells[key]) for row in rows if key in row.cells]
    return {value for value in found if isinstance(value, str)}
