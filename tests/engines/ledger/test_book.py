"""The book that follows from leaves: equal to a slow one, whole in each purpose; and the drafts that make it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linli.engines.ledger import Book, Law, Lot, drafting, replay
from linli.engines.ledger.drafting import DraftError, TooLittle, choose
from tests.engines.ledger import slow_book
from tests.engines.ledger.lives import CHARTS, CHILD, ELDERS, FREE, PURPOSES, YARDS, Life


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10**6), st.integers(20, 150))
def test_balances_and_lots_are_those_of_a_slow_reading(seed: int, size: int) -> None:
    leaves = Life(seed).live(size).leaves
    book = replay(leaves)
    assert book.problems == []
    for purpose in PURPOSES:
        for code in CHARTS[2026].named:
            assert book.balance(purpose.code, code) == slow_book.balance(leaves, purpose.code, code)
    assert {id: (lot.purpose, lot.account, lot.left) for id, lot in book.lots.items()} == slow_book.lots(leaves)


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10**6))
def test_every_purpose_is_whole(seed: int) -> None:
    book = replay(Life(seed).live(300).leaves)
    for p in PURPOSES:
        for account in (one.account for one in CHARTS[2026].named.values()):
            if account.lots:
                left = sum(
                    lot.left for lot in book.lots.values() if (lot.purpose, lot.account) == (p.code, account.code)
                )
                assert left == book.balance(p.code, account.code)
        held = book.balance(p.code, "1002", "1201", "1801", "1122", "1141") + book.balance(p.code, "22", "2601")
        assert held == book.net_assets(p.code), "lots, dues and advances less what is owed are the net assets"
        assert not p.agency or book.net_assets(p.code) == 0
        assert book.net_assets(p.code, 1 if p.restricted else 2) == 0, "nothing restricted is free, nor the other way"


def test_a_book_grows_leaf_by_leaf_to_the_same() -> None:
    life = Life(5).live(200)
    again = replay(life.leaves)
    assert (life.book.balances, life.book.lots, life.book.problems) == (again.balances, again.lots, [])


def lots(*left: int) -> list[Lot]:
    days = ["2026-03-02", "2026-03-01", "2026-03-01", "2026-04-01"]
    return [Lot(f"{9 - n}.0", 9 - n, 0, days[n], "1002", "P01", 100, part) for n, part in enumerate(left)]


def test_the_oldest_lots_are_taken_first_and_of_a_day_the_earlier_in_the_log() -> None:
    assert [(lot.id, fen) for lot, fen in choose(lots(50, 60, 0, 70), 120)] == [("8.0", 60), ("9.0", 50), ("6.0", 10)]
    assert [(lot.id, fen) for lot, fen in choose(lots(50, 60, 30, 70), 85)] == [("7.0", 30), ("8.0", 55)]
    with pytest.raises(TooLittle) as refused:
        choose(lots(50, 60), 111)
    assert (refused.value.left, refused.value.asked) == (110, 111)
    assert "1.10" in refused.value.chinese and "1.11" in refused.value.english


@given(st.lists(st.integers(0, 100), max_size=4), st.integers(1, 400))
def test_what_is_taken_is_all_that_was_asked_for_and_leaves_no_older_lot_behind(left: list[int], fen: int) -> None:
    held = lots(*left)
    if sum(left) < fen:
        with pytest.raises(TooLittle):
            choose(held, fen)
        return
    taken = choose(held, fen)
    assert sum(part for _, part in taken) == fen
    assert all(part == lot.left for lot, part in taken[:-1]) and all(0 < part <= lot.left for lot, part in taken)
    newest = taken[-1][0]
    older = [lot for lot in held if lot.left and (lot.day, lot.index) < (newest.day, newest.index)]
    assert {lot.id for lot in older} == {lot.id for lot, _ in taken[:-1]}


def test_a_spending_of_restricted_money_is_released_by_what_it_costs_and_an_advance_is_not() -> None:
    paid = drafting.payment(ELDERS, 100, lots(60, 60), order="1", decision=4)
    assert [(line.account, line.fen) for line in paid.lines] == [
        ("5101", 100), ("1002", -100), ("3102", 100), ("3101", -100)
    ]  # fmt: skip
    assert [(draw.line, draw.lot, draw.fen) for draw in paid.draws] == [(1, "8.0", 60), (1, "9.0", 40)]
    assert len(drafting.advance(ELDERS, 100, lots(60, 60), order="1", decision=4).lines) == 2
    assert len(drafting.cost(ELDERS, 100, decision=4).lines) == 4
    assert len(drafting.cost(FREE, 100, decision=4).lines) == 2
    assert [line.account for line in drafting.cost(CHILD, 100, decision=4).lines] == ["2601", "1141"]


def test_what_comes_back_goes_to_the_lot_that_was_taken_last() -> None:
    life = Life(1)
    for fen in (60, 50):
        life.enter(drafting.gift(ELDERS, fen, "c"))
    _, decision = life.decide(ELDERS, 100)
    advance = drafting.advance(ELDERS, 100, life.lots(ELDERS, "1002", 100), order="1", decision=decision)
    given_out = life.book.entries[life.enter(advance)]
    back = drafting.returned(ELDERS, 45, given_out, {})
    assert [(draw.lot[-2:], draw.fen) for draw in back.draws] == [(".0", -40), (".0", -5)]
    life.enter(back)
    again = {lot: fen for (_, lot), fen in life.book.given_back.items()}
    with pytest.raises(TooLittle):
        drafting.returned(ELDERS, 56, given_out, again)
    life.enter(drafting.returned(ELDERS, 55, given_out, again))
    assert sum(lot.left for lot in life.book.lots.values() if lot.purpose == "P01") == 110


def test_a_used_gift_is_not_reversed_before_what_used_it() -> None:
    life = Life(1)
    gift = life.enter(drafting.gift(ELDERS, 100, "c"))
    _, decision = life.decide(ELDERS, 100)
    paid = life.pay(ELDERS, 100, decision)
    with pytest.raises(DraftError, match="has been used"):
        drafting.reversal(life.book, life.book.entries[gift])
    for index in (paid, gift):
        life.enter(drafting.reversal(life.book, life.book.entries[index]))
        life.say("correction", about=index, words="更正")
    with pytest.raises(DraftError, match="reversed already"):
        drafting.reversal(life.book, life.book.entries[gift])
    assert life.book.balance("P01", "1", "3", "4", "5") == 0
    assert life.book.paid[decision] == 0, "and the approval is free again"


def test_a_change_of_purpose_can_be_reversed_as_a_whole() -> None:
    life = Life(1)
    gift = life.enter(drafting.gift(ELDERS, 100, "c"))
    lot = life.book.lots[f"{gift}.0"]
    consent = life.say("consent", lot=lot.id, to="P02", sort="donor", evidence="e", day=life.day)
    moved = life.enter(drafting.change([(lot, 30)], ELDERS, YARDS, [consent]))
    assert (lot.left, life.book.lots[f"{moved}.2"].left) == (70, 30)
    life.enter(drafting.reversal(life.book, life.book.entries[moved]))
    assert (lot.left, life.book.lots[f"{moved}.2"].left) == (100, 0)


@pytest.mark.parametrize(
    "draft",
    [
        lambda: drafting.gift(ELDERS, 0, "c"),
        lambda: drafting.gift(CHILD, 5, "c"),
        lambda: drafting.share(CHILD, 5, "crafts"),
        lambda: drafting.agency(FREE, 5, "c"),
        lambda: drafting.opening(FREE, {"1002": 5}, []),
        lambda: drafting.opening(FREE, {}, ["d"]),
        lambda: drafting.change([], FREE, FREE, []),
        lambda: drafting.change([], FREE, CHILD, []),
        lambda: drafting.payment(FREE, 500, lots(60, 60), order="1", decision=4),
    ],
)
def test_what_cannot_be_is_refused_in_both_languages(draft: object) -> None:
    assert callable(draft)
    with pytest.raises(DraftError) as refused:
        draft()
    assert refused.value.chinese and refused.value.english


def test_a_year_is_closed_to_nothing_and_net_assets_stay() -> None:
    book: Book = replay(Life(4).live(250).leaves)
    before = {p.code: (book.net_assets(p.code, 1), book.net_assets(p.code, 2)) for p in PURPOSES}
    draft = drafting.closing(book.balances, book.accounts, book.purposes.values())
    assert draft
    for line in draft.lines:
        place = line.purpose, line.account
        book.balances[place] = book.balances.get(place, 0) + line.fen
    assert {p.code: (book.net_assets(p.code, 1), book.net_assets(p.code, 2)) for p in PURPOSES} == before
    assert all(book.balance(p.code, "4", "5") == 0 for p in PURPOSES)
    assert drafting.closing(book.balances, book.accounts, book.purposes.values()) is None


def test_a_leaf_of_an_unknown_kind_is_passed_over_and_what_is_no_leaf_is_named() -> None:
    life = Life(1)
    life.say("ballots", root="…")
    assert replay(life.leaves).problems == []
    assert [one.law for one in replay([*life.leaves, {}, {"at": life.at, "kind": 5}]).problems] == [Law.SHAPE] * 2
