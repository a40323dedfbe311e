"""What both journals are made of: for each entry and purpose a piece that balances, by day; balances at month ends."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from linli.engines.ledger.book import Book
from linli.engines.ledger.entries import Line

ROOTS: Mapping[str, str] = {
    "asset": "Assets", "liability": "Liabilities", "net": "Equity", "income": "Income", "cost": "Expenses"
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """The lines of one entry in one purpose. Other programs balance it by itself, so no purpose can pay for another."""

    index: int
    day: str
    purpose: str
    words: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class MonthEnd:
    """The balances of accounts by (purpose, account) when a month has ended."""

    month: str
    balances: tuple[tuple[tuple[str, str], int], ...]

    @property
    def first_after(self) -> str:
        """The first day after the month."""
        year, month = map(int, self.month.split("-"))
        return f"{year + month // 12:04d}-{month % 12 + 1:02d}-01"


def account(book: Book, purpose: str, code: str) -> str:
    """The name of a purpose's account, such as Assets:C1002:P01."""
    found = book.accounts.get(code)
    return f"{ROOTS[found.sort] if found else 'Assets'}:C{code}:{purpose}"


def pieces(book: Book) -> Iterator[Piece | MonthEnd]:
    """Everything by day and place in the log; after each month the balances of what has moved so far."""
    balances: dict[tuple[str, str], int] = {}
    entries = sorted(book.entries.values(), key=lambda entry: (entry.day, entry.index))
    for month, of_month in groupby(entries, key=lambda entry: entry.month):
        for entry in of_month:
            for purpose in dict.fromkeys(line.purpose for line in entry.lines):
                lines = tuple(line for line in entry.lines if line.purpose == purpose)
                yield Piece(entry.index, entry.day, purpose, f"{entry.sort} {entry.words}".strip(), lines)
            for line in entry.lines:
                balances[line.purpose, line.account] = balances.get((line.purpose, line.account), 0) + line.fen
        yield MonthEnd(month, tuple(sorted(balances.items())))
