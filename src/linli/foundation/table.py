"""Strict reading of rules that are written as text tables."""

from dataclasses import dataclass


class BadTable(ValueError):
    """A table in the source cannot be read; the message names the line."""


@dataclass(frozen=True)
class Table:
    """Columns in their order, and one dict a row."""

    columns: tuple[str, ...]
    rows: tuple[dict[str, str], ...]

    def column(self, name: str) -> tuple[str, ...]:
        return tuple(row[name] for row in self.rows)


def read(text: str, *, key: str | None = None) -> Table:
    """Read a table whose cells hold no blanks: a header line, then one line a row.

    Blank lines and lines that begin with ``#`` are passed over. Raises `BadTable` when a row has too many or
    too few cells, when a column is named twice, or when two rows have the same `key`.
    """
    lines = [(number, line.split()) for number, line in enumerate(text.splitlines(), 1)]
    lines = [(number, cells) for number, cells in lines if cells and not cells[0].startswith("#")]
    if not lines:
        raise BadTable("the table is empty")
    columns = tuple(lines[0][1])
    if len(set(columns)) != len(columns):
        raise BadTable("a column is named twice")
    rows: list[dict[str, str]] = []
    seen: set[str] = set()
    for number, cells in lines[1:]:
        if len(cells) != len(columns):
            raise BadTable(f"line {number}: {len(cells)} cells where the header has {len(columns)}")
        row = dict(zip(columns, cells, strict=True))
        if key is not None:
            if row[key] in seen:
                raise BadTable(f"line {number}: {row[key]!r} stands twice")
            seen.add(row[key])
        rows.append(row)
    return Table(columns, tuple(rows))
