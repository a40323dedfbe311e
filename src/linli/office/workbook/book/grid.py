"""A sheet as rows of cells, merged ranges filled in, broken cells marked."""

from dataclasses import dataclass

from python_calamine import CalamineSheet

from linli.office.workbook.book.marks import Marks
from linli.office.workbook.values import Broken, Cell, text

Line = list[Cell]
MOST_ROWS, MOST_COLUMNS = 20_000, 300


@dataclass(frozen=True)
class Grid:
    """`cells` has merged cells filled downwards; `tops` the first rows filled sideways too, as headers are merged."""

    cells: list[Line]
    tops: list[Line]
    tall: frozenset[tuple[int, int]]  # spots inside a merge of several rows


def is_blank(value: Cell) -> bool:
    return not isinstance(value, Broken) and text(value) == ""


def reaches_too_far(marks: Marks) -> bool:
    return marks.far[0] >= MOST_ROWS or marks.far[1] >= MOST_COLUMNS


def of(sheet: CalamineSheet, marks: Marks, tops: int) -> Grid:
    """The grid of a sheet; `tops` rows from the first are possible headers."""
    cells: list[Line] = [list(line) for line in sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS)]
    for (row, column), code in marks.broken.items():
        _lengthen(cells, row, column)
        cells[row][column] = Broken(code)
    merges = marks.merges or list(sheet.merged_cell_ranges or [])
    heads = [list(line) for line in cells[:tops]]
    tall: set[tuple[int, int]] = set()
    for (top, left), (bottom, right) in merges:
        if top >= len(cells) or left >= len(cells[top]):
            continue
        value = cells[top][left]
        for row in range(top, min(bottom + 1, len(cells))):
            cells[row][left] = value
            if bottom > top:
                tall.add((row, left))
            for column in range(left, min(right + 1, len(cells[row]))) if row < len(heads) else ():
                heads[row][column] = value
    return Grid(cells, heads, frozenset(tall))


def _lengthen(cells: list[Line], row: int, column: int) -> None:
    """A formula without a result may stand outside what the reader of values gave back."""
    width = max([column + 1, *(len(line) for line in cells[:1])])
    while len(cells) <= row:
        cells.append([""] * width)
    for line in cells:
        line.extend([""] * (column + 1 - len(line)))
