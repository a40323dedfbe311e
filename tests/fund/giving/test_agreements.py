"""Agreements before the event, statements of sales, what buyers were given back later."""

from datetime import date
from typing import Any

import pytest

from linli.engines.transparency import commitment
from linli.foundation.fields import uuid7
from linli.foundation.refusals import Missing, NotAllowed, NotFound
from linli.fund.books.writing import said
from linli.fund.giving import stating
from linli.fund.giving.refusals import (
    Ahead,
    BadDigest,
    BadShare,
    DaysCrossed,
    DoesNotFit,
    LimitsCrossed,
    NotCovered,
    NotTakenBack,
    StatedAlready,
    TooManyRefunds,
)
from linli.fund.labels import Kind
from linli.fund.models import Agreement, Gift, Leaf, Statement
from tests.fund.giving.given import a_donor, a_statement, an_agreement, merchant_of
from tests.fund.ground import Fund, a_fund

pytestmark = pytest.mark.django_db


@pytest.fixture
def fund() -> Fund:
    fund = a_fund()
    fund.leaf(Kind.PURPOSE, purpose="P03", name="小雨的书桌", restricted=True, agency=True, words="")
    return fund


def test_an_agreement_stands_in_the_log_and_names_nobody_there(fund: Fund) -> None:
    agreement = an_agreement(fund, cap=50_000, floor=100)
    told = said(agreement.leaf)
    assert (told["basis_points"], told["cap"], told["floor"], told["signed"]) == (200, 50_000, 100, "2026-08-30")
    assert told["party"] == commitment(bytes.fromhex(agreement.salt), "刘记炊饼（演示）", agreement.code)
    assert "刘记" not in agreement.leaf.body
    assert [agreement.code, an_agreement(fund).code] == ["A01", "A02"]


@pytest.mark.parametrize(
    ("wrong", "refused"),
    [
        ({"basis_points": 0}, BadShare),
        ({"basis_points": 10_001}, BadShare),
        ({"cap": 100, "floor": 101}, LimitsCrossed),
        ({"end": date(2026, 8, 31)}, DaysCrossed),
        ({"signed": date(2026, 10, 2)}, Ahead),
        ({"document": ""}, BadDigest),
        ({"purpose": "P03"}, DoesNotFit),
    ],
)
def test_what_an_agreement_cannot_be(wrong: dict[str, Any], refused: type[Exception], fund: Fund) -> None:
    with pytest.raises(refused):
        an_agreement(fund, **wrong)
    assert not Agreement.objects.exists() and not Leaf.objects.filter(kind="agreement").exists()


def test_a_statement_becomes_a_promise_of_what_is_due(fund: Fund) -> None:
    agreement = an_agreement(fund)
    statement = a_statement(fund, agreement, 50_025)
    assert statement.leaf is not None and statement.gift is not None
    assert said(statement.leaf)["due"] == statement.due == statement.gift.fen == 1001
    gift = statement.gift
    assert (gift.state, gift.stream, gift.mode, gift.donor) == ("promised", "market", "commercial", agreement.party)


def test_the_merchant_states_by_the_own_link(fund: Fund) -> None:
    agreement = an_agreement(fund)
    assert a_statement(fund, agreement, by=merchant_of(agreement)).by_link
    with pytest.raises(NotAllowed):
        a_statement(fund, agreement, day=21, by=merchant_of(an_agreement(fund)))


def test_sent_twice_it_is_stated_once(fund: Fund) -> None:
    agreement, token = an_agreement(fund), uuid7()
    assert a_statement(fund, agreement, token=token) == a_statement(fund, agreement, token=token)
    assert Statement.objects.count() == Gift.objects.count() == 1


@pytest.mark.parametrize(
    ("agreed", "stated", "refused"),
    [
        ({"signed": date(2026, 9, 20)}, {}, NotCovered),
        ({"start": date(2026, 9, 21)}, {}, NotCovered),
        ({"end": date(2026, 9, 19)}, {}, NotCovered),
        ({}, {"refunds": 50_026}, TooManyRefunds),
        ({}, {"event": " "}, Missing),
    ],
)
def test_what_cannot_be_stated(
    agreed: dict[str, Any], stated: dict[str, Any], refused: type[Exception], fund: Fund
) -> None:
    agreement = an_agreement(fund, **agreed)
    with pytest.raises(refused):
        a_statement(fund, agreement, **stated)
    assert not Leaf.objects.filter(kind="sales").exists()


def test_the_same_event_is_not_stated_twice(fund: Fund) -> None:
    agreement = an_agreement(fund)
    a_statement(fund, agreement)
    with pytest.raises(StatedAlready):
        a_statement(fund, agreement, 7)


