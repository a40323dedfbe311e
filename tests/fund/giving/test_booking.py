"""What has come stands in the books: lines, lots, commitments, receipts, reversals, changes of purpose."""

from datetime import date
from typing import Any

import pytest

from linli.engines.ledger import replay
from linli.engines.transparency import commitment
from linli.foundation.fields import uuid7
from linli.foundation.refusals import Missing, NotAllowed, OutOfStep
from linli.fund.books import queries as books
from linli.fund.books.writing import said
from linli.fund.giving import asking, booking, donors, entering
from linli.fund.giving.asking import ask
from linli.fund.giving.refusals import (
    Ahead,
    AskedAlready,
    BadDigest,
    DoesNotFit,
    NothingLeft,
    NotValued,
    ReceiptMissing,
    ReceiptTaken,
    ReceiptTooMuch,
    SamePurpose,
)
from linli.fund.labels import Kind, Sort
from linli.fund.models import Asking, Entry, Gift, Leaf
from linli.fund.refusals import MonthClosed, UsedSince
from tests.fund.giving.given import DAY, SCAN, a_gift, a_statement, an_agreement, donor_of, some_goods
from tests.fund.ground import Fund, a_fund, used

pytestmark = pytest.mark.django_db


@pytest.fixture
def fund() -> Fund:
    fund = a_fund()
    fund.leaf(Kind.PURPOSE, purpose="P03", name="小雨的书桌", restricted=True, agency=True, words="")
    return fund


def booked(fund: Fund, gift: Gift, kind: str = "later", receipt: str = "", day: date = DAY, **more: Any) -> Gift:
    gift.refresh_from_db()
    by = more.pop("by", fund.world.actor("accountant"))
    return booking.book_gift(gift.pk, day, kind, receipt, by=by, at=fund.tick(), version=gift.version, **more)


def lines(gift: Gift) -> list[tuple[str, str, int]]:
    assert gift.entry is not None
    found = said(gift.entry.leaf)["lines"]
    return [(line["account"], line["purpose"], line["fen"]) for line in found]


def holds(fund: Fund) -> None:
    """Whoever replays the leaves alone finds nothing wrong, but what this small chart and time make so."""
    problems = replay([said(leaf) for leaf in Leaf.objects.order_by("number")]).problems
    assert [str(problem) for problem in problems if problem.law != "purpose"] == []


def test_money_is_booked_with_a_lot_and_the_donor_s_sign(fund: Fund) -> None:
    gift = booked(fund, a_gift(fund), "numbered", "财票0001")
    assert lines(gift) == [("1002", "P01", 20_000), ("410102", "P01", -20_000)]
    told = said(gift.entry.leaf)  # type: ignore[union-attr]
    assert (told["sort"], told["stream"], told["mode"]) == ("gift", "residents", "regular")
    assert told["commitment"] == commitment(bytes.fromhex(gift.salt), "王淑芬", "财票0001")
    assert "王淑芬" not in gift.entry.leaf.body  # type: ignore[union-attr]
    assert books.left(fund.purpose("P01")) == 20_000


def test_unrestricted_money_goes_to_the_unrestricted_account(fund: Fund) -> None:
    assert lines(booked(fund, a_gift(fund, purpose="P00")))[1] == ("410101", "P00", -20_000)


def test_the_same_gift_has_another_sign_each_time(fund: Fund) -> None:
    one, two = (booked(fund, a_gift(fund)) for _ in range(2))
    assert one.salt != two.salt


def test_goods_need_two_signatures_and_lie_outside_the_money(fund: Fund) -> None:
    rice = some_goods(fund)
    with pytest.raises(NotValued):
        booked(fund, rice)
    entering.sign_value(rice.pk, by=fund.world.actor("secretary"), at=fund.tick(), version=1)
    gift = booked(fund, rice)
    assert lines(gift) == [("1201", "P01", 26_000), ("410102", "P01", -26_000)]
    told = said(gift.entry.leaf)  # type: ignore[union-attr]
    assert (told["what"], told["quantity"], told["unit"]) == ("大米", "50", "kg")
    assert books.left(fund.purpose("P01")) == 0


def test_a_service_is_income_and_cost_at_once(fund: Fund) -> None:
    work = some_goods(fund, form="service", what="粉刷活动室", quantity=2, unit="天")
    entering.sign_value(work.pk, by=fund.world.actor("committee"), at=fund.tick(), version=1)
    gift = booked(fund, work)
    assert lines(gift) == [
        ("5101", "P01", 26_000), ("410102", "P01", -26_000), ("3102", "P01", 26_000), ("3101", "P01", -26_000)
    ]  # fmt: skip
    assert not gift.entry.postings.filter(lot__isnull=False).exists()  # type: ignore[union-attr]
    holds(fund)


