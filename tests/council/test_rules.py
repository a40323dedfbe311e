"""The week, the streak and the turn of an agenda."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from linli.council import loop, rules
from linli.foundation.refusals import Missing, OutOfStep

FRIDAY = date(2026, 10, 16)
WEEK = timedelta(days=7)


def test_this_week_counts_once_it_has_a_council() -> None:
    days = [FRIDAY - WEEK * n for n in (1, 2, 4)]
    assert rules.rhythm(days, FRIDAY, FRIDAY - WEEK * 4) == rules.Rhythm(held=3, weeks=4, streak=2)
    assert rules.rhythm([*days, FRIDAY], FRIDAY, FRIDAY - WEEK * 4) == rules.Rhythm(held=4, weeks=5, streak=3)


def test_two_councils_in_a_week_are_one_week() -> None:
    assert rules.rhythm([FRIDAY, FRIDAY - timedelta(days=2)], FRIDAY, FRIDAY).held == 1


def test_a_missed_week_ends_the_streak() -> None:
    assert rules.rhythm([FRIDAY - WEEK * 2], FRIDAY, FRIDAY - WEEK * 3).streak == 0


@given(st.lists(st.integers(0, 400), max_size=60), st.integers(0, 400))
def test_nobody_meets_in_more_weeks_than_there_were(ago: list[int], since: int) -> None:
    days = [FRIDAY - timedelta(days=n) for n in ago]
    found = rules.rhythm(days, FRIDAY, FRIDAY - timedelta(days=since))
    assert 0 <= found.held <= found.weeks and found.streak <= len(ago)


def test_no_sort_of_thing_fills_the_evening_alone() -> None:
    assert rules.in_turn([["a1", "a2", "a3"], [], ["c1"]], 3) == ["a1", "c1", "a2"]


@given(st.lists(st.lists(st.integers())), st.integers(0, 20))
def test_what_is_taken_in_turn_is_what_was_given(groups: list[list[int]], most: int) -> None:
    found = rules.in_turn(groups, most)
    assert len(found) == min(most, sum(map(len, groups)))
    assert all(found.count(one) <= sum(group.count(one) for group in groups) for one in found)


def test_a_decision_is_a_sentence() -> None:
    for said in ("", "  "):
        try:
            loop.advance(loop.ITEMS, "open", "decide", said)
        except Missing as refused:
            assert refused.field == "words"
        else:
            raise AssertionError("a decision without words")


def test_what_was_carried_over_is_not_decided_in_the_past() -> None:
    try:
        loop.advance(loop.ITEMS, "carried", "decide", "修")
    except OutOfStep:
        return
    raise AssertionError("decided in the past")
