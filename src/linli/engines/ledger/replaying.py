"""From the leaves alone to the book: every balance, lot and closed month, and every law that is broken."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from linli.engines.ledger import approving, posting, voting
from linli.engines.ledger.approving import SIDES
from linli.engines.ledger.book import CASH, Account, Book, Purpose, Seat
from linli.engines.ledger.entries import MONTH, Leaf, ShapeError, day, day_there, entry_of, fen, instant, number, text
from linli.engines.ledger.laws import Law, Problem

SORTS_OF_ACCOUNTS = ("asset", "liability", "net", "income", "cost")


def replay(leaves: Iterable[Leaf]) -> Book:
    """The book of decoded leaves, in their order; what is wrong stands in its `problems`."""
    book = Book()
    for leaf in leaves:
        take(book, leaf)
    book.problems += uncorrected(book)
    return book


def take(book: Book, leaf: Leaf) -> list[Problem]:
    """Take the next leaf into the book; its problems, which the book keeps too."""
    index, found = book.size, list[Problem]()
    kind = leaf.get("kind") if isinstance(leaf, Mapping) else None
    try:
        at = instant(leaf)
        if at < book.last:
            found.append(Problem(index, -1, Law.TIME, at))
        book.last = max(book.last, at)
        if kind == "entry":
            found += posting.post(book, entry_of(index, leaf))
        elif isinstance(kind, str):
            found += KINDS.get(kind, _nothing)(book, index, leaf)
            if kind not in ("chart", "purpose"):
                book.known[index] = leaf
        else:
            raise ShapeError("kind")
    except ShapeError as missing:
        found.append(Problem(index, -1, Law.SHAPE, str(missing)))
    except (AttributeError, TypeError):
        found.append(Problem(index, -1, Law.SHAPE))
    book.kinds.append(kind if isinstance(kind, str) else "")
    book.problems += found
    return found


def uncorrected(book: Book) -> list[Problem]:
    """Reversals without a correction 更正说明: judged at the end, since it follows its reversal."""
    return [
        Problem(reversal, -1, Law.CORRECTION, str(old))
        for old, reversal in book.reversed.items()
        if not book.corrected & {old, reversal}
    ]


def _nothing(book: Book, index: int, leaf: Leaf) -> Iterator[Problem]:
    return iter(())


def _chart(book: Book, index: int, leaf: Leaf) -> Iterator[Problem]:
    number(leaf, "year")
    accounts = []
    for said in leaf["accounts"] if isinstance(leaf.get("accounts"), list | tuple) else [{}]:
        if said.get("sort") not in SORTS_OF_ACCOUNTS:
            raise ShapeError("accounts")
        accounts.append(Account(text(said, "code"), text(said, "name"), said["sort"], _flag(said, "lots")))
    for account in accounts:
        if account.code in book.accounts:
            yield Problem(index, -1, Law.TWICE, account.code)
        else:
            book.accounts[account.code] = account


def _purpose(book: Book, index: int, leaf: Leaf) -> Iterator[Problem]:
    code, name = text(leaf, "purpose"), text(leaf, "name")
    purpose = Purpose(code, name, _flag(leaf, "restricted"), _flag(leaf, "agency"))
    if code in book.purposes:
        yield Problem(index, -1, Law.TWICE, code)
    else:
        book.purposes[code] = purpose


def _flag(leaf: Leaf, name: str) -> bool:
    found = leaf.get(name)
    if not isinstance(found, bool):
        raise ShapeError(name)
    return found


def _agreement(book: Book, index: int, leaf: Leaf) -> Iterator[Problem]:
    for name in ("from", "until", "signed"):
        day(leaf, name)
    return iter(())


def _sales(book: Book, index: int, leaf: Leaf) -> Iterator[Problem]:
    day(leaf, "day"), number(leaf, "agreement")
    return iter(())


def _consent(book: Book, index: int, leaf: Leaf) -> Iterator[Problem]:
    text(leaf, "lot"), text(leaf, "to"), day(leaf, "day")
    return iter(())


def _seat(book: Book, index: int, leaf: Leaf) -> Iterator[Problem]:
    if leaf.get("of") not in SIDES:
        raise ShapeError("of")
    until = day(leaf, "until") if leaf.get("until") is not None else ""
    seat = Seat(number(leaf, "seat"), text(leaf, "of"), day(leaf, "from"), until)
    book.seats[seat.number, seat.start] = seat
    return iter(())


def _proposal(book: Book, index: int, leaf: Leaf) -> Iterator[Problem]:
    text(leaf, "purpose"), number(leaf, "fen")
    return voting.carry_out(book, index, leaf)


def _opinion(book: Book, index: int, leaf: Leaf) -> Iterator[Problem]:
    book.opinions[number(leaf, "proposal")] = text(leaf, "says")
    return iter(())


def _acceptance(book: Book, index: int, leaf: Leaf) -> Iterator[Problem]:
    book.accepted.setdefault(number(leaf, "proposal"), []).append(index)
    return iter(())


def _statement(book: Book, index: int, leaf: Leaf) -> Iterator[Problem]:
    fen(leaf, "closing")
    for item in leaf["listed"] if isinstance(leaf.get("listed"), list | tuple) else [{}]:
        fen(item, "fen")
    book.statements[_month(leaf)] = index
    return iter(())


def _month(leaf: Leaf) -> str:
    found = text(leaf, "month")
    if not MONTH.fullmatch(found):
        raise ShapeError("month")
    return found


def _close(book: Book, index: int, leaf: Leaf) -> Iterator[Problem]:
    month = _month(leaf)
    if (book.closed and month <= book.closed[-1]) or month >= day_there(leaf["at"])[:7]:
        yield Problem(index, -1, Law.CLOSE, month)
    said = book.known.get(book.statements.get(month, -1))
    booked = sum(fen for at, fen in book.cash.items() if at <= month)
    if said is None or said["closing"] + sum(item["fen"] for item in said["listed"]) != booked:
        yield Problem(index, -1, Law.STATEMENT, f"{'+'.join(CASH)} {booked}")
    if not book.closed or month > book.closed[-1]:
        book.closed.append(month)


def _correction(book: Book, index: int, leaf: Leaf) -> Iterator[Problem]:
    book.corrected.add(number(leaf, "about"))
    return iter(())


Taker = Callable[[Book, int, Mapping[str, Any]], Iterable[Problem]]
KINDS: dict[str, Taker] = {
    "chart": _chart, "purpose": _purpose, "agreement": _agreement, "sales": _sales, "consent": _consent, "seat": _seat,
    "proposal": _proposal, "opinion": _opinion, "decision": approving.decide, "acceptance": _acceptance,
    "statement": _statement, "close": _close, "correction": _correction, "vote": voting.announce,
    "reissue": voting.reissue, "result": voting.count,
}  # fmt: skip
