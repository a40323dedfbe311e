"""A fund to which people have given: something on every page of giving, made by the verbs."""

from datetime import date

from linli.foundation.sealing import link_token
from linli.fund.giving import booking, donors, entering, inquiring, stating
from linli.fund.giving.asking import ask
from linli.fund.giving.channel import Way, set_channel
from linli.fund.giving.past.actions import SHELF
from linli.fund.labels import Sort
from linli.fund.models import Gift
from linli.office.past import loading
from tests.fund.giving.given import DAY, a_donor, a_gift, a_statement, an_agreement, donor_of, some_goods
from tests.fund.granted import a_proposal, accepted, an_order, decided, paid_out
from tests.fund.ground import Fund, signed, used

TABLE = "日期,捐赠人,来源,金额\n2024-05-18,王淑芬,居民,200\n2024-06-01,,火星,35\n2024-07-01,,其他,66\n"
CHANNEL = Way("示范区慈善会（演示）", "微信搜索“示范区慈善会”，选“社区基金”，写明社区名。", "https://cishan.example/give",
              certificate="示范字第001号", plan="备〔2026〕7号")  # fmt: skip


def given(fund: Fund) -> dict[str, object]:
    """What stands in the brackets of the addresses of giving."""
    office, accountant = fund.world.actor("office"), fund.world.actor("accountant")
    set_channel(CHANNEL, by=office, at=fund.tick())
    donor = a_donor(fund, nickname="老槐树")
    gift = a_gift(fund, 50_000, donor=donor.pk)
    gift = booking.book_gift(gift.pk, DAY, "numbered", "财票0001", by=accountant, at=fund.tick(), version=1)
    donors.see_number(donor.pk, by=accountant, at=fund.tick())
    spent(fund, gift)
    ask(gift.pk, "P02", "座椅已够，助餐缺钱", by=office, at=fund.tick(), version=gift.version)
    inquiring.inquire(gift.pk, "copy", "想看看发票", by=donor_of(gift), at=fund.tick())
    rice, other = some_goods(fund, donor=a_donor(fund, "惠民超市（演示）", "partner", phone="").pk), a_gift(fund, 3000)
    entering.withdraw(other.pk, "没有转账", by=office, at=fund.tick(), version=1)
    agreement = an_agreement(fund, cap=50_000)
    settled = a_statement(fund, agreement, 50_025).gift
    assert settled is not None
    booking.book_gift(settled.pk, DAY, "later", by=accountant, at=fund.tick(), version=1)
    first = agreement.statements.get()
    stating.give_back(first.pk, date(2026, 9, 25), 10_000, by=office, at=fund.tick())
    a_statement(fund, agreement, 250_000, day=27, event="秋收市集")
    trial = loading.try_out(SHELF, "台账.csv", TABLE.encode(), by=office, at=fund.tick())
    upload = loading.keep(trial, by=office, at=fund.tick())
    signed(fund)
    return {
        "donor": donor.pk, "gift": gift.pk, "rice": rice.pk, "agreement": agreement.pk, "past": upload.pk,
        "link": link_token(gift.pk), "merchant": link_token(agreement.pk),
    }  # fmt: skip


def spent(fund: Fund, gift: Gift) -> None:
    """An accepted project and one that is not, paid from a gift."""
    assert gift.entry is not None
    for name, fen in (("三号院座椅", 20_000), ("五号院座椅", 8_000)):
        decision = decided(fund, a_proposal(fund, fen, name=name))
        order = paid_out(fund, an_order(fund, decision))
        line = used(fen)
        lot = f"1 <- {gift.entry.number}.0 {fen}"
        fund.entry(Sort.PAYMENT, line, lot, order=order.key, decision=decision.number)
        if fen == 20_000:
            people = {"count": 60, "unit": "人", "method": "counted"}
            accepted(fund, decision.proposal, photos=["ab" * 32], people=people)
