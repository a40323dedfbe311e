"""The columns of every purpose meet, whatever was booked."""

import pytest

from linli.fund.labels import Kind, Sort
from linli.fund.showing.figures import of_purposes
from tests.fund.ground import Fund, a_fund, used

pytestmark = pytest.mark.django_db


def rows(fund: Fund) -> dict[str, tuple[int, int, int, int]]:
    return {row.code: (row.came, row.moved, row.spent, row.left) for row in of_purposes(fund.community)}


def test_received_changed_spent_and_left_of_each_purpose() -> None:
    fund = a_fund()
    fund.gift(50_000)
    wrong = fund.gift(700)
    fund.entry(Sort.REVERSAL, "1002 P01 -700; 410102 P01 700", "0 <- 5.0 700", reverses=wrong.number)
    consent = fund.leaf(Kind.CONSENT, lot="4.0", to="P02", sort="donor", evidence="ab" * 32, day="2026-10-01")
    moved = "3102 P01 8000; 1002 P01 -8000; 1002 P02 8000 4.0; 3102 P02 -8000"
    change = fund.entry(Sort.CHANGE, moved, "1 <- 4.0 8000", consents=[consent.number])
    advance = fund.entry(Sort.ADVANCE, "1141 P01 20000; 1002 P01 -20000", "1 <- 4.0 20000")
    fund.entry(Sort.RETURNED, "1002 P01 1000; 1141 P01 -1000", "0 <- 4.0 -1000", about=advance.number)
    paid = fund.entry(Sort.PAYMENT, used(3000, "P02"), f"1 <- {change.number}.2 3000")
    fund.entry(Sort.REVERSAL, used(-3000, "P02"), f"1 <- {change.number}.2 -3000", reverses=paid.number)
    assert rows(fund) == {
        "P00": (0, 0, 0, 0),
        "P01": (50_000, -8_000, 19_000, 23_000),
        "P02": (0, 8_000, 0, 8_000),
    }
