"""Gifts before they stand in the books."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from linli.foundation.refusals import Missing, NotAllowed, OutOfStep, Stale
from linli.fund.giving import entering
from linli.fund.giving.entering import Given
from linli.fund.giving.refusals import (
    Ahead,
    DoesNotFit,
    NoAmount,
    NoPurpose,
    NotGoods,
    NotUnrelated,
    SameHand,
    ServiceForNobody,
)
from linli.fund.labels import Kind
from linli.fund.models import Gift, Leaf
from tests.fund.giving.given import DAY, a_gift, a_statement, an_agreement, some_goods
from tests.fund.ground import Fund, a_fund

pytestmark = pytest.mark.django_db


@pytest.fixture
def fund() -> Fund:
    fund = a_fund()
    fund.leaf(Kind.PURPOSE, purpose="P03", name="小雨的书桌", restricted=True, agency=True, words="")
    return fund


def test_a_promise_is_no_leaf_and_no_money(fund: Fund) -> None:
    leaves = Leaf.objects.count()
    gift = a_gift(fund)
    assert (gift.state, gift.number, gift.entry) == ("promised", 1, None)
    assert a_gift(fund).number == 2 and Leaf.objects.count() == leaves


def test_the_donor_need_not_be_known(fund: Fund) -> None:
    given = Given(None, "other", "regular", "none", "P00", "money", 1500, DAY)
    assert entering.write_down(given, by=fund.world.actor("office"), at=fund.tick()).donor is None


@pytest.mark.parametrize(
    ("said", "refused", "field"),
    [
        ({"purpose": "P77"}, NoPurpose, "purpose"),
        ({"restriction": "none"}, DoesNotFit, "purpose"),
        ({"purpose": "P00", "restriction": "purpose"}, DoesNotFit, "purpose"),
        ({"restriction": "named"}, DoesNotFit, "purpose"),
        ({"day": date(2026, 10, 2)}, Ahead, "day"),
        ({"fen": 0}, NoAmount, "fen"),
        ({"purpose": "P03"}, Missing, "beneficiary"),
        ({"purpose": "P03", "beneficiary": "小雨"}, NotUnrelated, "unrelated"),
        ({"purpose": "P03", "form": "service", "beneficiary": "小雨", "unrelated": True}, ServiceForNobody, "form"),
        ({"form": "goods"}, Missing, "what"),
        ({"form": "goods", "what": "米", "unit": "kg"}, Missing, "source"),
        ({"form": "goods", "what": "米", "unit": "kg", "source": "标价"}, Missing, "quantity"),
    ],
)
def test_what_cannot_be_is_answered_at_its_field(
    said: dict[str, Any], refused: type[Exception], field: str, fund: Fund
) -> None:
    with pytest.raises(refused) as answer:
        a_gift(fund, **said)
    assert answer.value.field == field  # type: ignore[attr-defined]
    assert not Gift.objects.exists()


def test_a_gift_for_a_named_person_is_for_nobody_of_the_donor_s_own(fund: Fund) -> None:
    gift = a_gift(fund, purpose="P03", beneficiary="小雨", unrelated=True)
    assert gift.beneficiary == "小雨"


def test_a_promise_can_be_amended_and_withdrawn(fund: Fund) -> None:
    gift, office = a_gift(fund), fund.world.actor("office")
    given = Given(gift.donor_id, "partners", "project", "project", "P02", "money", 30_000, DAY)
    gift = entering.amend(gift.pk, given, by=office, at=fund.tick(), version=gift.version)
    assert (gift.fen, gift.purpose.code, gift.version) == (30_000, "P02", 2)
    with pytest.raises(Stale):
        entering.withdraw(gift.pk, "没有转账", by=office, at=fund.tick(), version=1)
    with pytest.raises(Missing):
        entering.withdraw(gift.pk, " ", by=office, at=fund.tick(), version=2)
    gift = entering.withdraw(gift.pk, "没有转账", by=office, at=fund.tick(), version=2)
    assert gift.state == "withdrawn"
    with pytest.raises(OutOfStep):
        entering.amend(gift.pk, given, by=office, at=fund.tick(), version=gift.version)


def test_two_different_people_sign_a_fair_value(fund: Fund) -> None:
    gift, people = some_goods(fund), fund.world.people
    assert (gift.valued_by_id, gift.confirmed_by) == (people["office"].pk, None)
    with pytest.raises(SameHand):
        entering.sign_value(gift.pk, by=fund.world.actor("office"), at=fund.tick(), version=1)
    gift = entering.sign_value(gift.pk, by=fund.world.actor("committee"), at=fund.tick(), version=1)
    assert gift.confirmed_by_id == people["committee"].pk


def test_the_database_keeps_that_law_too(fund: Fund) -> None:
    gift = some_goods(fund)
    with pytest.raises(IntegrityError), transaction.atomic():
        Gift.objects.filter(pk=gift.pk).update(confirmed_by=gift.valued_by_id)
    with pytest.raises(IntegrityError), transaction.atomic():
        Gift.objects.filter(pk=gift.pk).update(state="received")


def test_a_new_value_is_signed_anew(fund: Fund) -> None:
    gift = some_goods(fund)
    gift = entering.sign_value(gift.pk, by=fund.world.actor("secretary"), at=fund.tick(), version=1)
    same = Given(gift.donor_id, "residents", "regular", "purpose", "P02", "goods", gift.fen, DAY, gift.what,
                 gift.quantity, gift.unit, gift.source)  # fmt: skip
    gift = entering.amend(gift.pk, same, by=fund.world.actor("office"), at=fund.tick(), version=2)
    assert gift.confirmed_by_id, "another purpose leaves the value as it is"
    more = Given(**vars(same) | {"fen": 30_000})
    gift = entering.amend(gift.pk, more, by=fund.world.actor("accountant"), at=fund.tick(), version=3)
    assert (gift.valued_by_id, gift.confirmed_by_id) == (fund.world.people["accountant"].pk, None)


def test_money_needs_no_signed_value(fund: Fund) -> None:
    gift = a_gift(fund)
    with pytest.raises(NotGoods):
        entering.sign_value(gift.pk, by=fund.world.actor("committee"), at=fund.tick(), version=1)


def test_a_share_of_sales_is_neither_amended_nor_withdrawn_by_hand(fund: Fund) -> None:
    gift = a_statement(fund, an_agreement(fund)).gift
    assert gift is not None
    with pytest.raises(OutOfStep):
        entering.withdraw(gift.pk, "x", by=fund.world.actor("office"), at=fund.tick(), version=1)


@pytest.mark.parametrize("role", ["committee", "secretary", "street", "leader", "steward", "admin"])
def test_others_write_no_gift_down(role: str, fund: Fund) -> None:
    given = Given(None, "other", "regular", "none", "P00", "money", 1500, DAY)
    with pytest.raises(NotAllowed):
        entering.write_down(given, by=fund.world.actor(role), at=fund.tick())
