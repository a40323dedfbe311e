"""On streams of very different kinds ours misses less than every naive method, or hardly more, and says which."""

from functools import cache

import numpy as np
import pytest

from linli.engines.forecast import Backtest, Counts, CountsError, backtest, forecast
from tests.engines.forecast.streams import FIRST, STREAMS, Stream, breaking, bursts, counts, effects, intermittent

REGULAR = [stream for stream in STREAMS if stream not in (breaking, bursts)]


@cache
def result(stream: Stream, seed: int = 5, weeks: int = 110) -> Backtest:
    return backtest(counts(stream, seed, weeks), effects())


@pytest.mark.parametrize("stream", REGULAR, ids=lambda stream: stream.__name__)
def test_it_beats_every_naive_method(stream: Stream) -> None:
    found = result(stream)
    assert found.beats and found.lines[-1].mae < min(line.mae for line in found.lines[:-1])


@pytest.mark.parametrize("stream", [breaking, bursts], ids=lambda stream: stream.__name__)
def test_after_a_break_or_a_burst_it_is_at_most_a_little_worse_than_the_best(stream: Stream) -> None:
    found = result(stream, weeks=140)
    assert found.lines[-1].mae < 1.04 * min(line.mae for line in found.lines[:-1])


@pytest.mark.parametrize("stream", STREAMS, ids=lambda stream: stream.__name__)
def test_intervals_hold_what_they_promise(stream: Stream) -> None:
    ours = result(stream).lines[-1]
    assert ours.cover80 >= 0.76 and ours.cover95 >= 0.92  # where counts are small, whole numbers hold more


def test_a_year_that_repeats_itself_is_not_claimed_to_be_beaten() -> None:
    year = np.random.default_rng(1).poisson(9, (2, 52)).astype(float)
    found = backtest(Counts(FIRST, ("a", "b"), np.tile(year, (1, 3))), effects())
    assert (found.beats, found.rival) == (False, "same weeks last year")


def test_a_short_file_has_no_lines_of_last_year() -> None:
    found = result(REGULAR[0], weeks=40)
    assert [line.method for line in found.lines] == ["last week", "four-week mean", "linli"]


def test_no_week_knows_what_comes_after_it() -> None:
    whole = counts(STREAMS[1], 3, 100)
    changed = whole.values.copy()
    changed[:, 90:] = 77
    before = [forecast(Counts(FIRST, whole.names, values[:, :90]), effects(), 4) for values in (whole.values, changed)]
    assert before[0] == before[1]


def test_too_few_weeks_are_refused() -> None:
    with pytest.raises(CountsError, match="11 周"):
        backtest(counts(intermittent, 1, 11), effects())


def test_nothing_at_all_is_forecast_as_nothing() -> None:
    rows = forecast(Counts(FIRST, ("a",), np.zeros((1, 60))), effects(), 3)
    assert [(row.forecast, row.low80, row.high95) for row in rows] == [(0, 0, 0)] * 3


def test_several_weeks_ahead_the_year_is_followed() -> None:
    known = counts(STREAMS[1], 4, 150)
    ahead = [row.mean for row in forecast(known, effects(), 26) if row.series == known.names[3]]
    assert max(ahead) > 1.6 * min(ahead)
