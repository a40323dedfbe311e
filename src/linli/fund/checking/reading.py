"""From the bytes of a statement to lines: day, fen, balance, words, the other side, serial; and what is wrong."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from linli.engines.money import AmountError, plain
from linli.engines.money import read as amount
from linli.fund.checking import columns
from linli.fund.checking.words import Problem
from linli.office.history import tables
from linli.office.workbook import days
from linli.office.workbook.book.grid import Line
from linli.office.workbook.values import Bad, Broken, Cell, text

MOST = 5_000
TOPS = 12  # rows among which the header is looked for
_IN, _OUT = frozenset("收贷入进+"), frozenset("支借出付-")


@dataclass(frozen=True)
class Sheet:
    """A table of the file as text: its header's labels, and the rows below it with their numbers from 1."""

    labels: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Read:
    """One line, or what is wrong with it; fen above zero came in."""

    row: int
    day: date | None
    fen: int
    balance: int | None = None
    words: str = ""
    other: str = ""
    serial: str = ""
    problems: tuple[Problem, ...] = ()


def sheet_of(content: bytes, named: columns.Naming = columns.STATEMENT) -> Sheet | Problem:
    """The table of a file whose header says most. Where none is known, the fullest row of the first ones is shown."""
    if tables.is_workbook(content):
        found = tables.of_workbook(content)
        if found.problems:
            return Problem("", 0, "", found.problems[0].code, found.problems[0].params)
        sheets = [table.cells for table in found.tables]
    else:
        decoded = tables.decoded(content)
        if not isinstance(decoded, str):
            return Problem("", 0, "", decoded.code, decoded.params)
        sheets = [tables.of_text(decoded).cells]
    heads = [
        (_weight(line, named), -index, cells, index) for cells in sheets for index, line in enumerate(cells[:TOPS])
    ]  # fmt: skip
    if not heads or max(heads, key=lambda head: head[:2])[0] < (0, 2):
        return Problem("", 0, "", "no_header")
    _, _, cells, at = max(heads, key=lambda head: head[:2])
    shown = ((n, tuple(map(_shown, line))) for n, line in enumerate(cells[at + 1 : at + 1 + MOST], at + 2))
    return Sheet(tuple(map(_shown, cells[at])), tuple((n, line) for n, line in shown if any(line)))


def _weight(line: Line, named: columns.Naming) -> tuple[int, int]:
    labels = [_shown(cell) for cell in line]
    return sum(1 for key in columns.meanings(labels, named) if key), sum(1 for label in labels if label)


def _shown(cell: Cell) -> str:
    """The cell as text; a number as the bank wrote it, not as a workbook can hold it."""
    return "" if isinstance(cell, Broken) else text(round(cell, 4) if isinstance(cell, float) else cell)


def read(sheet: Sheet, meanings: Sequence[str]) -> list[Read]:
    """The lines of a table by the meanings of its columns; each is judged by itself, then against those before it."""
    lines = [_line(row, _cells(meanings, cells)) for row, cells in sheet.rows if not _is_total(cells)]
    return _in_line(_numbered(lines))


def _is_total(cells: Sequence[str]) -> bool:
    first = next((shown for shown in cells if shown), "")
    return first.startswith(("合计", "小计", "总计", "期初余额", "承前页"))


def _cells(meanings: Sequence[str], line: Sequence[str]) -> Mapping[str, str]:
    return {key: cell for key, cell in zip(meanings, line, strict=False) if key}


def _line(row: int, cells: Mapping[str, str]) -> Read:
    problems: list[Problem] = []
    day = days.first(None, cells.get("day", ""))
    if isinstance(day, Bad):
        problems.append(Problem("", row, "", day.code, day.params))
    fen = _amount(cells, row, problems)
    balance = _fen(cells.get("balance", ""), row, problems)
    words, other, serial = (cells.get(key, "") for key in ("words", "other", "serial"))
    known = None if isinstance(day, Bad) else day
    return Read(row, known, fen, balance, words, other, serial, tuple(problems))


def _amount(cells: Mapping[str, str], row: int, problems: list[Problem]) -> int:
    if "amount" in cells:
        fen = _fen(cells["amount"], row, problems) or 0
        side = cells.get("side", "")
        if not side or problems:
            return fen
        sign = 1 if _IN & set(side) else -1 if _OUT & set(side) else 0
        if not sign:
            problems.append(Problem("", row, "", "no_side", {"value": side}))
        return abs(fen) * sign
    came, went = (_fen(cells.get(key, ""), row, problems) or 0 for key in ("in", "out"))
    if came and went:
        problems.append(Problem("", row, "", "two_amounts"))
    elif not came and not went and not problems:
        problems.append(Problem("", row, "", "no_amount"))
    return came - abs(went)


def _fen(shown: str, row: int, problems: list[Problem]) -> int | None:
    if shown in ("", "-", "—", "/"):
        return None
    try:
        return amount(shown, negative=True)
    except AmountError:
        problems.append(Problem("", row, "", "not_amount", {"value": shown[:20]}))
        return None


def _numbered(lines: list[Read]) -> list[Read]:
    """Each line with a serial: the bank's own, or a digest of what it says and how often it said so before."""
    seen = Counter[object]()
    found = []
    for line in lines:
        problems = line.problems
        if line.serial:
            serial, twice = line.serial[:64], seen[line.serial]
            if twice:
                problems = (*problems, Problem("", line.row, "", "serial_twice"))
            seen[line.serial] += 1
        else:
            said = (line.day, line.fen, line.balance, line.words, line.other)
            serial = hashlib.sha256(repr((*map(str, said), seen[said])).encode()).hexdigest()
            seen[said] += 1
        found.append(replace(line, serial=serial, problems=problems))
    return found


def _in_line(lines: list[Read]) -> list[Read]:
    """Where balances are told, each follows from the one before; a statement may run upwards or downwards."""
    told = [line for line in lines if line.balance is not None]
    jumps_down, jumps_up = set(_jumps(told)), set(_jumps(told[::-1]))
    jumps = jumps_down if len(jumps_down) <= len(jumps_up) else jumps_up
    return [_jumping(line) if line.row in jumps else line for line in lines]


def _jumping(line: Read) -> Read:
    problem = Problem("", line.row, "", "balance_jumps", {"balance": plain(line.balance or 0)})
    return replace(line, problems=(*line.problems, problem))


def _jumps(lines: Sequence[Read]) -> Iterator[int]:
    for before, line in pairwise(lines):
        if (before.balance or 0) + line.fen != line.balance:
            yield line.row