def test_nothing_due_is_no_gift(fund: Fund) -> None:
    assert a_statement(fund, an_agreement(fund), 0).gift is None


def back(fund: Fund, statement: Statement, fen: int, day: int = 25) -> Statement:
    by = fund.world.actor("office")
    return stating.give_back(statement.pk, date(2026, 9, day), fen, by=by, at=fund.tick())


def test_what_buyers_were_given_back_is_a_line_below_zero_that_the_next_statement_carries(fund: Fund) -> None:
    agreement = an_agreement(fund)
    line = back(fund, a_statement(fund, agreement, 50_025), 10_000)
    assert (line.due, line.gift) == (-200, None)
    then = a_statement(fund, agreement, 100_000, day=27)
    line.refresh_from_db()
    assert (then.carried, then.due, line.carried_by) == (-200, 1800, then)


def test_what_is_more_than_the_next_share_goes_on_to_the_one_after(fund: Fund) -> None:
    agreement = an_agreement(fund)
    back(fund, a_statement(fund, agreement, 100_000), 100_000)
    small, last = a_statement(fund, agreement, 25_000, day=26), a_statement(fund, agreement, 200_000, day=27)
    assert (small.due, small.gift, last.carried, last.due) == (-1500, None, -1500, 2500)


def test_no_more_is_given_back_than_was_sold(fund: Fund) -> None:
    statement = a_statement(fund, an_agreement(fund), 50_025)
    back(fund, statement, 40_000)
    with pytest.raises(TooManyRefunds):
        back(fund, statement, 10_026)
    with pytest.raises(Ahead):
        back(fund, statement, 1, day=19)


def test_with_a_cap_a_refund_counts_from_where_the_cap_ends(fund: Fund) -> None:
    statement = a_statement(fund, an_agreement(fund, cap=900), 50_025)
    assert (statement.due, back(fund, statement, 5000).due, back(fund, statement, 5025).due) == (900, 0, -100)


def test_a_wrong_statement_is_taken_back_with_a_published_note(fund: Fund) -> None:
    agreement, office = an_agreement(fund), fund.world.actor("office")
    statement = a_statement(fund, agreement, 5_002_500)
    with pytest.raises(Missing):
        stating.take_back(statement.pk, " ", by=office, at=fund.tick())
    stating.take_back(statement.pk, "多打了两个零", by=office, at=fund.tick())
    note, gift = Leaf.objects.get(kind="correction"), Gift.objects.get()
    assert statement.leaf is not None and said(note)["about"] == statement.leaf.number
    assert gift.state == "withdrawn"
    assert a_statement(fund, agreement, 50_025).due == 1001
    assert stating.take_back(statement.pk, "再点一次", by=office, at=fund.tick()).taken_back_at
    assert Leaf.objects.filter(kind="correction").count() == 1


def test_taken_back_it_frees_what_it_carried(fund: Fund) -> None:
    agreement, office = an_agreement(fund), fund.world.actor("office")
    back(fund, a_statement(fund, agreement, 50_025), 10_000)
    wrong = a_statement(fund, agreement, 1, day=27)
    stating.take_back(wrong.pk, "错", by=office, at=fund.tick())
    assert a_statement(fund, agreement, 100_000, day=27).carried == -200


def test_a_statement_that_was_carried_or_refunded_is_not_taken_back(fund: Fund) -> None:
    agreement, office = an_agreement(fund), fund.world.actor("office")
    first = a_statement(fund, agreement, 50_025)
    line = back(fund, first, 10_000)
    a_statement(fund, agreement, 100_000, day=27)
    for one in (first, line):
        with pytest.raises(NotTakenBack):
            stating.take_back(one.pk, "错", by=office, at=fund.tick())


def test_the_merchant_takes_nothing_back_and_signs_nothing(fund: Fund) -> None:
    agreement = an_agreement(fund)
    statement = a_statement(fund, agreement)
    with pytest.raises(NotAllowed):
        stating.take_back(statement.pk, "错", by=merchant_of(agreement), at=fund.tick())


@pytest.mark.parametrize("role", ["committee", "accountant", "secretary", "steward"])
def test_others_sign_and_state_nothing(role: str, fund: Fund) -> None:
    agreement = an_agreement(fund)
    with pytest.raises(NotAllowed):
        a_statement(fund, agreement, by=fund.world.actor(role))


def test_an_erased_party_signs_no_more(fund: Fund) -> None:
    party = a_donor(fund, "刘记", "merchant")
    party.name = party.name_index = party.phone = party.phone_index = ""
    party.erased_at = fund.tick()
    party.save()
    with pytest.raises(NotFound):
        an_agreement(fund, party=party)
