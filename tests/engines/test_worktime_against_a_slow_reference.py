"""Both clocks against a reference that knows nothing but single minutes: 20 years of random intervals and pauses."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from linli.engines.worktime import Calendar, Pause, due, elapsed

FIRST = datetime(2015, 1, 1, tzinfo=UTC)
MINUTES_OF_20_YEARS = 20 * 365 * 24 * 60
MINUTE = timedelta(minutes=1)

days = st.dates(date(2015, 1, 1), date(2035, 12, 31))
starts = st.integers(0, MINUTES_OF_20_YEARS).map(lambda minutes: FIRST + minutes * MINUTE)
clocks = st.sampled_from(["natural", "working"])


@st.composite
def calendars(draw: st.DrawFn, near: date) -> Calendar:
    """Any week, one to three spans, and exceptions close to the days asked about."""
    edges = sorted(draw(st.sets(st.integers(0, 1440), min_size=6, max_size=6)))
    pairs = list(zip(edges[::2], edges[1::2], strict=True))[: draw(st.integers(1, 3))]
    close = st.integers(-2, 12).map(lambda days: near + timedelta(days=days))
    off = draw(st.frozensets(close, max_size=6))
    on = draw(st.frozensets(close, max_size=6)) - off
    week = draw(st.frozensets(st.integers(1, 7), min_size=1))
    return Calendar(week, tuple(pairs), timedelta(hours=draw(st.sampled_from([-5, 0, 8]))), off, on)


@st.composite
def questions(draw: st.DrawFn) -> tuple[datetime, str, Calendar, list[Pause]]:
    start = draw(starts)
    spans = st.tuples(st.integers(-600, 6000), st.integers(0, 3000))
    pauses = [
        Pause(start + begin * MINUTE, start + (begin + length) * MINUTE)
        for begin, length in draw(st.lists(spans, max_size=4))
    ]
    return start, draw(clocks), draw(calendars(start.date())), pauses


def runs(minute: datetime, clock: str, calendar: Calendar, pauses: list[Pause]) -> bool:
    """Whether the clock runs in the minute that begins here."""
    if any(pause.start <= minute < pause.end for pause in pauses):
        return False
    if clock == "natural":
        return True
    local = minute + calendar.offset
    today = local.date()
    worked = today in calendar.on or (today not in calendar.off and today.isoweekday() in calendar.week)
    into = local.hour * 60 + local.minute
    return worked and any(begin <= into < end for begin, end in calendar.spans)


@settings(max_examples=150, deadline=None)
@given(questions(), st.integers(0, 4000))
def test_elapsed_counts_the_minutes_in_which_the_clock_runs(
    question: tuple[datetime, str, Calendar, list[Pause]], length: int
) -> None:
    start, clock, calendar, pauses = question
    slow = sum(runs(start + minute * MINUTE, clock, calendar, pauses) for minute in range(length))
    assert elapsed(start, start + length * MINUTE, clock, calendar, pauses) == slow * MINUTE


@settings(max_examples=150, deadline=None)
@given(questions(), st.integers(0, 1500))
def test_due_is_the_first_moment_at_which_the_limit_has_run(
    question: tuple[datetime, str, Calendar, list[Pause]], limit: int
) -> None:
    start, clock, calendar, pauses = question
    end = due(start, limit / 60, clock, calendar, pauses)
    if end - start > timedelta(days=12):
        assert elapsed(start, end, clock, calendar, pauses) == limit * MINUTE
        assert elapsed(start, end - MINUTE, clock, calendar, pauses) == (limit - 1) * MINUTE
        return
    moment, ran = start, 0
    while ran < limit:
        ran += runs(moment, clock, calendar, pauses)
        moment += MINUTE
    assert end == moment


@settings(max_examples=300, deadline=None)
@given(questions(), st.integers(0, 20 * 365 * 1440), st.integers(0, 59))
def test_years_long_intervals_add_up_wherever_they_are_cut(
    question: tuple[datetime, str, Calendar, list[Pause]], length: int, seconds: int
) -> None:
    start, clock, calendar, pauses = question
    cut = start + timedelta(minutes=length // 3, seconds=seconds)
    end = start + timedelta(minutes=length, seconds=seconds)
    parts = elapsed(start, cut, clock, calendar, pauses) + elapsed(cut, end, clock, calendar, pauses)
    assert parts == elapsed(start, end, clock, calendar, pauses)


@given(days)
def test_a_plain_working_day_holds_seven_hours(day: date) -> None:
    calendar = Calendar()
    start = datetime(day.year, day.month, day.day, tzinfo=UTC) - calendar.offset
    expected = timedelta(hours=7) if day.isoweekday() <= 5 else timedelta()
    assert elapsed(start, start + timedelta(days=1), "working", calendar) == expected
