"""Reading messages from a table: CSV, packed or not, UTF-8 or GB 18030; what is wrong is said with its line."""

import csv
import gzip
import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from linli.cli.trouble import Trouble
from linli.engines.similarity import Report

COLUMNS = ("msg_id", "time", "title", "detail")
_DAY = re.compile(r"\s*(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)")


@dataclass(frozen=True)
class Message:
    """A row, and the report that it makes."""

    report: Report
    time: str


def messages(file: Path) -> list[Message]:
    """Every row in its order; a `Trouble` names the file, the line and the mend."""
    rows = list(_rows(file))
    seen: dict[str, int] = {}
    for line, row in rows:
        id = row["msg_id"].strip()
        if not id:
            raise _wrong(file, line, "msg_id 是空的，请填写", "msg_id is blank: fill it in")
        if id in seen:
            raise _wrong(file, line, f"msg_id {id} 与第 {seen[id]} 行重复，请改正", f"{id} is in line {seen[id]} too")
        seen[id] = line
    if not rows:
        raise Trouble(f"{file}：没有留言，请在表头下填写", f"{file} holds no message: add rows below the header")
    return [_message(file, line, row) for line, row in rows]


def reference(folder: Path) -> list[Report]:
    """The project's own sentences, which keep the weights of a small table sober.

    Those of the first author: the second wrote many of each kind one after the other, more alike than people write.
    """
    with (folder / "triage_sentences.csv").open(encoding="utf-8", newline="") as file:
        found = [Report("", row["text"]) for row in csv.DictReader(file) if row["author"] == "first"]
    with (folder / "taxonomy.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return found + [Report("", row[f"example{number}"]) for row in rows for number in (1, 2, 3)]


def _message(file: Path, line: int, row: dict[str, str]) -> Message:
    report = Report(
        row["msg_id"].strip(), row["detail"].strip(), row["title"].strip(), day=_day(file, line, row["time"])
    )
    return Message(report, row["time"].strip())


def _day(file: Path, line: int, text: str) -> date | None:
    if not text.strip():
        return None
    found = _DAY.match(text)
    try:
        return date(*map(int, found.groups())) if found else _no_day(file, line, text)
    except ValueError:
        return _no_day(file, line, text)


def _no_day(file: Path, line: int, text: str) -> date | None:
    raise _wrong(file, line, f"time {text} 不是日期，请写成 2026-01-31", "time is no date: write it like 2026-01-31")


def _rows(file: Path) -> Iterator[tuple[int, dict[str, str]]]:
    csv.field_size_limit(1 << 27)
    reader = csv.reader(io.StringIO(_text(file), newline=""))
    try:
        header = [name.strip() for name in next(reader, [])]
        if not header:
            raise Trouble(f"{file} 是空文件，请给出有表头的 CSV", f"{file} is empty: give a CSV with a header")
        lacking = [name for name in COLUMNS if name not in header]
        if lacking:
            names = "、".join(lacking)
            raise _wrong(file, 1, f"缺少列 {names}，请补上", f"no column {', '.join(lacking)}: add it")
        for cells in reader:
            if any(map(str.strip, cells)):
                yield (
                    reader.line_num,
                    dict(zip(header, cells, strict=False)) | _missing(file, reader.line_num, header, cells),
                )
    except csv.Error as wrong:
        raise _wrong(file, reader.line_num, f"不是有效的 CSV（{wrong}）", f"no valid CSV ({wrong})") from None


def _missing(file: Path, line: int, header: list[str], cells: list[str]) -> dict[str, str]:
    if len(cells) < len(header):
        raise _wrong(file, line, f"只有 {len(cells)} 列，应有 {len(header)} 列", f"{len(cells)} cells of {len(header)}")
    return {}


def _text(file: Path) -> str:
    try:
        content = file.read_bytes()
        if content[:2] == b"\x1f\x8b":
            content = gzip.decompress(content)
    except FileNotFoundError:
        raise Trouble(f"找不到文件 {file}，请检查路径", f"there is no file {file}: check the path") from None
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise Trouble(f"{file} 压缩包已损坏，请重新传一次", f"{file} is a broken archive: copy it again") from None
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Trouble(
        f"{file} 既不是 UTF-8 也不是 GB 18030 编码，请另存为 UTF-8",
        f"{file} is neither UTF-8 nor GB 18030: save as UTF-8",
    )


def _wrong(file: Path, line: int, chinese: str, english: str) -> Trouble:
    return Trouble(f"{file} 第 {line} 行：{chinese}", f"line {line}: {english}")
