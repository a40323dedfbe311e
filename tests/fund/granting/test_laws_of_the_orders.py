"""Each law of orders and payments, broken by a hand in the database: the database refuses, and says why."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from linli.foundation import sealing
from linli.fund.labels import Kind, Sort
from linli.fund.models import Acceptance, Checker, Decision, Leaf, Order, Outlay, Payout, Void
from tests.fund import granted
from tests.fund.granted import a_committee, a_proposal, an_order, decided, found, paid_out
from tests.fund.ground import Fund, a_fund, draw, lines, used

pytestmark = pytest.mark.django_db


@pytest.fixture
def fund() -> Fund:
    """Leaves 4 and 5: 500.00 for P01 and 300.00 for P02; then a decision of 100.00 of P01 for a project."""
    fund = a_fund()
    fund.gift(50_000)
    fund.gift(30_000, "P02")
    a_committee(fund)
    decided(fund, a_proposal(fund, 10_000, sort="project", milestones=["地面"]))
    return fund


def refused(why: str = "") -> Any:
    return pytest.raises(DatabaseError, match=why or None)


def decision() -> Decision:
    return Decision.objects.select_related("proposal").order_by("number")[0]


def checkers(fund: Fund, *phones: str) -> list[Checker]:
    return granted.checkers(fund, decision().proposal, *phones)


def acceptance(fund: Fund, **more: Any) -> Acceptance:
    return granted.acceptance(fund, decision().proposal, **more)


def accepted(fund: Fund, **more: Any) -> Acceptance:
    return granted.accepted(fund, decision().proposal, **more)


def entry(fund: Fund, order: Order, text: str, /, *draws: str, **more: Any) -> Leaf:
    facts = {
        "sort": order.sort, "key": order.key, "order": order.key, "decision": order.decision.number,
        "lines": lines(text), "draws": [draw(one) for one in draws], **more,
    }  # fmt: skip
    return fund.raw(facts)


ADVANCED = ("1141 P01 6000; 1002 P01 -6000", "1 <- 4.0 6000")


def an_advance(fund: Fund) -> Leaf:
    return entry(fund, paid_out(fund, an_order(fund, decision(), "advance", 6_000)), *ADVANCED)


def test_what_is_lawful_passes(fund: Fund) -> None:
    advance = an_advance(fund)
    accepted(fund)
    last = paid_out(fund, an_order(fund, decision(), "payment", 4_000, final=True))
    entry(fund, last, used(4000), "1 <- 4.0 4000")
    fund.entry(Sort.RETURNED, "1002 P01 500; 1141 P01 -500", "0 <- 4.0 -500", about=advance.number)
    cost = used(5500, "P01", "1141")
    fund.entry(Sort.COST, cost, decision=decision().number)
    held = decision()
    assert (held.ordered, held.drawn, held.advanced) == (10_000, 9_500, 0)


# orders


def test_no_order_rests_on_a_no_or_on_nothing(fund: Fund) -> None:
    other = a_proposal(fund, 700)
    made = decided(fund, other, "1 no, 3 no, 5 no", says="no", fen=0)
    with refused("says yes"), transaction.atomic():
        an_order(fund, made, "payment", 1)


def test_no_more_is_ordered_than_was_decided(fund: Fund) -> None:
    an_order(fund, decision(), "advance", 9_000)
    with refused(), transaction.atomic():
        an_order(fund, decision(), "advance", 1_001)
    accepted(fund)
    with refused(), transaction.atomic():
        an_order(fund, decision(), "payment", 1_001)
    assert decision().ordered == 9_000


def test_before_acceptance_not_all_of_it_is_advanced(fund: Fund) -> None:
    for sort, fen, more in (("advance", 10_000, {}), ("payment", 1, {}), ("advance", 9_999, {"final": True})):
        with refused(), transaction.atomic():
            an_order(fund, decision(), sort, fen, **more)  # type: ignore[arg-type]
    an_order(fund, decision(), "advance", 9_999)


def test_after_a_milestone_the_last_payment_still_waits(fund: Fund) -> None:
    accepted(fund, part="地面", final=False)
    an_order(fund, decision(), "payment", 4_000)
    for fen, final in ((6_000, False), (1, True)):
        with refused("last payment waits"), transaction.atomic():
            an_order(fund, decision(), "payment", fen, final=final)


def test_an_order_says_from_where_and_for_what(fund: Fund) -> None:
    for more in ({"account": "180101"}, {"cost": "2601"}, {"account": "180101", "cost": "2601"}, {"account": "3101"},
                 {"account": "1201"}, {"fen": -5}, {"sort": "gift"}):  # fmt: skip
        with refused(), transaction.atomic():
            an_order(fund, decision(), **{"sort": "advance", "fen": 5, **more})


def test_a_void_order_frees_what_it_took(fund: Fund) -> None:
    order = an_order(fund, decision(), "advance", 9_000)
    make_void(fund, order)
    assert decision().ordered == 0
    with refused("void"), transaction.atomic():
        entry(fund, order, "1141 P01 9000; 1002 P01 -9000", "1 <- 4.0 9000")
    with refused("stands"), transaction.atomic():
        paid_out(fund, order)


def make_void(fund: Fund, order: Order) -> Void:
    return Void.objects.create(
        community=fund.world.community, order=order, reason="写错", made_by=fund.world.people["office"], at=fund.tick()
    )


def test_what_is_paid_is_reversed_before_its_order_is_void(fund: Fund) -> None:
    advance = an_advance(fund)
    order = Order.objects.get()
    with refused("reversed before"), transaction.atomic():
        make_void(fund, order)
    fund.entry(Sort.REVERSAL, "1141 P01 -6000; 1002 P01 6000", "1 <- 4.0 -6000", reverses=advance.number)
    make_void(fund, order)
    held = decision()
    assert (held.ordered, held.drawn, held.advanced) == (0, 0, 0)


# who pays


@pytest.mark.parametrize("who", ["member1", "office"])
def test_whoever_decided_ordered_or_wrote_it_down_does_not_pay(who: str, fund: Fund) -> None:
    order = an_order(fund, decision(), "advance", 6_000, made_by=fund.world.people["secretary"])
    with refused("does not pay"), transaction.atomic():
        Payout.objects.create(
            community=fund.world.community, order=order, payer=fund.world.people[who], at=fund.tick()
        )  # fmt: skip


def test_nor_does_whoever_wrote_the_order(fund: Fund) -> None:
    order = an_order(fund, decision(), "advance", 6_000, made_by=fund.world.people["accountant"])
    with refused("does not pay"), transaction.atomic():
        paid_out(fund, order)


# entries


PAYING: dict[str, tuple[str, list[str], dict[str, Any], str]] = {
    "another sum": ("1141 P01 5999; 1002 P01 -5999", ["1 <- 4.0 5999"], {}, "what was ordered"),
    "another key": (*ADVANCED[:1], [ADVANCED[1]], {"key": "k"}, "order that fits"),
    "no order": (*ADVANCED[:1], [ADVANCED[1]], {"order": None}, "order that fits"),
    "an unknown order": (*ADVANCED[:1], [ADVANCED[1]], {"order": "2026-009/1", "key": "2026-009/1"}, "order that fits"),
    "another decision": (*ADVANCED[:1], [ADVANCED[1]], {"decision": 4}, "order that fits"),
    "no decision": (*ADVANCED[:1], [ADVANCED[1]], {"decision": None}, "order that fits"),
    "another sort": (used(6000), [ADVANCED[1]], {"sort": "payment"}, "order that fits"),
    "another purpose": ("1141 P02 6000; 1002 P02 -6000", ["1 <- 5.0 6000"], {}, "cannot serve another"),
    "another account": ("1141 P01 6000; 1201 P01 -6000", [], {}, "what was ordered"),
    "another cost": (used(6000), [ADVANCED[1]], {}, "what was ordered"),
    "more than ordered, by goods beside": (
        f"1141 P01 6000; 1002 P01 -6000; {used(7, 'P01', '1201')}", [ADVANCED[1]], {}, "what was ordered"),
    "more than ordered, twice on the account": (
        f"1141 P01 6000; 1002 P01 -6000; {used(7)}", [ADVANCED[1], "3 <- 4.0 7"], {}, "what was ordered"),
}  # fmt: skip


@pytest.mark.parametrize("name", PAYING)
def test_an_entry_that_does_not_fit_its_order_is_refused(name: str, fund: Fund) -> None:
    text, draws, more, why = PAYING[name]
    order = paid_out(fund, an_order(fund, decision(), "advance", 6_000))
    before = Leaf.objects.count()
    with refused(why), transaction.atomic():
        entry(fund, order, text, *draws, **more)
    assert (Leaf.objects.count(), decision().drawn) == (before, 0)


def test_an_order_is_paid_by_an_accountant_and_once(fund: Fund) -> None:
    order = an_order(fund, decision(), "advance", 6_000)
    with refused("by the accountant"), transaction.atomic():
        entry(fund, order, *ADVANCED)
    paid_out(fund, order)
    entry(fund, order, *ADVANCED)
    with refused(), transaction.atomic():
        entry(fund, order, *ADVANCED)


@pytest.mark.parametrize("what", ["proposal", "decision", "entry"])
def test_what_the_federation_has_frozen_is_not_paid(what: str, fund: Fund) -> None:
    first = an_advance(fund)
    held = decision()
    about = {"proposal": held.proposal.number, "decision": held.number, "entry": first.number}[what]
    order = paid_out(fund, an_order(fund, held, "advance", 1_000))
    fund.leaf(Kind.QUERY, about=about, says="ask", words="票据呢")
    fund.leaf(Kind.QUERY, about=about, says="freeze", words="查清再说")
    with refused("frozen"), transaction.atomic():
        entry(fund, order, "1141 P01 1000; 1002 P01 -1000", "1 <- 4.0 1000")
    fund.leaf(Kind.QUERY, about=about, says="release", words="清了")
    entry(fund, order, "1141 P01 1000; 1002 P01 -1000", "1 <- 4.0 1000")
    assert decision().drawn == 7_000


def test_a_cost_waits_for_acceptance_and_is_no_more_than_was_advanced(fund: Fund) -> None:
    an_advance(fund)
    cost = "5101 P01 {0}; 1141 P01 -{0}; 3102 P01 {0}; 3101 P01 -{0}"
    with refused("on acceptance"), transaction.atomic():
        fund.entry(Sort.COST, cost.format(6_000), decision=decision().number)
    accepted(fund)
    for fen, more in ((6_001, {"decision": decision().number}), (6_000, {}), (6_000, {"decision": 4})):
        with refused(), transaction.atomic():
            fund.entry(Sort.COST, cost.format(fen), **more)
    with refused("cannot serve another"), transaction.atomic():
        fund.entry(Sort.COST, cost.format(6_000).replace("P01", "P02"), decision=decision().number)
    fund.entry(Sort.COST, cost.format(6_000), decision=decision().number)


def test_no_more_comes_back_than_is_still_out(fund: Fund) -> None:
    advance = an_advance(fund)
    accepted(fund)
    fund.entry(Sort.COST, used(4000, "P01", "1141"), decision=decision().number)
    with refused(), transaction.atomic():
        fund.entry(Sort.RETURNED, "1002 P01 2001; 1141 P01 -2001", "0 <- 4.0 -2001", about=advance.number)
    fund.entry(Sort.RETURNED, "1002 P01 2000; 1141 P01 -2000", "0 <- 4.0 -2000", about=advance.number)
    with refused(), transaction.atomic():
        fund.entry(Sort.REVERSAL, "1141 P01 -6000; 1002 P01 6000", "1 <- 4.0 -6000", reverses=advance.number)


# acceptance


@pytest.mark.parametrize(("goods", "said", "why"), [
    ((True, True, False), {}, "someone who uses it"),
    ((True, False, True), {}, "both overseers"),
    ((True, True, True), {"users": 2}, "someone who uses it"),
    ((True, True, True), {"overseers": 3}, "both overseers"),
    ((True, True, True), {"users": 0}, "someone who uses it"),
    ((True, True, True), {"final": False, "part": "地面"}, "both overseers"),
    ((True, True, True), {"final": False, "part": "屋顶"}, "milestones"),
    ((True, True, True), {"proposal": 3}, "what was decided"),
], ids=str)  # fmt: skip
def test_an_acceptance_is_refused(goods: tuple[bool, ...], said: dict[str, Any], why: str, fund: Fund) -> None:
    for one, good in zip(checkers(fund), goods, strict=True):
        found(fund, one, good=good)
    with refused(why), transaction.atomic():
        acceptance(fund, **said)
    assert not Acceptance.objects.exists()


def test_the_last_word_of_a_checker_holds(fund: Fund) -> None:
    named = checkers(fund)
    for one in named:
        found(fund, one)
    found(fund, named[0], good=False)
    with refused("both overseers"), transaction.atomic():
        acceptance(fund)
    found(fund, named[0])
    acceptance(fund)


def test_an_overseer_who_went_does_not_count(fund: Fund) -> None:
    named = checkers(fund)
    for one in named:
        found(fund, one)
    Checker.objects.filter(pk=named[0].pk).update(ended_at=fund.tick(), phone="", phone_index="")
    with refused("both overseers"), transaction.atomic():
        acceptance(fund)
    with refused("named for it"), transaction.atomic():
        found(fund, named[0])


def test_neither_the_committee_nor_whoever_applies_checks_and_there_are_two(fund: Fund) -> None:
    with refused("sits on the committee"), transaction.atomic():
        checkers(fund, fund.world.people["member2"].phone)
    checkers(fund)
    with refused("two overseers"), transaction.atomic():
        checkers(fund, "10000031111")


def test_whoever_is_paid_does_not_check(fund: Fund) -> None:
    proposal = a_proposal(fund, 700, payee_phone="10000025555")
    for phone, why in (("10000025555", "paid does not check"), ("10000026666", "")):
        row = {"kind": "user", "name": "丁", "phone": phone, "phone_index": sealing.blind(phone), "at": fund.tick()}
        named = {"community": fund.world.community, "named_by": fund.world.people["office"], "proposal": proposal}
        if why:
            with refused(why), transaction.atomic():
                Checker.objects.create(**row, **named)
        else:
            Checker.objects.create(**row, **named)


# what stands


def test_the_sums_of_a_decision_follow_from_orders_and_entries_alone(fund: Fund) -> None:
    an_advance(fund)
    for change in ({"ordered": 0}, {"drawn": 0}, {"advanced": 0}, {"ordered": 9}):
        with refused("follows from"), transaction.atomic():
            Decision.objects.update(**change)


def test_no_outlay_stands_that_no_entry_tells(fund: Fund) -> None:
    advance = an_advance(fund)
    row = {"community": fund.world.community, "decision": decision(), "order": None, "drawn": -6_000, "advanced": 0}
    for leaf in (advance, Leaf.objects.get(number=4)):
        with refused(), transaction.atomic():
            Outlay.objects.create(entry_id=leaf.pk, **row)


CHANGED = {
    "order": "fen = 1", "void": "reason = 'x'", "payout": "document = 'x'", "outlay": "drawn = 1", "check": "part = 3",
    "checker": "kind = 'user'", "acceptance": "part = 3",
}  # fmt: skip


@pytest.mark.parametrize("table", CHANGED)
@pytest.mark.parametrize("how", ["DELETE FROM fund_{}", "UPDATE fund_{} SET {}", "TRUNCATE fund_{}"])
def test_no_row_is_changed_or_taken_out(table: str, how: str, fund: Fund) -> None:
    make_void(fund, an_order(fund, decision(), "advance", 1))
    an_advance(fund)
    accepted(fund)
    with refused(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(how.format(table, CHANGED[table]))
