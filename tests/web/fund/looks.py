"""A fund with something on every page of it, for the tests that look at pages."""

from datetime import timedelta

from linli.fund.checking import actions as checking
from linli.fund.checking import columns, reading
from linli.fund.checking.reading import Sheet
from linli.fund.labels import Kind, Sort
from linli.fund.showing import actions
from linli.fund.showing.actions import Told
from tests.builders import World
from tests.fund.giving.lived import given
from tests.fund.granted import accepted
from tests.fund.granting.underway import underway
from tests.fund.ground import Fund, a_fund, used
from tests.fund.voting.voted import voted
from tests.web.fund.proposed import proposed

STATEMENT = "日期,摘要,收入,支出,余额,流水号\n2026-10-01,捐款,500,,500,A1\n2026-10-03,捐款,66,,566,A2\n"


def funded(world: World) -> dict[str, object]:
    """Gifts, a payment that was taken back, a statement, a publication that is late, a question that waits and one that
    is answered, a total with a gap, a signed head.
    """
    fund = a_fund(world)
    office, accountant = world.actor("office"), world.actor("accountant")
    gift = fund.entry(Sort.GIFT, "1002 P01 50000; 410102 P01 -50000", stream="residents", mode="regular")
    fund.entry(Sort.GOODS, "1201 P02 9000; 410102 P02 -9000", stream="partners")
    paid = fund.entry(Sort.PAYMENT, used(20_000), f"1 <- {gift.number}.0 20000")
    fund.entry(
        Sort.REVERSAL,
        used(-20_000),
        f"1 <- {gift.number}.0 -20000",
        reverses=paid.number,
    )
    fund.leaf(Kind.CORRECTION, about=paid.number, words="收款方写错")
    accepted(fund, paid.outlay.decision.proposal, day="2026-06-01")
    _questions(fund)
    told = Told("募集资金", 3_300_000, (("商户", 1_500_000), ("单位", 2_000_000)))
    claim = actions.tell(told, by=office, at=fund.tick())
    second = Told(told.title, told.total, told.parts, "某报道", "统计期不同")
    explained = actions.tell(second, by=office, at=fund.tick())
    actions.publish_claim(explained.pk, by=office, at=fund.tick())
    sheet = reading.sheet_of(STATEMENT.encode())
    assert isinstance(sheet, Sheet)
    lines = reading.read(sheet, columns.meanings(sheet.labels))
    checking.load(lines, "ab" * 32, by=accountant, at=fund.tick())
    giving = {f"giving_{name}": place for name, place in given(fund).items()}
    doing = {f"doing_{name}": place for name, place in underway(fund).items()}
    asked = {f"asked_{name}": place for name, place in proposed(fund).items()}
    facts = {"fund_entry": paid.number, "fund_gift": gift.number, "claim": claim.pk}
    return giving | doing | asked | voted(fund) | facts


def _questions(fund: Fund) -> None:
    office = fund.world.actor("office")
    first = actions.ask("还剩多少钱？", by=fund.world.visitor, at=fund.tick())
    actions.answer(first.pk, "暖阳座椅还剩五百元。", by=office, at=fund.tick())
    actions.ask("椅子什么时候装？", by=fund.world.visitor, at=fund.tick() + timedelta(minutes=1))