@pytest.mark.parametrize(("form", "account"), [("money", "180101"), ("goods", "180102")])
def test_what_is_for_a_named_person_is_no_income(form: str, account: str, fund: Fund) -> None:
    named = {"purpose": "P03", "beneficiary": "小雨", "unrelated": True}
    if form == "money":
        gift = a_gift(fund, **named)  # type: ignore[arg-type]
    else:
        gift = some_goods(fund, **named)
        entering.sign_value(gift.pk, by=fund.world.actor("committee"), at=fund.tick(), version=1)
    assert [line[0] for line in lines(booked(fund, gift))] == [account, "2601"]
    assert "小雨" not in Leaf.objects.order_by("-number")[0].body


def test_a_share_of_sales_names_its_agreement_and_statement(fund: Fund) -> None:
    agreement = an_agreement(fund)
    statement = a_statement(fund, agreement)
    assert statement.gift is not None and statement.leaf is not None
    told = said(booked(fund, statement.gift).entry.leaf)  # type: ignore[union-attr]
    assert (told["sort"], told["agreement"], told["sales"]) == ("pledge", agreement.leaf.number, statement.leaf.number)
    assert told["lines"][0]["fen"] == 1001


@pytest.mark.parametrize(("sort", "account"), [("service", "430102"), ("craft", "450102")])
def test_a_share_of_services_and_crafts_has_its_own_income(sort: str, account: str, fund: Fund) -> None:
    statement = a_statement(fund, an_agreement(fund, sort=sort, stream="services"))
    gift = booked(fund, statement.gift)  # type: ignore[arg-type]
    assert lines(gift)[1] == (account, "P01", -1001)
    assert said(gift.entry.leaf)["sort"] == "share"  # type: ignore[union-attr]


def test_only_the_accountant_books(fund: Fund) -> None:
    for role in ("office", "committee", "secretary", "admin"):
        with pytest.raises(NotAllowed):
            booked(fund, a_gift(fund), by=fund.world.actor(role))


def test_sent_twice_it_is_booked_once(fund: Fund) -> None:
    gift, token, version = a_gift(fund), uuid7(), 1
    for _ in range(2):
        booking.book_gift(
            gift.pk, DAY, "later", by=fund.world.actor("accountant"), at=fund.tick(), version=version, token=token
        )
    assert Entry.objects.count() == 1
    with pytest.raises(OutOfStep):
        booked(fund, gift)


def test_a_day_ahead_or_in_a_closed_month_is_refused(fund: Fund) -> None:
    gift = a_gift(fund)
    with pytest.raises(Ahead):
        booked(fund, gift, day=date(2026, 10, 2))
    fund.leaf(Kind.STATEMENT, month="2026-09", closing=0, listed=[], document=SCAN)
    fund.leaf(Kind.CLOSE, month="2026-09")
    with pytest.raises(MonthClosed):
        booked(fund, gift, day=date(2026, 9, 30))


def test_a_receipt_is_given_once_or_it_is_said_why_not(fund: Fund) -> None:
    booked(fund, a_gift(fund), "numbered", "财票0001")
    gift = a_gift(fund)
    wrong = {("numbered", " "): ReceiptMissing, ("waived", "财票0002"): ReceiptTooMuch,
             ("numbered", "财票0001"): ReceiptTaken}  # fmt: skip
    for (kind, number), refused in wrong.items():
        with pytest.raises(refused):
            booked(fund, gift, kind, number)
    gift = booked(fund, gift, "waived")
    accountant = fund.world.actor("accountant")
    kept = booking.give_receipt(gift.pk, "numbered", "财票0002", by=accountant, at=fund.tick(), version=gift.version)
    assert (kept.receipt, kept.told_receipt) == ("财票0002", ""), "what the leaf has bound stays"


def test_erasing_leaves_the_leaf_which_nobody_can_open_any_more(fund: Fund) -> None:
    gift = booked(fund, a_gift(fund), "numbered", "财票0001")
    body = gift.entry.leaf.body  # type: ignore[union-attr]
    donors.erase(gift.donor_id, by=donor_of(gift), at=fund.tick())
    gift.refresh_from_db()
    assert (gift.salt, gift.identity) == ("", "")
    assert Leaf.objects.get(number=gift.entry.number).body == body  # type: ignore[union-attr]


def reversed_(fund: Fund, gift: Gift, words: str = "金额录错") -> Gift:
    by = fund.world.actor("accountant")
    return booking.reverse(gift.pk, words, by=by, at=fund.tick(), version=gift.version)


def test_a_wrong_entry_is_reversed_with_a_published_note_and_booked_anew(fund: Fund) -> None:
    gift = booked(fund, a_gift(fund))
    with pytest.raises(Missing):
        reversed_(fund, gift, " ")
    gift = reversed_(fund, gift)
    assert (gift.state, gift.entry, gift.salt) == ("promised", None, "")
    assert books.left(fund.purpose("P01")) == 0
    note = said(Leaf.objects.get(kind="correction"))
    assert note["words"] == "金额录错" and note["about"] == Entry.objects.order_by("number")[0].number
    assert booked(fund, gift).state == "received"
    assert books.left(fund.purpose("P01")) == 20_000
    holds(fund)


