"""What goes out: payments and advances from lots, costs on acceptance, what is approved, what comes back."""

from collections.abc import Iterable, Mapping

from linli.engines.ledger.book import GOODS, Lot, Purpose
from linli.engines.ledger.drafting.drafts import Draft, DraftError, TooLittle, pair, released
from linli.engines.ledger.drafting.lots import choose
from linli.engines.ledger.entries import Draw, Entry, Line

PROJECTS = "5101"


def payment(
    purpose: Purpose,
    fen: int,
    lots: Iterable[Lot],
    *,
    order: str,
    decision: int,
    pays: str = PROJECTS,
    account: str = "1002",
) -> Draft:
    """Money (1002) or goods (1201) that go out for good; `pays` is the cost, or 2202 for what was approved before.

    `lots` are those of the purpose; the ones of `account` are taken, the oldest first. Raises `TooLittle`.
    """
    if purpose.agency:
        pays, account = "2601", "180102" if account in GOODS else "180101"
    lines = pair(purpose, pays, account, fen)
    return Draft("payment", released(purpose, lines), _taken(purpose, account, fen, lots), _by(order, decision))


def advance(purpose: Purpose, fen: int, lots: Iterable[Lot], *, order: str, decision: int) -> Draft:
    """Money that a project has in hand before it is accepted; no cost yet, and no release."""
    account = "180101" if purpose.agency else "1002"
    lines = pair(purpose, "1141", account, fen)
    return Draft("advance", lines, _taken(purpose, account, fen, lots), _by(order, decision))


def cost(purpose: Purpose, fen: int, *, decision: int, pays: str = PROJECTS) -> Draft:
    """What an advance has bought, once it is accepted."""
    lines = pair(purpose, "2601" if purpose.agency else pays, "1141", fen)
    return Draft("cost", released(purpose, lines), needs={"decision": decision})


def approved(purpose: Purpose, fen: int, *, decision: int, pays: str = PROJECTS) -> Draft:
    """What is owed for work done and not paid yet."""
    return Draft("approved", released(purpose, pair(purpose, pays, "2202", fen)), needs={"decision": decision})


def returned(purpose: Purpose, fen: int, of: Entry, back: Mapping[str, int]) -> Draft:
    """What is left of an advance and comes back: to the lots it came from, the last taken first.

    `back` is what has come back to each lot before. Raises `TooLittle` for more than the advance has out.
    """
    if of.sort != "advance":
        raise DraftError("只有预付款可以退回", "only an advance comes back")
    line = Line("180101" if purpose.agency else "1002", purpose.code, fen), Line("1141", purpose.code, -fen)
    rest, draws = fen, list[Draw]()
    for draw in reversed(of.draws):
        give = min(rest, draw.fen - back.get(draw.lot, 0))
        if give > 0:
            draws.append(Draw(0, draw.lot, -give))
            rest -= give
    if rest > 0 or fen <= 0:
        raise TooLittle(fen - rest, fen)
    return Draft("returned", line, tuple(draws), {"about": of.index})


def _by(order: str, decision: int) -> dict[str, str | int]:
    return {"decision": decision, "order": order}


def _taken(purpose: Purpose, account: str, fen: int, lots: Iterable[Lot]) -> tuple[Draw, ...]:
    own = [lot for lot in lots if (lot.purpose, lot.account) == (purpose.code, account)]
    return tuple(Draw(1, lot.id, part) for lot, part in choose(own, fen))
