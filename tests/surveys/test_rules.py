"""Shares with their margin, samples, and which years compare."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.surveys import rules


def test_wilson_is_the_textbooks_for_a_large_population() -> None:
    found = rules.wilson(8, 10, 10**9)
    assert found and (round(found.value), round(found.low, 1), round(found.high, 1)) == (80, 49.0, 94.3)


def test_the_article_of_a_hundred_answers_is_told_with_its_margin_and_of_all_with_none() -> None:
    of_hundred, of_all = rules.wilson(96, 100, 5000), rules.wilson(96, 100, 100)
    assert of_hundred and of_all
    assert of_hundred.low < 91 and of_hundred.high > 98
    assert of_all.low == of_all.high == 96.0
    assert rules.wilson(0, 0, 100) is None


@given(st.integers(1, 400), st.integers(0, 400), st.integers(1, 5000))
def test_the_interval_holds_the_share_and_narrows_as_more_are_asked(n: int, part: int, more: int) -> None:
    part = min(part, n)
    wide, narrow = rules.wilson(part, n, n + 2 * more), rules.wilson(part, n, n + more)
    assert wide and narrow
    assert 0 <= wide.low <= narrow.low + 1e-9 <= narrow.value + 2e-9
    assert narrow.value <= narrow.high + 1e-9 <= wide.high + 2e-9 <= 100 + 1e-6


@pytest.mark.parametrize(("part", "n"), [(-1, 3), (4, 3)])
def test_a_part_that_is_none_is_refused(part: int, n: int) -> None:
    with pytest.raises(ValueError):
        rules.wilson(part, n, 10)


@given(st.integers(0, 300), st.integers(1, 300), st.integers(0, 2**31))
def test_a_sample_is_drawn_again_by_its_seed_each_household_once(households: int, size: int, seed: int) -> None:
    frame = [("院", f"{n:04}") for n in range(households)]
    drawn = rules.drawn(frame, size, seed)
    assert drawn == rules.drawn(frame, size, seed) == sorted(set(drawn))
    assert len(drawn) == min(size, households)


def test_every_household_is_as_likely() -> None:
    frame = [("院", f"{n}") for n in range(10)]
    times = {one: sum(one in rules.drawn(frame, 3, seed) for seed in range(2000)) for one in frame}
    assert all(500 < n < 700 for n in times.values())


def test_years_compare_only_when_question_and_method_are_equal_and_told() -> None:
    one = {"key": "overall", "version": 1, "sampling": "random", "size": 180, "surveyor": "社工站"}
    assert rules.differences(one, dict(one)) == []
    assert rules.differences(one, one | {"version": 2}) == ["question"]
    assert rules.differences(one, one | {"sampling": "everyone"}) == ["sampling"]
    assert rules.differences(one, one | {"size": None}) == ["untold"]
    old = {"key": "", "version": 0, "sampling": "", "size": None, "surveyor": ""}
    assert rules.differences(old, dict(old)) == ["untold", "question"]


def test_a_cell_that_points_at_a_few_hides_all() -> None:
    assert rules.may_show_cells({"a": 0, "b": 5}) and not rules.may_show_cells({"a": 4, "b": 50})


def test_codes_are_typed_as_people_type_them() -> None:
    assert rules.plain_code(" abcd-efgh jkmn ") == "ABCDEFGHJKMN"
    assert rules.in_fours("ABCDEFGHJKMNPQRS") == "ABCD-EFGH-JKMN-PQRS"
