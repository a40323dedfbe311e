"""Hours of being there: openings, and work that reaches over nights and weeks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linli.engines.simulation.hours import ALWAYS, Hours

OFFICE = Hours.read(["1-5 08:30-12:00", "1-5 14:30-18:00"])


def test_work_begun_on_friday_evening_ends_on_monday() -> None:
    friday = 4 * 24 + 17.5
    assert OFFICE.finish(friday, 1.0) == pytest.approx(168 + 8.5 + 0.5)
    assert OFFICE.finish(friday, 0.5) == pytest.approx(4 * 24 + 18)
    assert OFFICE.finish(friday, 0.5 + 35) == pytest.approx(168 + friday + 0.5)
    assert OFFICE.opening(4 * 24 + 18) == pytest.approx(168 + 8.5)


def test_who_is_always_there_takes_as_long_as_the_work() -> None:
    assert ALWAYS.finish(1000.25, 3.5) == pytest.approx(1003.75)


@given(st.floats(0, 500), st.floats(0.01, 80))
@settings(deadline=None, max_examples=30)
def test_the_open_time_between_begin_and_end_is_the_work(time: float, work: float) -> None:
    end, begin = OFFICE.finish(time, work), OFFICE.opening(time)
    step = 1 / 4
    ticks = sum(OFFICE.is_open(begin + step * (n + 0.5)) for n in range(round((end - begin) / step)))
    assert abs(ticks * step - work) < 1.5


@pytest.mark.parametrize("line", ["8 08:00-09:00", "1-5 9-12", "1 12:00-08:00", ""])
def test_hours_that_cannot_be_are_refused(line: str) -> None:
    with pytest.raises(ValueError):
        Hours.read([line])
    with pytest.raises(ValueError):
        Hours.read(["1 08:00-12:00", "1 11:00-13:00"])
