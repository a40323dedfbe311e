"""From a decision to the books: what is ordered, paid, turned into a cost, given back, reversed."""

import json
from datetime import timedelta

import pytest

from linli.engines.ledger import replay
from linli.foundation import clock
from linli.foundation.refusals import NotAllowed
from linli.fund.books import queries as books
from linli.fund.granting import refusals
from linli.fund.granting.deciding.proposing import Party
from linli.fund.granting.paying.booking import Paid, give_back, pay, settle, take_back
from linli.fund.granting.paying.ordering import make_void
from linli.fund.labels import Kind, Sort
from linli.fund.models import Entry, Leaf, Order
from linli.fund.refusals import IsReversed, UsedSince
from linli.fund.showing.figures import of_purposes
from linli.notifications.models import Letter
from tests.fund.granting.walked import Walk, a_scan, a_walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk() -> Walk:
    walk = a_walk()
    walk.decided()
    return walk


def problems(walk: Walk) -> list[str]:
    """What the engine finds wrong when it reads the leaves alone."""
    book = replay([json.loads(body) for body in books.leaves(walk.fund.community)])
    return [problem.sentence("en") for problem in book.problems]


def lines(entry: Entry) -> list[tuple[str, int]]:
    return list(entry.postings.order_by("line").values_list("account__code", "fen"))


def test_an_advance_is_ordered_and_paid_from_the_oldest_gifts(walk: Walk) -> None:
    order = walk.order("advance", 60_000)
    assert order.key == "2026-001/1"
    assert {letter.person.name for letter in Letter.objects.filter(kind="fund_order") if letter.person} == {
        "accountant"
    }
    entry = walk.pay(order)
    assert (entry.sort, entry.key) == (Sort.ADVANCE, order.key)
    assert [lot.name for lot in books.open_lots(walk.fund.purpose("P01"))] == ["5.0", "6.0", "7.0"]
    assert lines(entry) == [("1141", 60_000), ("1002", -60_000)]


def test_the_whole_life_leaves_books_in_which_the_engine_finds_nothing_wrong(walk: Walk) -> None:
    advance = walk.order("advance", 60_000)
    walk.pay(advance)
    walk.accepted()
    give_back(advance.pk, 5_000, clock.today(walk.fund.clock), **walk.at("accountant"))
    settle(walk.proposal.pk, 55_000, clock.today(walk.fund.clock), **walk.at("accountant"))
    last = walk.pay(walk.order("payment", 40_000, final=True))
    assert lines(last) == [("5101", 40_000), ("1002", -40_000), ("3102", 40_000), ("3101", -40_000)]
    held = walk.fresh()
    assert (held.ordered, held.drawn, held.advanced) == (100_000, 95_000, 0)
    figures = {row.code: (row.spent, row.left) for row in of_purposes(walk.fund.community)}
    assert figures["P01"] == (95_000, 105_000)
    assert problems(walk) == []


def test_paid_twice_it_is_booked_once(walk: Walk) -> None:
    order = walk.order("advance", 60_000)
    assert walk.pay(order) == walk.pay(order)
    assert Entry.objects.filter(sort=Sort.ADVANCE).count() == 1


@pytest.mark.parametrize(("sort", "fen", "more", "refusal"), [
    ("advance", 100_001, {}, refusals.NoRoom),
    ("advance", 0, {}, refusals.NoAmount),
    ("advance", 100_000, {}, refusals.LastWaits),
    ("payment", 10, {}, refusals.NotAccepted),
    ("advance", 10, {"goods": True}, refusals.GoodsNotAdvanced),
    ("gift", 10, {}, refusals.UnknownChoice),
], ids=str)  # fmt: skip
def test_what_may_not_be_ordered_is_said(
    sort: str, fen: int, more: dict[str, bool], refusal: type[Exception], walk: Walk
) -> None:
    with pytest.raises(refusal):
        walk.order(sort, fen, **more)
    assert not Order.objects.exists()


def test_nothing_is_ordered_before_a_yes_or_by_another_than_the_office(walk: Walk) -> None:
    with pytest.raises(NotAllowed):
        pay(walk.order("advance", 10).pk, Paid(clock.today(walk.fund.clock)), **walk.at("office"))
    walk.propose(name="又一件")
    with pytest.raises(refusals.NotDecided):
        walk.order("advance", 10)


