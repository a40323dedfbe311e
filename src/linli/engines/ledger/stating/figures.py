"""Raised, spent, left by purpose, each number with the entries behind it; and money by purpose and month."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from linli.engines.ledger.book import CASH, GOODS, Book
from linli.engines.ledger.entries import Entry

RAISING = frozenset(("gift", "goods", "agency", "pledge", "share", "interest"))
SPENDING = frozenset(("payment", "advance"))


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum, and the indexes of the entries that it is the sum of."""

    fen: int
    entries: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """One purpose, money or goods: opened + raised + changed − spent + returned = left. Goods are in no total of money.

    A reversal counts where the entry that it reverses counts. `spent` is what has gone out, advances with it.
    """

    purpose: str
    opened: Amount
    raised: Amount
    changed: Amount
    spent: Amount
    returned: Amount
    left: Amount


@dataclass(frozen=True, slots=True)
class Flow:
    """Money of one purpose in one month: start + received + changed − paid + returned = end."""

    purpose: str
    month: str
    start: int
    received: int
    changed: int
    paid: int
    returned: int

    @property
    def end(self) -> int:
        return self.start + self.received + self.changed - self.paid + self.returned


def sort_of(book: Book, entry: Entry) -> str:
    """The sort that an entry counts as."""
    reversed_one = book.entries.get(entry.reverses) if entry.sort == "reversal" else None
    return reversed_one.sort if reversed_one else entry.sort


def column_of(sort: str) -> str:
    """The column of a figure in which entries of a sort stand."""
    if sort in RAISING:
        return "raised"
    if sort in SPENDING:
        return "spent"
    return {"opening": "opened", "change": "changed", "returned": "returned"}.get(sort, "")


def _moves(book: Book, accounts: tuple[str, ...]) -> Iterator[tuple[Entry, str, str, int]]:
    """What changes these accounts: entry, purpose, column, fen (debit above 0)."""
    for entry in book.entries.values():
        column = column_of(sort_of(book, entry))
        for line in entry.lines:
            if line.account in accounts:
                yield entry, line.purpose, column, line.fen


def figures(book: Book, *, goods: bool = False, start: str = "", until: str = "9999") -> dict[str, Figures]:
    """The figures of each purpose, of money or of goods, for entries dated from `start` to `until`.

    What was left before `start` is in `opened`.
    """
    sums: dict[tuple[str, str], int] = defaultdict(int)
    behind: dict[tuple[str, str], dict[int, None]] = defaultdict(dict)
    for entry, purpose, column, fen in _moves(book, GOODS if goods else CASH):
        if entry.day > until:
            continue
        column = column if entry.day >= start else "opened"
        for name, amount in ((column, -fen if column == "spent" else fen), ("left", fen)):
            sums[purpose, name] += amount
            behind[purpose, name][entry.index] = None
    columns = ("opened", "raised", "changed", "spent", "returned", "left")
    return {
        code: Figures(code, *[Amount(sums[code, name], tuple(behind[code, name])) for name in columns])
        for code in book.purposes
    }


def by_month(book: Book) -> dict[tuple[str, str], Flow]:
    """Money by purpose and month, every month from first to last; a month starts with the end of the one before."""
    sums: dict[tuple[str, str, str], int] = defaultdict(int)
    for entry, purpose, column, fen in _moves(book, CASH):
        column = "raised" if column == "opened" else column
        sums[purpose, entry.month, column] += -fen if column == "spent" else fen
    found: dict[tuple[str, str], Flow] = {}
    months = _months({month for _, month, _ in sums})
    for purpose in book.purposes:
        start = 0
        for month in months:
            moved = [sums[purpose, month, column] for column in ("raised", "changed", "spent", "returned")]
            found[purpose, month] = flow = Flow(purpose, month, start, *moved)
            start = flow.end
    return found


def _months(used: set[str]) -> list[str]:
    if not used:
        return []
    year, month = map(int, min(used).split("-"))
    found = []
    while (name := f"{year:04d}-{month:02d}") <= max(used):
        found.append(name)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return found
