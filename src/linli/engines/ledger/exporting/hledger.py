"""The book for hledger, strict: accounts and currency declared, by day, balances asserted at month ends."""

from collections.abc import Iterator
from datetime import date, timedelta

from linli.engines.ledger.book import Book
from linli.engines.ledger.exporting.parts import MonthEnd, Piece, account, pieces
from linli.engines.money import plain

CURRENCY = "CNY"


def hledger(book: Book, title: str) -> Iterator[str]:
    """The lines of a journal for `hledger check --strict ordereddates`. `title` is the name of the log."""
    yield f"; {' '.join(title.split())}"
    yield "decimal-mark ."
    yield f"commodity 1000.00 {CURRENCY}"
    for place in sorted(book.balances):
        yield f"account {account(book, *place)}"
    for one in pieces(book):
        yield ""
        yield from _month_end(book, one) if isinstance(one, MonthEnd) else _transaction(book, one)


def _transaction(book: Book, one: Piece) -> Iterator[str]:
    yield f"{one.day} * ({one.index}) {_plain_words(one.words)}"
    for line in one.lines:
        yield f"    {account(book, line.purpose, line.account)}  {plain(line.fen)} {CURRENCY}"


def _month_end(book: Book, one: MonthEnd) -> Iterator[str]:
    last = date.fromisoformat(one.first_after) - timedelta(1)
    yield f"{last.isoformat()} * balances of {one.month}"
    for place, fen in one.balances:
        yield f"    {account(book, *place)}  0.00 {CURRENCY} = {plain(fen)} {CURRENCY}"


def _plain_words(words: str) -> str:
    """A description without the signs that begin a comment or divide a payee."""
    return " ".join(words.split()).translate(str.maketrans(";|", ",/"))