def test_nothing_follows_the_last_payment(walk: Walk) -> None:
    walk.accepted()
    walk.order("payment", 40_000, final=True)
    with pytest.raises(refusals.OrderedInFull):
        walk.order("payment", 1)


def test_another_purpose_s_money_does_not_help(walk: Walk) -> None:
    walk.fund.gift(900_000, "P02")
    walk.decided(name="又一件", fen=190_000, budget=())
    walk.pay(walk.order("advance", 189_000))
    walk.decided(name="第三件", fen=12_000, budget=())
    order = walk.order("advance", 11_001)
    with pytest.raises(refusals.TooLittle, match=r"110\.00"):
        walk.pay(order)
    assert not Entry.objects.filter(key=order.key).exists()
    walk.pay(walk.order("advance", 998))


def test_whoever_applied_does_not_pay(walk: Walk) -> None:
    walk.decided(name="又一件", applicant=Party("会计", walk.fund.world.people["accountant"].phone))
    with pytest.raises(refusals.MayNotPay):
        walk.pay(walk.order("advance", 10))


def test_what_is_frozen_is_neither_ordered_nor_paid_until_it_is_released(walk: Walk) -> None:
    order, about = walk.order("advance", 10), walk.proposal.number
    walk.fund.leaf(Kind.QUERY, about=about, says="freeze", words="票据呢")
    with pytest.raises(refusals.Frozen):
        walk.pay(order)
    with pytest.raises(refusals.Frozen):
        walk.order("advance", 10)
    walk.fund.leaf(Kind.QUERY, about=about, says="release", words="清了")
    walk.pay(order)


def test_a_void_order_is_not_paid_and_frees_its_part(walk: Walk) -> None:
    order = walk.order("advance", 60_000)
    with pytest.raises(refusals.ReasonNeeded):
        make_void(order.pk, "", **walk.at("office"))
    make_void(order.pk, "金额写错", **walk.at("office"))
    with pytest.raises(refusals.IsVoid):
        walk.pay(order)
    with pytest.raises(refusals.IsVoid):
        make_void(order.pk, "再来", **walk.at("office"))
    assert walk.fresh().ordered == 0


def test_a_wrong_payment_is_reversed_with_a_note_and_its_order_made_void(walk: Walk) -> None:
    order = walk.order("advance", 60_000)
    entry, day = walk.pay(order), clock.today(walk.fund.clock)
    with pytest.raises(refusals.PaidAlready):
        make_void(order.pk, "写错", **walk.at("office"))
    take_back(entry.pk, "付给了别家", day, **walk.at("accountant"))
    assert json.loads(Leaf.objects.get(kind=Kind.CORRECTION).body)["about"] == entry.number
    with pytest.raises(refusals.WasTakenBack):
        walk.pay(order)
    with pytest.raises(IsReversed):
        take_back(entry.pk, "又一次", day, **walk.at("accountant"))
    make_void(order.pk, "付给了别家", **walk.at("office"))
    held = walk.fresh()
    assert (held.ordered, held.drawn, held.advanced) == (0, 0, 0)
    assert problems(walk) == []


def test_a_gift_is_not_taken_back_here(walk: Walk) -> None:
    gift = Entry.objects.filter(sort=Sort.GIFT)[0]
    with pytest.raises(refusals.NotToReverse):
        take_back(gift.pk, "x", clock.today(walk.fund.clock), **walk.at("accountant"))


def test_what_comes_back_goes_to_the_last_lot_first_and_no_more_than_is_out(walk: Walk) -> None:
    order, day = walk.order("advance", 60_000), clock.today(walk.fund.clock)
    walk.pay(order)
    for fen in (12_000, 3_000):
        give_back(order.pk, fen, day, **walk.at("accountant"))
    lots = {lot.name: lot.remaining for lot in books.open_lots(walk.fund.purpose("P01"))}
    assert (lots["5.0"], lots["4.0"]) == (50_000, 5_000)
    with pytest.raises(refusals.NothingOut, match=r"450\.00"):
        give_back(order.pk, 45_001, day, **walk.at("accountant"))


