"""What was wrong is taken back by its mirror, with a note that everyone can read."""

import json

import pytest

from linli.foundation.refusals import Missing
from linli.foundation.writes import locked_transaction
from linli.fund.books import queries
from linli.fund.books.correcting import reverse
from linli.fund.labels import Kind, Sort
from linli.fund.models import Entry, Leaf
from linli.fund.refusals import IsReversed, UsedSince
from tests.fund.ground import Fund, a_fund, used

pytestmark = pytest.mark.django_db


@pytest.fixture
def fund() -> Fund:
    return a_fund()


def back(fund: Fund, entry: Entry, words: str = "记重了") -> Entry:
    at = fund.tick()
    with locked_transaction():
        return reverse(entry.pk, words, community_id=fund.community, day=at.date(), at=at)


def test_a_gift_is_taken_back_with_a_note(fund: Fund) -> None:
    gift = fund.gift(50_000)
    back(fund, gift)
    note = json.loads(Leaf.objects.get(kind=Kind.CORRECTION).body)
    assert (note["about"], note["words"]) == (gift.number, "记重了")
    assert queries.left(fund.purpose("P01")) == 0


def test_a_payment_is_taken_back_into_its_lots(fund: Fund) -> None:
    fund.gift(50_000)
    paid = fund.entry(Sort.PAYMENT, used(20_000), "1 <- 4.0 20000")
    back(fund, paid)
    assert queries.left(fund.purpose("P01")) == 50_000


def test_so_is_a_change_of_purpose(fund: Fund) -> None:
    fund.gift(50_000)
    fund.leaf(Kind.CONSENT, lot="4.0", to="P02", sort="donor", evidence="ab" * 32, day="2026-10-01")
    moved = "3102 P01 8000; 1002 P01 -8000; 1002 P02 8000 4.0; 3102 P02 -8000"
    changed = fund.entry(Sort.CHANGE, moved, "1 <- 4.0 8000", consents=[5])
    back(fund, changed)
    assert (queries.left(fund.purpose("P01")), queries.left(fund.purpose("P02"))) == (50_000, 0)


def test_what_has_been_used_is_not_taken_back(fund: Fund) -> None:
    gift = fund.gift(50_000)
    fund.entry(Sort.PAYMENT, used(1), "1 <- 4.0 1")
    with pytest.raises(UsedSince):
        back(fund, gift)


def test_nothing_is_taken_back_twice_or_without_a_reason(fund: Fund) -> None:
    gift = fund.gift(50_000)
    with pytest.raises(Missing):
        back(fund, gift, " ")
    made = back(fund, gift)
    for entry in (gift, made):
        with pytest.raises(IsReversed):
            back(fund, entry)
