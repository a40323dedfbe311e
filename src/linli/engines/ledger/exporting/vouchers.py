"""Vouchers 记账凭证, row by row, as accounting packages take them in."""

from collections.abc import Iterator
from dataclasses import dataclass

from linli.engines.ledger.book import Book


@dataclass(frozen=True, slots=True)
class Voucher:
    """A line of a voucher. `number` is 凭证字号, counted anew each month; `beside` is 辅助核算, the purpose."""

    day: str
    number: str
    summary: str
    code: str
    name: str
    debit: int
    credit: int
    beside: str
    leaf: int


def vouchers(book: Book, start: str = "", until: str = "9999") -> Iterator[Voucher]:
    """The vouchers of entries dated from `start` to `until`, by day; numbers do not depend on what is asked for."""
    month, count = "", 0
    for entry in sorted(book.entries.values(), key=lambda entry: (entry.day, entry.index)):
        month, count = (month, count + 1) if entry.month == month else (entry.month, 1)
        if not start <= entry.day <= until:
            continue
        for line in entry.lines:
            account, purpose = book.accounts.get(line.account), book.purposes.get(line.purpose)
            yield Voucher(
                entry.day,
                f"记-{count:04d}",
                entry.words or entry.sort,
                line.account,
                account.name if account else "",
                max(line.fen, 0),
                max(-line.fen, 0),
                f"{line.purpose} {purpose.name if purpose else ''}".strip(),
                entry.index,
            )
