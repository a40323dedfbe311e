"""Tables that the log does not explain are found, whoever changed them and however."""

import pytest
from django.db import connection

from linli.fund.labels import Sort
from linli.fund.showing.log import log_of
from linli.fund.showing.proof import faults
from tests.fund.ground import Fund, a_fund, signed

pytestmark = pytest.mark.django_db


@pytest.fixture
def fund() -> Fund:
    """Signed, with a gift and what was paid by it."""
    fund = a_fund()
    gift = fund.gift(50_000)
    fund.entry(Sort.ADVANCE, "1141 P01 20000; 1002 P01 -20000", f"1 <- {gift.number}.0 20000")
    signed(fund)
    return fund


def by_a_superuser(table: str, trigger: str, sql: str) -> None:
    """A law is taken away, then a row is changed."""
    with connection.cursor() as cursor:
        on = f" ON {table}" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER {trigger}{on}")
        cursor.execute(sql)


def named(fund: Fund) -> set[str]:
    return {fault.what.split()[0] for fault in faults(fund.community)} - {"№"}


def test_books_that_follow_from_their_log_have_no_fault(fund: Fund) -> None:
    assert named(fund) == set()


def test_a_posting_that_was_changed_is_found(fund: Fund) -> None:
    by_a_superuser("fund_posting", "fund_posting_no_update", "UPDATE fund_posting SET fen = fen + 1 WHERE fen = 50000")
    assert named(fund) == {"balance"}


def test_a_lot_that_was_filled_up_is_found(fund: Fund) -> None:
    by_a_superuser("fund_lot", "fund_lot_only_drawn", "UPDATE fund_lot SET remaining = fen")
    assert named(fund) == {"lot"}


def test_a_leaf_that_was_changed_is_found(fund: Fund) -> None:
    sql = "UPDATE fund_leaf SET body = replace(body, '50000', '60000')"
    by_a_superuser("fund_leaf", "fund_leaf_no_update", sql)
    assert named(fund) == {"balance", "lot"}


def test_the_log_as_a_file_reaches_to_its_last_head(fund: Fund) -> None:
    log = log_of(fund.world.community)
    assert log is not None and (len(log.leaves), log.heads[-1].head.size) == (14, 14)
    assert log.tree.root() == log.heads[-1].head.root
