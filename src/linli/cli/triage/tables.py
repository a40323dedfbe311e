"""CSV tables as people have them: UTF-8 or GB 18030, with the columns asked for; written whole or not at all."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from linli.cli.trouble import Trouble

BIGGEST_CELL = 10_000_000


def read(file: Path, columns: Sequence[str]) -> list[dict[str, str]]:
    """The rows of a table as the columns asked for. Raises `Trouble`: file, line or column, and the mend."""
    csv.field_size_limit(BIGGEST_CELL)
    reader = csv.DictReader(io.StringIO(_text(file), newline=""))
    found = [name.strip() for name in reader.fieldnames or ()]
    reader.fieldnames = found
    if not found:
        raise Trouble(f"{file} 是空的，请给出带表头的 CSV", "The file is empty: give a CSV with a header")
    missing = [column for column in columns if column not in found]
    if missing:
        raise Trouble(
            f"{file} 第 1 行缺少列 {'、'.join(missing)}（现有：{'、'.join(found)}），请补上表头",
            f"Line 1 lacks the column {', '.join(missing)}: add it to the header",
        )
    try:
        rows = [_row(row, columns, file, reader.line_num) for row in reader]
    except csv.Error as wrong:
        raise Trouble(f"{file} 第 {reader.line_num} 行不是 CSV：{wrong}", f"Line {reader.line_num} is no CSV") from None
    if not rows:
        raise Trouble(f"{file} 只有表头，没有数据", "There is a header and no row")
    return rows


def write(file: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a table in UTF-8 and put it in place in one move."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    put(file, out.getvalue().encode())


def put(file: Path, content: bytes) -> None:
    """Write beside the target and put it in place in one move; nothing is left when that fails."""
    if not file.parent.is_dir():
        raise Trouble(f"没有文件夹 {file.parent}，请先建好", f"There is no folder {file.parent}: make it first")
    part = file.with_name(file.name + ".part")
    try:
        part.write_bytes(content)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def _text(file: Path) -> str:
    content = file.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Trouble(
        f"{file} 既不是 UTF-8 也不是 GB18030 编码，请另存为 UTF-8 的 CSV",
        "Neither UTF-8 nor GB 18030: save it as UTF-8",
    )


def _row(row: dict[str, str], columns: Sequence[str], file: Path, line: int) -> dict[str, str]:
    if any(row[column] is None for column in columns):
        raise Trouble(f"{file} 第 {line} 行的列数不够，请核对逗号和引号", f"Line {line} has too few columns")
    return {column: row[column] for column in columns}