def test_a_share_can_be_settled_again_after_its_reversal(fund: Fund) -> None:
    gift = booked(fund, a_statement(fund, an_agreement(fund)).gift)  # type: ignore[arg-type]
    assert booked(fund, reversed_(fund, gift)).state == "received"


def spend(fund: Fund, gift: Gift, fen: int, purpose: str = "P01") -> Entry:
    lot = f"{gift.entry.number}.0"  # type: ignore[union-attr]
    return fund.entry(Sort.PAYMENT, used(fen, purpose), f"1 <- {lot} {fen}")


def test_what_was_spent_is_not_reversed(fund: Fund) -> None:
    gift = booked(fund, a_gift(fund))
    spend(fund, gift, 1)
    with pytest.raises(UsedSince):
        reversed_(fund, gift)


def asked(fund: Fund, gift: Gift, to: str = "P02") -> Asking:
    office = fund.world.actor("office")
    ask(gift.pk, to, "座椅已够，助餐缺钱", by=office, at=fund.tick(), version=gift.version)
    return Asking.objects.get(gift=gift, answer="")


def test_the_donor_agrees_by_the_link_and_the_rest_serves_another_purpose(fund: Fund) -> None:
    gift = booked(fund, a_gift(fund))
    spend(fund, gift, 5_000)
    one = asked(fund, gift)
    asking.answer(one.pk, "yes", by=donor_of(gift), at=fund.tick())
    consent = said(Leaf.objects.get(kind="consent"))
    bound = commitment(bytes.fromhex(gift.salt), gift.identity, f"{consent['lot']} P02 yes")
    assert (consent["sort"], consent["to"], consent["evidence"]) == ("donor", "P02", bound)
    accountant = fund.world.actor("accountant")
    one = booking.carry_out(one.pk, DAY, by=accountant, at=fund.tick())
    assert (books.left(fund.purpose("P01")), books.left(fund.purpose("P02"))) == (0, 15_000)
    assert booking.carry_out(one.pk, DAY, by=accountant, at=fund.tick()).entry == one.entry
    assert Entry.objects.filter(sort="change").count() == 1


def test_a_no_changes_nothing_and_is_no_leaf(fund: Fund) -> None:
    gift = booked(fund, a_gift(fund))
    one = asking.answer(asked(fund, gift).pk, "no", by=donor_of(gift), at=fund.tick())
    assert not Leaf.objects.filter(kind="consent").exists()
    with pytest.raises(OutOfStep):
        booking.carry_out(one.pk, DAY, by=fund.world.actor("accountant"), at=fund.tick())
    with pytest.raises(OutOfStep):
        asking.answer(one.pk, "yes", by=donor_of(gift), at=fund.tick())


def test_on_paper_the_scan_stands_for_it_and_a_filed_plan_for_an_unknown_donor(fund: Fund) -> None:
    office = fund.world.actor("office")
    one = asked(fund, booked(fund, a_gift(fund)))
    with pytest.raises(BadDigest):
        asking.answer_on_paper(one.pk, "yes", "", by=office, at=fund.tick())
    asking.answer_on_paper(one.pk, "yes", SCAN, by=office, at=fund.tick())
    two = asked(fund, booked(fund, a_gift(fund)))
    asking.rest_on_plan(two.pk, "备〔2026〕7号", by=office, at=fund.tick())
    told = [said(leaf) for leaf in Leaf.objects.filter(kind="consent").order_by("number")]
    assert [(one["sort"], one["evidence"]) for one in told] == [("donor", SCAN), ("plan", "备〔2026〕7号")]


def test_nobody_answers_for_the_donor_but_on_paper(fund: Fund) -> None:
    gift, other = booked(fund, a_gift(fund)), booked(fund, a_gift(fund))
    one = asked(fund, gift)
    for by in (fund.world.actor("office"), donor_of(other), fund.world.actor("accountant")):
        with pytest.raises(NotAllowed):
            asking.answer(one.pk, "yes", by=by, at=fund.tick())
    with pytest.raises(NotAllowed):
        asking.answer_on_paper(one.pk, "yes", SCAN, by=donor_of(gift), at=fund.tick())
    with pytest.raises(NotAllowed):
        asking.rest_on_plan(one.pk, "7", by=donor_of(gift), at=fund.tick())
    with pytest.raises(NotAllowed):
        booking.carry_out(one.pk, DAY, by=fund.world.actor("office"), at=fund.tick())


@pytest.mark.parametrize(("to", "refused"), [("P01", SamePurpose), ("P03", DoesNotFit)])
def test_what_cannot_be_asked(to: str, refused: type[Exception], fund: Fund) -> None:
    with pytest.raises(refused):
        asked(fund, booked(fund, a_gift(fund)), to)


def test_it_is_asked_once_and_of_what_is_left_alone(fund: Fund) -> None:
    gift = booked(fund, a_gift(fund))
    asked(fund, gift)
    with pytest.raises(AskedAlready):
        asked(fund, gift)
    spend(fund, gift, 20_000)
    with pytest.raises(NothingLeft):
        asked(fund, gift, "P00")
