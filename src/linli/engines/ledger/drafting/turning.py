"""What turns in the book: a change of purpose, a reversal, the closing of a year."""

from collections.abc import Iterable, Mapping, Sequence

from linli.engines.ledger import posting
from linli.engines.ledger.book import Account, Book, Lot, Purpose
from linli.engines.ledger.drafting.drafts import Draft, DraftError
from linli.engines.ledger.entries import Draw, Entry, Line


def change(taken: Sequence[tuple[Lot, int]], old: Purpose, new: Purpose, consents: Sequence[int]) -> Draft:
    """Money of one purpose for another, lot by lot: each part opens a lot that says what it was before."""
    if old.code == new.code or old.agency != new.agency:
        raise DraftError("不能在这两个用途之间变更", "between these purposes nothing can change")
    lines: list[Line] = []
    draws: list[Draw] = []
    for lot, fen in taken:
        draws.append(Draw(len(lines), lot.id, fen))
        lines += [Line(lot.account, old.code, -fen), Line(_held(old), old.code, fen)]
        lines += [Line(lot.account, new.code, fen, lot.id), Line(_held(new), new.code, -fen)]
    return Draft("change", tuple(lines), tuple(draws), {"consents": list(consents)})


def _held(purpose: Purpose) -> str:
    return "2601" if purpose.agency else "3102" if purpose.restricted else "3101"


def reversal(book: Book, old: Entry) -> Draft:
    """The mirror of an entry. Raises `DraftError` where what it brought in has been used, or it was reversed before."""
    if old.sort == "reversal" or old.index in book.reversed:
        raise DraftError("这一笔已经冲销，或本身就是冲销", "it is reversed already, or is a reversal itself")
    draws = posting.mirror(book, old)
    for draw in draws:
        lot = book.lots[draw.lot]
        if not 0 <= lot.left - draw.fen <= lot.fen:
            raise DraftError("这笔钱已经动用，请先冲销后面的支出", "it has been used since: reverse first what used it")
    lines = tuple(Line(line.account, line.purpose, -line.fen) for line in old.lines)
    return Draft("reversal", lines, tuple(draws), {"reverses": old.index})


def closing(
    balances: Mapping[tuple[str, str], int], accounts: Mapping[str, Account], purposes: Iterable[Purpose]
) -> Draft | None:
    """The income and costs of a year into net assets, purpose by purpose; None where there are none."""
    lines: list[Line] = []
    for purpose in sorted(purposes, key=lambda one: one.code):
        sides = {1: 0, 2: 0}
        for (code, account), fen in sorted(balances.items()):
            if code == purpose.code and fen and accounts[account].sort in ("income", "cost"):
                lines.append(Line(account, code, -fen))
                sides[accounts[account].side] += fen
        nets = ("3101", sides[1]), ("3102", sides[2])
        lines += [Line(net, purpose.code, fen) for net, fen in nets if fen]
    return Draft("closing", tuple(lines)) if lines else None
