"""Each law of the books, broken by a hand in the database: the database refuses, and says why."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from linli.fund.labels import Kind, Sort
from linli.fund.models import Draw, Entry, Leaf, Lot, Posting
from linli.territory.models import Community
from tests.fund.granted import granted
from tests.fund.ground import Fund, a_fund, draw, lines, used

pytestmark = pytest.mark.django_db

Breach = dict[str, Any]


@pytest.fixture
def fund() -> Fund:
    """Leaf 4: 500.00 for P01; 5: 300.00 for P02; 6: consent that 4.0 serves P02; 15: an advance of 200.00 from P01;
    before it the committee and its decision, after it another of 90.00 that is ordered and paid out.
    """
    fund = a_fund()
    fund.gift(50_000)
    fund.gift(30_000, "P02")
    fund.leaf(Kind.CONSENT, lot="4.0", to="P02", sort="donor", evidence="ab" * 32, day="2026-10-01")
    fund.entry(Sort.ADVANCE, "1141 P01 20000; 1002 P01 -20000", "1 <- 4.0 20000")
    assert granted(fund, "payment", lines(PAID)) == {"order": ORDER["order"], "decision": ORDER["decision"]}
    return fund


def entry(sort: str, text: str, *draws: str, **more: Any) -> Breach:
    more = {"key": "k", **(ORDER if sort == "payment" else {}), **more}
    return {"sort": sort, "lines": lines(text), "draws": [draw(one) for one in draws], **more}


LEAVES, ADVANCE, CONSENT = 19, 15, 6
ORDER = {"key": "2026-002/1", "order": "2026-002/1", "decision": 18}
PAID = used(9000)
FREED = "3102 P01 9000; 1002 P01 -9000; 1002 P00 9000 4.0; 3101 P00 -9000"
MOVED = "3102 P01 9000; 1002 P01 -9000; 1002 P02 9000 4.0; 3102 P02 -9000"
LAWFUL = {
    "a gift": entry("gift", "1002 P01 9000; 410102 P01 -9000"),
    "a payment": entry("payment", PAID, "1 <- 4.0 9000"),
    "a change": entry("change", MOVED, "1 <- 4.0 9000", consents=[CONSENT]),
    "a reversal": entry("reversal", "1141 P01 -20000; 1002 P01 20000", "1 <- 4.0 -20000", reverses=ADVANCE),
    "a return": entry("returned", "1002 P01 9000; 1141 P01 -9000", "0 <- 4.0 -9000", about=ADVANCE),
}
BREACHES = {
    "1 one line": (entry("gift", "1002 P01 9000"), "two lines"),
    "1 unbalanced": (entry("gift", "1002 P01 9000; 410102 P01 -8999"), "balance in each purpose"),
    "1 balanced over two purposes alone": (entry("gift", "1002 P01 9000; 410102 P02 -9000"), "balance in each purpose"),
    "1 nothing": (entry("gift", "1002 P01 0; 410102 P01 0"), ""),
    "1 half a fen": ({**LAWFUL["a gift"], "lines": [
        {"account": "1002", "purpose": "P01", "fen": 0.5}, {"account": "410102", "purpose": "P01", "fen": -0.5}]}, ""),
    "1 fen as text": ({**LAWFUL["a gift"], "lines": [
        {"account": "1002", "purpose": "P01", "fen": "x"}, {"account": "410102", "purpose": "P01", "fen": -5}]}, ""),
    "1 an unknown account": (entry("gift", "1009 P01 9000; 410102 P01 -9000"), "are there"),
    "1 an unknown purpose": (entry("gift", "1002 P09 9000; 410102 P09 -9000"), "are there"),
    "1 an unknown sort": (entry("present", "1002 P01 9000; 410102 P01 -9000"), ""),
    "5 reversed with other amounts": (
        entry("reversal", "1141 P01 -19999; 1002 P01 19999", "1 <- 4.0 -19999", reverses=ADVANCE), "other way round"),
    "5 a reversal of nothing": (entry("reversal", "1141 P01 -20000; 1002 P01 20000", "1 <- 4.0 -20000"), ""),
    "5 reverses without being a reversal": (entry("gift", "1002 P01 9000; 410102 P01 -9000", reverses=ADVANCE), ""),
    "5 a reversed gift that draws on another": (
        entry("reversal", "1002 P02 -30000; 410102 P02 30000", "0 <- 4.0 30000", reverses=5), ""),
    "6 more than there is": (entry("payment", used(30_001), "1 <- 4.0 30001"), ""),
    "6 drawn in part": (entry("payment", PAID, "1 <- 4.0 8999"), "drawn in full"),
    "6 not drawn at all": (entry("payment", PAID), "drawn in full"),
    "6 drawn by what is no payment": (entry("gift", PAID, "1 <- 4.0 9000"), "only what is paid"),
    "6 an unknown lot": (entry("payment", PAID, "1 <- 9.0 9000"), "are there"),
    "6 given back more than came in": (
        entry("returned", "1002 P01 20001; 1141 P01 -20001", "0 <- 4.0 -20001", about=ADVANCE), ""),
    "6 given back to a lot that was not drawn": (
        entry("returned", "1002 P02 9000; 1141 P02 -9000", "0 <- 5.0 -9000", about=ADVANCE), ""),
    "7 a lot of another purpose": (entry("payment", PAID, "1 <- 5.0 9000"), ""),
    "7 another purpose beside": (
        entry("payment", f"{PAID}; 1002 P02 9000; 410102 P02 -9000", "1 <- 4.0 9000"),
        "cannot serve another"),
    "8 without consent": (entry("change", MOVED, "1 <- 4.0 9000"), "consent"),
    "8 consent to another purpose": (
        entry("change", FREED, "1 <- 4.0 9000", consents=[CONSENT]), "consent"),
    "8 more opened than drawn": (
        entry("change", "3102 P01 9000; 1002 P01 -9000; 1002 P02 9500 4.0; 3102 P02 -9500", "1 <- 4.0 9000",
              consents=[CONSENT]), ""),
    "15 dated ahead": ({**LAWFUL["a gift"], "day": "2026-10-02"}, "ahead"),
    "opening without a document": (entry("opening", "1002 P01 9000; 3102 P01 -9000"), "document"),
    "no day": ({**LAWFUL["a gift"], "day": "yesterday"}, ""),
    "a day that no month has": ({**LAWFUL["a gift"], "day": "2026-02-30"}, ""),
    "no key": ({**LAWFUL["a gift"], "key": ""}, ""),
}  # fmt: skip


@pytest.mark.parametrize("name", LAWFUL)
def test_what_is_lawful_passes(name: str, fund: Fund) -> None:
    assert fund.raw(LAWFUL[name]).entry.postings.exists()


@pytest.mark.parametrize("name", BREACHES)
def test_the_database_refuses(name: str, fund: Fund) -> None:
    body, why = BREACHES[name]
    with pytest.raises(DatabaseError, match=why or None), transaction.atomic():
        fund.raw(body)
    assert Leaf.objects.count() == LEAVES


def test_a_key_is_taken_once(fund: Fund) -> None:
    fund.raw(LAWFUL["a gift"])
    with pytest.raises(DatabaseError), transaction.atomic():
        fund.raw(LAWFUL["a change"])


def test_an_entry_is_reversed_once(fund: Fund) -> None:
    fund.raw(LAWFUL["a reversal"])
    with pytest.raises(DatabaseError), transaction.atomic():
        fund.raw({**LAWFUL["a reversal"], "key": "again"})


def test_a_reversal_is_not_reversed(fund: Fund) -> None:
    fund.raw(LAWFUL["a reversal"])
    fund.leaf(Kind.CORRECTION, about=LEAVES, words="记错了")
    back = entry("reversal", "1141 P01 20000; 1002 P01 -20000", "1 <- 4.0 20000", reverses=LEAVES)
    with pytest.raises(DatabaseError, match="not reversed"), transaction.atomic():
        fund.raw({**back, "key": "back"})


@pytest.mark.parametrize("number", [LEAVES - 1, LEAVES + 1, -1])
def test_the_log_has_no_gap_and_no_place_twice(number: int, fund: Fund) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        fund.raw(LAWFUL["a gift"], number)


def test_a_leaf_is_not_older_than_the_one_before(fund: Fund) -> None:
    fund.clock = fund.clock.replace(hour=0)
    with pytest.raises(DatabaseError, match="older"), transaction.atomic():
        fund.raw(LAWFUL["a gift"])


def test_a_leaf_says_its_own_kind(fund: Fund) -> None:
    with pytest.raises(DatabaseError, match="own kind"), transaction.atomic():
        Leaf.objects.create(
            community=fund.world.community, number=LEAVES, kind="close", at=fund.tick(), body='{"kind":"x"}'
        )  # fmt: skip


TABLES = ("leaf", "account", "purpose", "entry", "posting", "lot", "draw")
COLUMNS = dict.fromkeys(TABLES, "fen") | {
    "leaf": "body", "account": "name", "purpose": "name", "entry": "key", "lot": "remaining"
}  # fmt: skip


def changing(table: str) -> str:
    column = COLUMNS[table]
    new = "'x'" if column in ("body", "name", "key") else f"{column} - 1"
    return f"UPDATE fund_{table} SET {column} = {new}"


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("how", [changing, "DELETE FROM fund_{}".format, "TRUNCATE fund_{} CASCADE".format])
def test_no_row_is_changed_or_taken_out(table: str, how: Callable[[str], str], fund: Fund) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(how(table))


def test_a_lot_cannot_be_filled_up_by_hand(fund: Fund) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Lot.objects.filter(purpose__code="P01").update(remaining=50_000)


def test_a_lot_does_not_change_its_purpose(fund: Fund) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Lot.objects.filter(purpose__code="P01").update(purpose=fund.purpose("P02"))


def again(row: Any, **changed: Any) -> None:
    for name, value in changed.items():
        setattr(row, name, value)
    row.save(force_insert=True)


def test_no_posting_is_added_to_a_sealed_entry(fund: Fund) -> None:
    posting = Posting.objects.filter(entry__number=4)[0]
    for line in (0, 2):
        with pytest.raises(DatabaseError), transaction.atomic():
            again(posting, id=None, line=line)


def test_no_lot_is_opened_by_hand(fund: Fund) -> None:
    income = Posting.objects.get(entry__number=4, fen__lt=0)
    with pytest.raises(DatabaseError), transaction.atomic():
        Lot.objects.create(posting=income, account=income.account, purpose=income.purpose, fen=9, remaining=9)


def test_nothing_is_drawn_by_hand(fund: Fund) -> None:
    drawn = Draw.objects.get()
    for changed in ({"place": 1}, {"place": 1, "fen": 1}, {"lot": Lot.objects.get(purpose__code="P02"), "place": 1}):
        with pytest.raises(DatabaseError), transaction.atomic():
            again(drawn, id=None, **changed)


def test_an_entry_has_one_leaf_and_says_what_it_says(fund: Fund) -> None:
    made = Entry.objects.get(number=4)
    consent = Leaf.objects.get(kind="consent")
    for changed in ({"number": 9, "key": "x"}, {"leaf": consent, "number": 7, "key": "x"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            again(made, **changed)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="REPLACE is a word of SQLite")
@pytest.mark.parametrize("table", TABLES)
def test_nothing_is_replaced(table: str, fund: Fund) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"INSERT OR REPLACE INTO fund_{table} SELECT * FROM fund_{table}")


def test_the_books_of_two_communities_do_not_meet(fund: Fund) -> None:
    other = Fund(fund.world, fund.clock)
    other.world = type(fund.world)(community=_another())
    accounts = [{"code": "1002", "name": "银行存款", "sort": "asset", "lots": True}]
    other.leaf(Kind.CHART, year=2026, accounts=accounts)
    with pytest.raises(DatabaseError, match="are there"), transaction.atomic():
        other.entry(Sort.GIFT, "1002 P01 5; 410102 P01 -5")


def _another() -> Any:
    return Community.objects.create(name="银杏社区", code="410305001002", fictional=True)


def closing(fund: Fund, closing: int, *, month: str = "2026-10", listed: int = 0) -> Leaf:
    items = [{"why": "在途", "fen": listed}] if listed else []
    fund.leaf(Kind.STATEMENT, month=month, closing=closing, listed=items, document="cd" * 32)
    fund.clock = fund.clock.replace(month=11)
    return fund.leaf(Kind.CLOSE, month=month)


def test_a_month_closes_when_the_statement_explains_the_balance(fund: Fund) -> None:
    closing(fund, 59_000, listed=1_000)
    with pytest.raises(DatabaseError, match="closed"), transaction.atomic():
        fund.raw(LAWFUL["a gift"])


@pytest.mark.parametrize("amount", [59_999, 60_001])
def test_a_month_does_not_close_with_a_difference(amount: int, fund: Fund) -> None:
    with pytest.raises(DatabaseError, match="explain"), transaction.atomic():
        closing(fund, amount)


def test_a_month_does_not_close_without_a_statement(fund: Fund) -> None:
    fund.clock = fund.clock.replace(month=11)
    with pytest.raises(DatabaseError, match="explain"), transaction.atomic():
        fund.leaf(Kind.CLOSE, month="2026-10")


def test_a_month_does_not_close_before_it_is_over(fund: Fund) -> None:
    fund.leaf(Kind.STATEMENT, month="2026-10", closing=60_000, listed=[], document="")
    with pytest.raises(DatabaseError, match="over"), transaction.atomic():
        fund.leaf(Kind.CLOSE, month="2026-10")


def test_months_do_not_close_backwards(fund: Fund) -> None:
    closing(fund, 60_000)
    with pytest.raises(DatabaseError, match="after the other"), transaction.atomic():
        closing(fund, 0, month="2026-09")
