"""The laws of an entry, and what it does to the book. An entry that breaks a law is posted all the same, and named."""

from collections import Counter
from collections.abc import Iterator

from linli.engines.ledger.book import CASH, Book, Lot
from linli.engines.ledger.entries import DRAWING, SORTS, TAKING, Draw, Entry, day_there
from linli.engines.ledger.laws import Law, Problem


def post(book: Book, entry: Entry) -> Iterator[Problem]:
    """Take an entry into the book; yields what is wrong with it."""

    def broken(law: Law, found: object = "", line: int = -1) -> Problem:
        return Problem(entry.index, line, law, str(found))

    if entry.sort not in SORTS or (entry.draws and entry.sort not in DRAWING):
        yield broken(Law.SORT, entry.sort)
    if len(entry.lines) < 2:
        yield broken(Law.LINES)
    for n, line in enumerate(entry.lines):
        if line.fen == 0:
            yield broken(Law.LINES, line=n)
        if line.account not in book.accounts:
            yield broken(Law.ACCOUNT, line.account, n)
        if line.purpose not in book.purposes:
            yield broken(Law.PURPOSE, line.purpose, n)
    sums: Counter[str] = Counter()
    for line in entry.lines:
        sums[line.purpose] += line.fen
    for purpose, fen in sums.items():
        if fen:
            yield broken(Law.BALANCE, f"{purpose} {fen}")
    if entry.key in book.keys:
        yield broken(Law.KEY, entry.key)
    if entry.day > day_there(entry.at):
        yield broken(Law.AHEAD, entry.day)
    if book.closed and entry.month <= book.closed[-1]:
        yield broken(Law.CLOSED, entry.month)
    if entry.sort == "opening" and not entry.documents:
        yield broken(Law.DOCUMENT)
    for law, found, n in (*_restriction(book, entry), *_draws(book, entry), *_sort(book, entry)):
        yield broken(law, found, n)
    _write(book, entry)


Found = Iterator[tuple[Law, object, int]]


def _restriction(book: Book, entry: Entry) -> Found:
    sides: Counter[tuple[str, int]] = Counter()
    for line in entry.lines:
        if (account := book.accounts.get(line.account)) and account.side:
            purpose = book.purposes.get(line.purpose)
            if purpose and purpose.agency:
                yield Law.RESTRICTION, line.purpose, -1
            sides[line.purpose, account.side] += line.fen
    for (code, side), fen in sides.items():
        purpose = book.purposes.get(code)
        if fen and purpose and not purpose.agency and purpose.restricted == (side == 1):
            yield Law.RESTRICTION, code, -1


def opens(book: Book, entry: Entry) -> list[int]:
    """The lines that open a lot: debits on an account with lots, on which nothing is given back."""
    drawn = {draw.line for draw in entry.draws}
    return [
        n
        for n, line in enumerate(entry.lines)
        if line.fen > 0 and n not in drawn and (account := book.accounts.get(line.account)) and account.lots
    ]


def _draws(book: Book, entry: Entry) -> Found:
    taken: Counter[int] = Counter()
    for draw in entry.draws:
        taken[draw.line] += draw.fen
        line = entry.lines[draw.line] if 0 <= draw.line < len(entry.lines) else None
        account = book.accounts.get(line.account) if line else None
        wrong_way = (entry.sort in TAKING and draw.fen < 0) or (entry.sort == "returned" and draw.fen > 0)
        if not (line and account and account.lots and draw.fen) or wrong_way:
            yield Law.DRAWS, draw.lot, draw.line
        lot = book.lots.get(draw.lot)
        if lot is None or (line and (lot.account, lot.purpose) != (line.account, line.purpose)):
            yield Law.LOT, draw.lot, draw.line
        if lot is None:
            continue
        lot.left -= draw.fen
        if not 0 <= lot.left <= lot.fen:
            yield Law.OVERDRAFT, draw.lot, draw.line
    if len({(draw.line, draw.lot) for draw in entry.draws}) < len(entry.draws):
        yield Law.DRAWS, "", -1
    opened = opens(book, entry)
    for n, line in enumerate(entry.lines):
        account = book.accounts.get(line.account)
        if account and account.lots and n not in opened and line.fen + taken[n]:
            yield Law.DRAWS, "", n


def _sort(book: Book, entry: Entry) -> Found:
    if entry.sort not in ("change", "reversal"):
        purposes = {line.purpose for line in entry.lines}
        lots = {lot.purpose for draw in entry.draws if (lot := book.lots.get(draw.lot))}
        if lots and len(purposes | lots) > 1:
            yield Law.CROSSING, "", -1
    if (entry.reverses >= 0) != (entry.sort == "reversal"):
        yield Law.REVERSAL, "", -1
    elif entry.sort == "reversal":
        yield from _reversal(book, entry)
    if entry.sort == "change":
        yield from _change(book, entry)
    elif any(line.origin for line in entry.lines):
        yield Law.FROM, "", -1
    if entry.sort == "returned":
        yield from _returned(book, entry)
    elif entry.sort in ("payment", "advance"):
        yield from _approval(book, entry)
    elif entry.sort == "pledge":
        yield from _pledge(book, entry)