def test_a_cost_waits_for_acceptance(walk: Walk) -> None:
    walk.pay(walk.order("advance", 60_000))
    day = clock.today(walk.fund.clock)
    with pytest.raises(refusals.NotAccepted):
        settle(walk.proposal.pk, 60_000, day, **walk.at("accountant"))
    walk.accepted()
    for fen, refusal in ((60_001, refusals.NothingOut), (0, refusals.NoAmount)):
        with pytest.raises(refusal):
            settle(walk.proposal.pk, fen, day, **walk.at("accountant"))
    with pytest.raises(refusals.DayAhead):
        settle(walk.proposal.pk, 60_000, day + timedelta(days=1), **walk.at("accountant"))
    entry = settle(walk.proposal.pk, 60_000, day, **walk.at("accountant"))
    assert lines(entry) == [("5101", 60_000), ("1141", -60_000), ("3102", 60_000), ("3101", -60_000)]


def test_goods_are_handed_out_from_their_own_lots(walk: Walk) -> None:
    walk.fund.entry(Sort.GOODS, "1201 P01 30000; 410102 P01 -30000")
    walk.decided(name="急救包", sort="kits", fen=30_000, budget=(), milestones=())
    for one in (named := walk.checkers()):
        walk.find(one)
    walk.accept()
    assert len(named) == 3
    entry = walk.pay(walk.order("payment", 30_000, goods=True, final=True))
    assert lines(entry)[:2] == [("5101", 30_000), ("1201", -30_000)]
    assert problems(walk) == []


def test_a_fee_needs_no_acceptance_and_stands_on_its_own_account(walk: Walk) -> None:
    walk.decided(sort="fee", name="慈善会管理费", fen=3_000, purpose="P00", budget=(), milestones=())
    with pytest.raises(refusals.TooLittle):
        walk.pay(walk.order("payment", 3_000, final=True))
    walk.fund.entry(Sort.GIFT, "1002 P00 5000; 410101 P00 -5000")
    entry = walk.pay(Order.objects.latest("made_at"))
    assert lines(entry) == [("5301", 3_000), ("1002", -3_000)]


def test_a_slip_of_the_federation_stands_behind_the_entry(walk: Walk) -> None:
    order = walk.order("advance", 10)
    slip = a_scan("回单")
    entry = pay(order.pk, Paid(clock.today(walk.fund.clock), slip), **walk.at("accountant"))
    assert json.loads(entry.leaf.body)["documents"] == [slip.sha256]


def test_an_advance_that_something_was_built_on_is_not_taken_back_before_that(walk: Walk) -> None:
    advance = walk.order("advance", 60_000)
    paid, today = walk.pay(advance), clock.today(walk.fund.clock)
    back = give_back(advance.pk, 5_000, today, **walk.at("accountant"))
    with pytest.raises(refusals.BuiltOn, match=str(paid.number)):
        take_back(paid.pk, "收款方写错", today, **walk.at("accountant"))
    take_back(back.pk, "没有退", today, **walk.at("accountant"))
    take_back(paid.pk, "收款方写错", today, **walk.at("accountant"))
    assert (walk.fresh().drawn, walk.fresh().advanced, problems(walk)) == (0, 0, [])


def test_a_cost_is_taken_back_before_its_advance(walk: Walk) -> None:
    paid, today = walk.pay(walk.order("advance", 60_000)), clock.today(walk.fund.clock)
    walk.accepted()
    cost = settle(walk.proposal.pk, 60_000, today, **walk.at("accountant"))
    with pytest.raises(refusals.BuiltOn):
        take_back(paid.pk, "写错", today, **walk.at("accountant"))
    take_back(cost.pk, "写错", today, **walk.at("accountant"))
    take_back(paid.pk, "写错", today, **walk.at("accountant"))
    assert problems(walk) == []


def test_what_came_back_and_was_used_since_stays(walk: Walk) -> None:
    walk.decided(name="用光", fen=200_000, budget=(), milestones=())
    first = walk.order("advance", 199_000)
    walk.pay(first)
    back = give_back(first.pk, 50_000, clock.today(walk.fund.clock), **walk.at("accountant"))
    walk.decided(name="又用", fen=51_000, budget=(), milestones=())
    walk.pay(walk.order("advance", 50_500))
    with pytest.raises(UsedSince):
        take_back(back.pk, "写错", clock.today(walk.fund.clock), **walk.at("accountant"))
