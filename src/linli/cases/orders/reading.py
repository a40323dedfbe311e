"""From a file or a pasted text to orders with their times, and what is wrong with each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from linli.cases.orders.words import Problem
from linli.engines import orders as engine
from linli.engines.orders import Order
from linli.engines.worktime import Calendar
from linli.foundation.clock import SHANGHAI
from linli.office.history import columns, tables
from linli.office.history.understanding import instants
from linli.office.history.understanding.instants import Instant
from linli.office.workbook.book.grid import Line
from linli.office.workbook.values import Bad, Broken, Cell, text

MOST = 300
MOST_NUMBER = 40
_EXACT = 10**15  # a spreadsheet keeps fifteen digits of a number
_LOST = "…"  # stands behind a number that lost digits
_KEYS = {"number": "number", "reported": "received", "place": "place", "words": "words", "title": "title"}
_KEYS |= {"category": "category", "limit": "deadline"}
Lines = list[list[str]]


@dataclass(frozen=True)
class Read:
    """One order: when it was received and is due (None: not told), and what is wrong with it."""

    order: Order
    received_at: datetime | None
    due_at: datetime | None
    problems: tuple[Problem, ...] = ()


def lines_of(content: bytes) -> Lines | Problem:
    """The rows of the sheet that holds orders, or of what was pasted, as text."""
    if tables.is_workbook(content):
        found = tables.of_workbook(content)
        if found.problems:
            return Problem("", 0, "", found.problems[0].code, found.problems[0].params)
        sheets = [_texts(table.cells) for table in found.tables]
    else:
        words = tables.decoded(content)
        if not isinstance(words, str):
            return Problem("", 0, "", words.code, words.params)
        sheets = [_texts(tables.of_text(words).cells), engine.blocks(words, _others)]
    lines = next((sheet for sheet in sheets if engine.read(sheet, _others)), None)
    if lines is None:
        return Problem("", 0, "", "no_orders")
    return lines if len(lines) <= MOST + 10 else Problem("", 0, "", "too_many", {"most": str(MOST)})


def _texts(cells: Sequence[Line]) -> Lines:
    return [[_text(cell) for cell in line] for line in cells]


def _text(cell: Cell) -> str:
    if isinstance(cell, Broken):
        return ""
    if isinstance(cell, int | float) and abs(cell) >= _EXACT:
        return text(cell) + _LOST
    return text(cell)


def _others(label: str) -> str:
    """What offices call a column in their ledgers and hotline exports; columns of people are not read by guess."""
    return next((_KEYS[key] for key in (columns.meaning(s, label)[0] for s in ("12345", "city")) if key in _KEYS), "")


def read(lines: Lines, calendar: Calendar, at: datetime) -> list[Read]:
    """The orders of some lines, each judged by itself and against those above it."""
    found = engine.read(lines, _others)
    seen = set[str]()
    read = []
    for order in found.orders if found else ():
        labels = found.labels if found else {}
        read.append(_read(order, labels, order.number in seen, calendar, at))
        seen.add(order.number)
    return read


def _read(order: Order, labels: object, twice: bool, calendar: Calendar, at: datetime) -> Read:
    received = instants.read(order.received) if order.received else None
    due = _due(order, received, calendar)
    codes: list[tuple[str, Bad]] = [*_number(order, twice)]
    if not order.words:
        codes.append(("words", Bad("no_words")))
    if isinstance(received, Bad):
        codes.append(("received", received))
    elif received and received.at > at:
        codes.append(("received", Bad("date_future", {"value": order.received})))
    if isinstance(due, Bad):
        codes.append(("deadline", due))
    elif due and isinstance(received, Instant) and due < received.at:
        codes.append(("deadline", Bad("deadline_early")))
    assert isinstance(labels, dict)
    problems = tuple(Problem("", order.row, labels.get(key, ""), bad.code, bad.params) for key, bad in codes)
    return Read(
        order, received.at if isinstance(received, Instant) else None, None if isinstance(due, Bad) else due, problems
    )


def _number(order: Order, twice: bool) -> list[tuple[str, Bad]]:
    if not order.number:
        return [("number", Bad("no_number"))]
    if order.number.endswith(_LOST):
        return [("number", Bad("number_lost"))]
    if len(order.number) > MOST_NUMBER:
        return [("number", Bad("number_long"))]
    return [("number", Bad("twice"))] if twice else []


def _due(order: Order, received: Instant | Bad | None, calendar: Calendar) -> datetime | Bad | None:
    """A moment, the end of the working hours of a day, or of a limit from the receipt."""
    if not order.deadline:
        return None
    limit = engine.limit(order.deadline)
    if limit:
        start = received.at if isinstance(received, Instant) else None
        return engine.due(limit, start, calendar) if start else Bad("deadline_unknown", {"value": order.deadline})
    told = instants.read(order.deadline)
    if isinstance(told, Bad):
        return Bad("deadline_unknown", {"value": order.deadline})
    if told.exact:
        return told.at
    midnight = datetime(told.day.year, told.day.month, told.day.day, tzinfo=SHANGHAI)
    return midnight + timedelta(minutes=calendar.spans[-1][1])
