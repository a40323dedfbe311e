"""The statement beside the books: a person ticks what is the same, the rest is listed, months close at zero."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from linli.foundation.refusals import NotAllowed
from linli.fund.checking import actions, columns, queries, reading
from linli.fund.checking.reading import Sheet
from linli.fund.labels import Sort
from linli.fund.models import BankLine, Leaf, MatchedEntry, Month
from linli.fund.refusals import Difference, MatchedAlready, MonthClosed, NothingTicked, NotOver, Unequal, WithProblems
from tests.fund.ground import Fund, a_fund

pytestmark = pytest.mark.django_db
ADVANCE = 15  # after five seats, a proposal, an opinion and a decision
NOVEMBER = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)
STATEMENT = "日期,收入,支出,余额,流水号\n2026-10-01,500,,500,A1\n2026-10-03,300,,800,A2\n2026-10-05,,200,600,A3\n"


@pytest.fixture
def fund() -> Fund:
    """500.00 came on the first, 300.00 as 100 + 200, and 200.00 were advanced."""
    fund = a_fund()
    for fen in (50_000, 10_000, 20_000):
        fund.gift(fen)
    fund.entry(Sort.ADVANCE, "1141 P01 20000; 1002 P01 -20000", "1 <- 4.0 20000")
    fund.clock = NOVEMBER
    return fund


def load(fund: Fund, text: str = STATEMENT, who: str = "accountant") -> int:
    sheet = reading.sheet_of(text.encode())
    assert isinstance(sheet, Sheet)
    lines = reading.read(sheet, columns.meanings(sheet.labels))
    return actions.load(lines, "ab" * 32, by=fund.world.actor(who), at=fund.tick())


def ids(*serials: str) -> list[UUID]:
    return list(BankLine.objects.filter(serial__in=serials).values_list("pk", flat=True))


def entries(*numbers: int) -> list[UUID]:
    return list(Leaf.objects.filter(number__in=numbers).values_list("pk", flat=True))


def match(fund: Fund, serials: str, *numbers: int) -> UUID:
    by = fund.world.actor("accountant")
    return actions.match(ids(*serials.split()), entries(*numbers), by=by, at=fund.tick()).pk


def standing(fund: Fund) -> tuple[int | None, int, list[int], list[str], int]:
    found = queries.standing(fund.community, "2026-10")
    return (
        found.closing,
        found.books,
        [entry.number for entry in found.entries],
        [line.serial for line in found.lines],
        found.difference,
    )


def close(fund: Fund, month: str = "2026-10") -> Leaf:
    return actions.close(month, by=fund.world.actor("accountant"), at=fund.tick())


def test_a_statement_comes_in_once(fund: Fund) -> None:
    assert (load(fund), load(fund)) == (3, 0)
    assert [line.fen for line in BankLine.objects.all()] == [50_000, 30_000, -20_000]


def test_with_a_row_that_is_wrong_nothing_comes_in(fund: Fund) -> None:
    with pytest.raises(WithProblems):
        load(fund, STATEMENT.replace("2026-10-03", "三号"))
    assert not BankLine.objects.exists()


def test_only_the_accountant_brings_it(fund: Fund) -> None:
    with pytest.raises(NotAllowed):
        load(fund, who="office")


def test_before_anything_is_ticked_all_is_listed_and_the_difference_is_zero(fund: Fund) -> None:
    load(fund)
    assert standing(fund) == (60_000, 60_000, [4, 5, 6, ADVANCE], ["A1", "A2", "A3"], 0)


def test_what_is_ticked_leaves_the_lists(fund: Fund) -> None:
    load(fund)
    match(fund, "A1", 4)
    match(fund, "A2", 5, 6)
    assert standing(fund) == (60_000, 60_000, [ADVANCE], ["A3"], 0)


def test_the_same_amount_within_ten_days_is_suggested(fund: Fund) -> None:
    load(fund)
    stands = queries.standing(fund.community, "2026-10")
    found = queries.suggestions(stands.lines, stands.entries)
    serials = {line.pk: line.serial for line in stands.lines}
    assert {serials[line]: entry.number for line, entry in found.items()} == {"A1": 4, "A3": ADVANCE}


def test_what_is_unequal_is_not_matched(fund: Fund) -> None:
    load(fund)
    with pytest.raises(Unequal, match=r"500\.00"):
        match(fund, "A1", 5)
    with pytest.raises(NothingTicked):
        match(fund, "A1")


def test_nothing_is_matched_twice(fund: Fund) -> None:
    load(fund)
    match(fund, "A1", 4)
    with pytest.raises(MatchedAlready):
        match(fund, "A1", 4)


def test_a_match_can_be_taken_back(fund: Fund) -> None:
    load(fund)
    done = match(fund, "A1", 4)
    actions.unmatch(done, by=fund.world.actor("accountant"), at=fund.tick())
    assert not MatchedEntry.objects.exists()
    assert standing(fund)[3] == ["A1", "A2", "A3"]


def test_a_month_closes_with_what_is_open_listed_in_the_log(fund: Fund) -> None:
    load(fund, STATEMENT.rsplit("2026-10-05", 1)[0])
    match(fund, "A1", 4)
    match(fund, "A2", 5, 6)
    leaf = close(fund)
    statement = Leaf.objects.get(number=leaf.number - 1).body
    assert '"closing":80000' in statement and '"fen":-20000' in statement
    assert Month.objects.get().month == "2026-10"


def test_a_month_does_not_close_where_statement_and_books_differ(fund: Fund) -> None:
    load(fund, STATEMENT.replace("800", "801").replace("600", "601").replace("300", "301"))
    match(fund, "A1", 4)
    BankLine.objects.filter(serial="A2").update(fen=30_000)
    with pytest.raises(Difference, match=r"-1\.00"):
        close(fund)


def test_a_month_does_not_close_before_it_is_over(fund: Fund) -> None:
    with pytest.raises(NotOver):
        close(fund, "2026-11")


def test_a_match_of_a_closed_month_stays(fund: Fund) -> None:
    load(fund)
    done = match(fund, "A1", 4)
    close(fund)
    with pytest.raises(MonthClosed):
        actions.unmatch(done, by=fund.world.actor("accountant"), at=fund.tick())


def test_the_first_day_after_a_month() -> None:
    assert [queries.first_after(month) for month in ("2026-11", "2026-12")] == [date(2026, 12, 1), date(2027, 1, 1)]
