"""The book for beancount: an account for each purpose, balances asserted at month ends."""

from collections.abc import Iterator

from linli.engines.ledger.book import Book
from linli.engines.ledger.exporting.parts import MonthEnd, Piece, account, pieces
from linli.engines.money import plain

CURRENCY = "CNY"


def beancount(book: Book, title: str) -> Iterator[str]:
    """The lines of a file for `bean-check`. `title` is the name of the log."""
    yield f'option "title" "{_quoted(title)}"'
    yield f'option "operating_currency" "{CURRENCY}"'
    yield 'plugin "beancount.plugins.leafonly"'
    yield 'plugin "beancount.plugins.noduplicates"'
    opened: set[str] = set()
    for one in pieces(book):
        yield ""
        if isinstance(one, MonthEnd):
            for place, fen in one.balances:
                yield f"{one.first_after} balance {account(book, *place)} {plain(fen)} {CURRENCY}"
            continue
        names = [account(book, line.purpose, line.account) for line in one.lines]
        for name in sorted(set(names) - opened):
            yield f"{one.day} open {name} {CURRENCY}"
        opened.update(names)
        yield from _transaction(one, names)


def _transaction(one: Piece, names: list[str]) -> Iterator[str]:
    yield f'{one.day} * "{_quoted(one.words)}" ^leaf-{one.index}'
    for name, line in zip(names, one.lines, strict=True):
        yield f"  {name}  {plain(line.fen)} {CURRENCY}"


def _quoted(words: str) -> str:
    return " ".join(words.split()).replace("\\", "/").replace('"', "'")
