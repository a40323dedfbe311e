"""What the books hold follows from the leaves, and money is drawn from what came in for its purpose."""

import json

import pytest

from linli.fund.books import queries
from linli.fund.labels import Kind, Sort
from linli.fund.models import Draw, Leaf, Lot, Posting
from tests.fund.ground import Fund, a_fund, used

pytestmark = pytest.mark.django_db


@pytest.fixture
def fund() -> Fund:
    return a_fund()


def left(fund: Fund, purpose: str = "P01") -> list[tuple[str, int]]:
    return [(lot.name, lot.remaining) for lot in queries.open_lots(fund.purpose(purpose))]


def test_a_gift_opens_a_lot_of_its_purpose(fund: Fund) -> None:
    entry = fund.gift(50_000)
    assert (entry.number, Posting.objects.filter(entry=entry).count()) == (4, 2)
    assert left(fund) == [("4.0", 50_000)]
    assert queries.balances(fund.community) == {("1002", "P01"): 50_000, ("410102", "P01"): -50_000}


def test_a_payment_draws_the_lots_it_names(fund: Fund) -> None:
    fund.gift(50_000)
    fund.gift(30_000)
    fund.entry(
        Sort.PAYMENT,
        used(60_000),
        "1 <- 4.0 50000",
        "1 <- 5.0 10000",
    )
    assert left(fund) == [("5.0", 20_000)]


def test_what_comes_back_of_an_advance_goes_to_its_lots(fund: Fund) -> None:
    fund.gift(50_000)
    advance = fund.entry(Sort.ADVANCE, "1141 P01 20000; 1002 P01 -20000", "1 <- 4.0 20000")
    fund.entry(Sort.RETURNED, "1002 P01 5000; 1141 P01 -5000", "0 <- 4.0 -5000", about=advance.number)
    assert left(fund) == [("4.0", 35_000)]


def test_a_reversal_gives_back_what_was_drawn(fund: Fund) -> None:
    fund.gift(50_000)
    paid = fund.entry(Sort.PAYMENT, used(20_000), "1 <- 4.0 20000")
    fund.entry(Sort.REVERSAL, used(-20_000), "1 <- 4.0 -20000", reverses=paid.number)
    assert left(fund) == [("4.0", 50_000)]


def test_the_reversal_of_a_gift_draws_it_whole(fund: Fund) -> None:
    gift = fund.gift(50_000)
    fund.entry(Sort.REVERSAL, "1002 P01 -50000; 410102 P01 50000", "0 <- 4.0 50000", reverses=gift.number)
    assert left(fund) == []


def test_a_change_of_purpose_with_consent_opens_a_lot_that_knows_where_it_came_from(fund: Fund) -> None:
    fund.gift(50_000)
    consent = fund.leaf(Kind.CONSENT, lot="4.0", to="P02", sort="donor", evidence="ab" * 32, day="2026-10-01")
    fund.entry(
        Sort.CHANGE,
        "3102 P01 20000; 1002 P01 -20000; 1002 P02 20000 4.0; 3102 P02 -20000",
        "1 <- 4.0 20000",
        consents=[consent.number],
    )
    assert (left(fund), left(fund, "P02")) == ([("4.0", 30_000)], [("6.2", 20_000)])
    lot = Lot.objects.get(purpose__code="P02")
    assert lot.parent is not None and lot.parent.posting.entry.number == 4


def test_the_same_key_books_once(fund: Fund) -> None:
    first = fund.gift(50_000)
    body = json.loads(Leaf.objects.get(pk=first.pk).body)
    fund.clock = fund.clock.replace(minute=fund.clock.minute - 1)
    again = fund.gift(50_000)
    assert (again.pk, body["key"]) == (first.pk, first.key)
    assert Draw.objects.count() == 0


def test_the_lots_of_a_purpose_are_its_balance(fund: Fund) -> None:
    fund.gift(50_000)
    fund.entry(Sort.ADVANCE, "1141 P01 20000; 1002 P01 -20000", "1 <- 4.0 20000")
    assert queries.left(fund.purpose("P01")) == queries.balances(fund.community)["1002", "P01"] == 30_000