def _reversal(book: Book, entry: Entry) -> Found:
    old = book.entries.get(entry.reverses)
    if old is None or old.sort == "reversal" or entry.reverses in book.reversed:
        yield Law.REVERSAL, entry.reverses, -1
        return
    book.reversed[entry.reverses] = entry.index
    mirrored = [(line.account, line.purpose, -line.fen) for line in old.lines]
    if [(line.account, line.purpose, line.fen) for line in entry.lines] != mirrored:
        yield Law.REVERSAL, entry.reverses, -1
    elif Counter(entry.draws) != Counter(mirror(book, old)):
        yield Law.REVERSAL, f"{entry.reverses} draws", -1
    if old.sort in ("payment", "advance"):
        book.paid[old.decision] = book.paid.get(old.decision, 0) - _drawn(old)
    if old.sort == "returned" and (advance := book.entries.get(old.about)):
        book.paid[advance.decision] = book.paid.get(advance.decision, 0) - _drawn(old)
        for draw in old.draws:
            book.given_back[old.about, draw.lot] = book.given_back.get((old.about, draw.lot), 0) + draw.fen


def mirror(book: Book, old: Entry) -> list[Draw]:
    """The draws that a reversal must have: all given back that was taken, and all taken that was opened."""
    given = [Draw(draw.line, draw.lot, -draw.fen) for draw in old.draws]
    return given + [Draw(n, id, line.fen) for n, line in enumerate(old.lines) if (id := old.lot(n)) in book.lots]


def _drawn(entry: Entry) -> int:
    return sum(draw.fen for draw in entry.draws)


def _change(book: Book, entry: Entry) -> Found:
    opened = [(n, entry.lines[n]) for n in opens(book, entry)]
    if Counter((line.origin, line.fen) for _, line in opened) != Counter((draw.lot, draw.fen) for draw in entry.draws):
        yield Law.FROM, "", -1
    consents = [leaf for index in entry.consents if (leaf := book.of_kind(index, "consent"))]
    agreed = {(leaf["lot"], leaf["to"]) for leaf in consents}
    for n, line in opened:
        if (line.origin, line.purpose) not in agreed:
            yield Law.CONSENT, f"{line.origin} → {line.purpose}", n


def _returned(book: Book, entry: Entry) -> Found:
    advance = book.entries.get(entry.about)
    if advance is None or advance.sort != "advance" or not entry.draws:
        yield Law.RETURNED, entry.about, -1
        return
    book.paid[advance.decision] = book.paid.get(advance.decision, 0) + _drawn(entry)
    drawn: Counter[str] = Counter()
    for draw in advance.draws:
        drawn[draw.lot] += draw.fen
    for draw in entry.draws:
        back = book.given_back[entry.about, draw.lot] = book.given_back.get((entry.about, draw.lot), 0) - draw.fen
        if back > drawn[draw.lot]:
            yield Law.RETURNED, draw.lot, draw.line


def _approval(book: Book, entry: Entry) -> Found:
    decision = book.of_kind(entry.decision, "decision")
    book.paid[entry.decision] = book.paid.get(entry.decision, 0) + _drawn(entry)
    if decision is None or decision["says"] != "yes" or not entry.order or not entry.draws:
        yield Law.APPROVAL, "", -1
        return
    proposal = book.of_kind(decision["proposal"], "proposal")
    lots = {lot.purpose for draw in entry.draws if (lot := book.lots.get(draw.lot))}
    if proposal is None or lots - {proposal["purpose"]}:
        yield Law.APPROVAL, ", ".join(sorted(lots)), -1
    if book.paid[entry.decision] > decision["fen"]:
        yield Law.APPROVAL, f"{book.paid[entry.decision]} > {decision['fen']}", -1


def _pledge(book: Book, entry: Entry) -> Found:
    agreement = book.of_kind(entry.agreement, "agreement")
    sales = book.of_kind(entry.sales, "sales")
    if agreement is None or (entry.sales >= 0 and (sales is None or sales["agreement"] != entry.agreement)):
        yield Law.PLEDGE, "", -1
    elif sales and not (
        agreement["signed"] <= sales["day"] and agreement["from"] <= sales["day"] <= agreement["until"]
    ):
        yield Law.PLEDGE, sales["day"], -1


def _write(book: Book, entry: Entry) -> None:
    for line in entry.lines:
        place = line.purpose, line.account
        book.balances[place] = book.balances.get(place, 0) + line.fen
        if line.account in CASH:
            book.cash[entry.month] = book.cash.get(entry.month, 0) + line.fen
    for n in opens(book, entry):
        line, id = entry.lines[n], entry.lot(n)
        book.lots[id] = Lot(id, entry.index, n, entry.day, line.account, line.purpose, line.fen, line.fen, line.origin)
    for draw in entry.draws:
        found = book.drawn.setdefault(draw.lot, [])
        if entry.index not in found[-1:]:
            found.append(entry.index)
    book.keys.add(entry.key)
    book.entries[entry.index] = entry
