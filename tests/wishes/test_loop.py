"""The way of a wish, whatever steps are tried; and the rules beside it."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.foundation.refusals import Missing, OutOfStep
from linli.wishes import loop, rules
from linli.wishes.labels import STEPS, Stage

STEP = st.sampled_from(loop.STEPS.column("step"))


def test_the_words_know_every_stage_and_step() -> None:
    assert set(Stage.values) == set(loop.STAGES)
    assert set(loop.STEPS.column("step")) == set(STEPS)


@given(st.sampled_from(loop.FIRST), st.lists(STEP, max_size=30))
def test_nothing_is_fulfilled_that_was_not_brought_or_brought_that_nobody_claimed(first: str, steps: list[str]) -> None:
    stage, seen = first, [first]
    for step in steps:
        if step in loop.steps_from(stage):
            stage = loop.advance(stage, step, "没来")
            seen.append(stage)
        else:
            with pytest.raises(OutOfStep):
                loop.advance(stage, step, "没来")
    for before, after in pairwise(seen):
        assert after != "fulfilled" or before == "delivered"
        assert after != "delivered" or before in ("claimed", "handed")
        assert after != "claimed" or before == "open"
    assert ("fulfilled" not in seen) or {"claimed", "delivered"} <= set(seen)
    assert stage not in loop.ENDS or not loop.steps_from(stage)


def test_what_is_missing_must_be_said() -> None:
    with pytest.raises(Missing):
        loop.advance("delivered", "miss", " ")


@pytest.mark.parametrize(("worth", "fund"), [(None, False), (0, False), (200_00, False), (200_01, True)])
def test_what_costs_more_than_the_limit_goes_through_the_fund(worth: int | None, fund: bool) -> None:
    assert rules.through_the_fund(worth) is fund


def test_a_compound_is_named_from_five_wishes_on() -> None:
    assert rules.area("第1网格", "1号院", 4) == "第1网格"
    assert rules.area("第1网格", "1号院", 5) == "1号院"
    assert rules.area("第1网格", "", 9) == "第1网格"


@given(st.lists(st.floats(0, 400), min_size=1))
def test_nine_of_ten_do_not_exceed_the_ninetieth(spans: list[float]) -> None:
    found = rules.days(spans)
    assert found.n == len(spans) and found.median is not None and found.p90 is not None
    assert found.median <= found.p90
    assert sum(one <= found.p90 for one in spans) >= 0.9 * len(spans)


def test_no_days_are_no_days() -> None:
    assert rules.days([]) == rules.Days(0, None, None)
    assert rules.days([4, 2]).median == 3


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_the_letter_comes_before_the_day_and_the_wish_goes_back_after_it(day: date) -> None:
    assert rules.remind_on(day) < day < rules.lapses_on(day)
    assert rules.lapses_on(day) - day == timedelta(days=2)


def test_a_name_or_number_of_the_wisher_is_seen() -> None:
    assert rules.names_someone("给陈桂珍买车", "陈桂珍", "")
    assert rules.names_someone("打10087654321", "", "10087654321")
    assert not rules.names_someone("一个购物车", "陈桂珍", "", " ")
