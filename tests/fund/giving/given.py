"""Donors, gifts and agreements for tests of giving, made by the verbs."""

from datetime import date
from typing import Any

from linli.access.actors import Actor, bearer
from linli.fund.giving import agreeing, donors, entering, stating
from linli.fund.giving.agreeing import Agreed
from linli.fund.giving.donors import Named
from linli.fund.giving.entering import Given
from linli.fund.giving.rules import Terms
from linli.fund.giving.stating import Sold
from linli.fund.models import Agreement, Donor, Gift, Statement
from tests.fund.ground import Fund

DAY = date(2026, 10, 1)
SCAN = "ab" * 32
NUMBER = "10012345678"


def a_donor(fund: Fund, name: str = "王淑芬", kind: str = "person", phone: str = NUMBER, **more: Any) -> Donor:
    named = Named(kind, name, phone=phone, **more)
    return donors.enter(named, by=fund.world.actor("office"), at=fund.tick())


def a_gift(fund: Fund, fen: int = 20_000, purpose: str = "P01", **said: Any) -> Gift:
    """Money of a known donor, promised, unless said otherwise."""
    bound = {"P00": "none", "P03": "named"}.get(purpose, "purpose")
    donor = said.pop("donor", None) or a_donor(fund).pk
    given = {"donor": donor, "stream": "residents", "mode": "regular", "restriction": bound, "purpose": purpose,
             "form": "money", "fen": fen, "day": DAY}  # fmt: skip
    return entering.write_down(Given(**given | said), by=fund.world.actor("office"), at=fund.tick())


def some_goods(fund: Fund, **said: Any) -> Gift:
    goods = {"form": "goods", "what": "大米", "quantity": 50, "unit": "kg", "source": "超市标价 5.20 元/kg"}
    return a_gift(fund, 26_000, **goods | said)


def an_agreement(fund: Fund, **said: Any) -> Agreement:
    """2 % of a merchant's net sales from September on."""
    party = said.pop("party", None) or a_donor(fund, "刘记炊饼（演示）", "merchant")
    terms = Terms(said.pop("basis_points", 200), said.pop("cap", None), said.pop("floor", None))
    agreed = {"sort": "merchant", "stream": "market", "party": party.pk, "terms": terms, "start": date(2026, 9, 1),
              "end": date(2026, 12, 31), "signed": date(2026, 8, 30), "purpose": "P01", "document": SCAN}  # fmt: skip
    return agreeing.sign(Agreed(**agreed | said), by=fund.world.actor("office"), at=fund.tick())


def a_statement(fund: Fund, agreement: Agreement, sales: int = 50_025, day: int = 20, **said: Any) -> Statement:
    sold = Sold(said.pop("event", "周末市集"), date(2026, 9, day), sales, said.pop("refunds", 0))
    by = said.pop("by", fund.world.actor("office"))
    return stating.state(agreement.pk, sold, by=by, at=fund.tick(), **said)


def donor_of(gift: Gift) -> Actor:
    """Whoever holds the link of a gift."""
    return bearer(gift.community_id, gift.pk, gift.donor_id)


def merchant_of(agreement: Agreement) -> Actor:
    return bearer(agreement.community_id, agreement.pk)
