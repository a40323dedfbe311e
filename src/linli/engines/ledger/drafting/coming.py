"""What comes in: gifts of money and goods, pledges, shares, interest, what is due, opening balances."""

from collections.abc import Mapping, Sequence
from typing import Literal

from linli.engines.ledger.book import Purpose
from linli.engines.ledger.drafting.drafts import Draft, DraftError, ours, pair, released
from linli.engines.ledger.entries import Line

GIFTS, SERVICES, SUBSIDIES, CRAFTS, OTHER = "4101", "4301", "4401", "4501", "4901"


def income(purpose: Purpose, stem: str) -> str:
    """The income account of a purpose: …02 where it is restricted, …01 where not."""
    ours(purpose)
    return stem + ("02" if purpose.restricted else "01")


def gift(purpose: Purpose, fen: int, commitment: str) -> Draft:
    """Money given: opens one lot."""
    return Draft("gift", pair(purpose, "1002", income(purpose, GIFTS), fen), needs={"commitment": commitment})


def goods(purpose: Purpose, fen: int, commitment: str) -> Draft:
    """Goods given, at their fair value; outside every total of money."""
    return Draft("goods", pair(purpose, "1201", income(purpose, GIFTS), fen), needs={"commitment": commitment})


def work(purpose: Purpose, fen: int, commitment: str) -> Draft:
    """A service given 服务捐赠, at its fair value: income and cost at once, since it is used as it comes; no lot."""
    lines = released(purpose, pair(purpose, "5101", income(purpose, GIFTS), fen))
    return Draft("goods", lines, needs={"commitment": commitment})


def agency(purpose: Purpose, fen: int, commitment: str, *, of: Literal["money", "goods"] = "money") -> Draft:
    """Money or goods for somebody whom the donor named: held for them, no income of ours."""
    if not purpose.agency:
        raise DraftError(
            f"{purpose.name}不是受托代理的用途", f"{purpose.name} is not held for somebody whom a donor named"
        )
    held = "180101" if of == "money" else "180102"
    return Draft("agency", pair(purpose, held, "2601", fen), needs={"commitment": commitment})


def due(purpose: Purpose, fen: int, stem: str = GIFTS) -> Draft:
    """What is promised by a settled statement and has not come yet."""
    return Draft("due", pair(purpose, "1122", income(purpose, stem), fen))


def pledge(purpose: Purpose, fen: int, agreement: int, sales: int | None = None, *, was_due: bool = False) -> Draft:
    """A merchant's share that has come, under an agreement; `was_due` where `due` has booked the income already."""
    credit = "1122" if was_due else income(purpose, GIFTS)
    needs = {"agreement": agreement} | ({} if sales is None else {"sales": sales})
    return Draft("pledge", pair(purpose, "1002", credit, fen), needs=needs)


def share(purpose: Purpose, fen: int, of: Literal["services", "crafts"]) -> Draft:
    """A share of low-fee services, or of crafts sold."""
    stem = SERVICES if of == "services" else CRAFTS
    return Draft("share", pair(purpose, "1002", income(purpose, stem), fen))


def interest(purpose: Purpose, fen: int) -> Draft:
    """Interest that the bank has added."""
    return Draft("interest", pair(purpose, "1002", income(purpose, OTHER), fen))


def opening(purpose: Purpose, balances: Mapping[str, int], documents: Sequence[str]) -> Draft:
    """Balances from before the log, debit above 0; what is left over is net assets, or held for others."""
    if not documents:
        raise DraftError("期初余额要附凭据", "opening balances need a document")
    lines = [Line(account, purpose.code, fen) for account, fen in balances.items() if fen]
    rest = sum(line.fen for line in lines)
    if rest:
        net = "2601" if purpose.agency else "3102" if purpose.restricted else "3101"
        lines.append(Line(net, purpose.code, -rest))
    if len(lines) < 2:
        raise DraftError("期初余额是空的", "there is no balance to open with")
    return Draft("opening", tuple(lines), needs={"documents": list(documents)})
