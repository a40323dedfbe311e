"""The clocks: traps by name, and the worked example of docs/engines/worktime.md."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from linli.engines.worktime import Calendar, CalendarError, Pause, TimeError, due, elapsed

ROOT = Path(__file__).parents[2]
CALENDAR = Calendar.read((ROOT / "data" / "holidays_cn.csv").read_text(encoding="utf-8"))
CHINA = timezone(timedelta(hours=8))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)


@pytest.mark.parametrize(
    ("why", "start", "hours", "expected"),
    [
        ("inside one morning", "2026-11-23 09:00", 2, "2026-11-23 11:00"),
        ("over the noon rest", "2026-11-23 11:00", 2, "2026-11-23 15:30"),
        ("to the end of a span, not the start of the next", "2026-11-23 08:30", 3.5, "2026-11-23 12:00"),
        ("reported before opening", "2026-11-23 06:12", 1, "2026-11-23 09:30"),
        ("reported after closing, cross-midnight", "2026-11-23 23:50", 1, "2026-11-24 09:30"),
        ("Friday evening to Monday", "2026-11-20 17:30", 1, "2026-11-23 09:00"),
        ("National Day eve 2026", "2026-09-30 17:30", 1, "2026-10-08 09:00"),
        ("a Saturday worked for the holiday", "2026-10-09 17:30", 1, "2026-10-10 09:00"),
        ("a Sunday worked before the holiday", "2026-09-20 09:00", 2, "2026-09-20 11:00"),
        ("Spring Festival 2026", "2026-02-14 17:00", 2, "2026-02-24 09:30"),
        ("a limit of nothing is due at once", "2026-11-22 03:00", 0, "2026-11-22 03:00"),
    ],
)
def test_a_working_limit_ends_where_a_clerk_says(why: str, start: str, hours: float, expected: str) -> None:
    assert due(at(start), hours, "working", CALENDAR) == at(expected), why


def test_the_natural_clock_runs_through_night_weekend_and_holiday() -> None:
    assert due(at("2026-09-30 23:30"), 24, "natural", CALENDAR) == at("2026-10-01 23:30")


def test_the_answer_is_in_utc_and_the_zone_of_the_question_does_not_matter() -> None:
    start = at("2026-11-23 11:00")
    answers = {due(start.astimezone(zone), 2, "working", CALENDAR) for zone in (UTC, CHINA)}
    assert answers == {datetime(2026, 11, 23, 7, 30, tzinfo=UTC)}
    assert answers.pop().tzinfo is UTC


def test_seconds_are_kept() -> None:
    assert due(at("2026-11-23 17:59:30"), 1, "working", CALENDAR) == at("2026-11-24 09:29:30")


def test_a_pause_moves_the_limit_by_its_working_part_only() -> None:
    pause = Pause(at("2026-11-23 17:00"), at("2026-11-24 09:00"))
    assert due(at("2026-11-23 16:00"), 3, "working", CALENDAR, [pause]) == at("2026-11-24 11:00")
    assert due(at("2026-11-23 16:00"), 3, "natural", CALENDAR, [pause]) == at("2026-11-24 11:00")


def test_pauses_that_overlap_touch_or_repeat_count_once() -> None:
    a, b, c = at("2026-11-23 09:00"), at("2026-11-23 10:00"), at("2026-11-23 11:00")
    once = due(a, 4, "working", CALENDAR, [Pause(a, c)])
    for pauses in ([Pause(a, b), Pause(b, c)], [Pause(b, c), Pause(a, c)], [Pause(a, c), Pause(a, c)]):
        assert due(a, 4, "working", CALENDAR, pauses) == once


def test_a_pause_before_the_start_or_after_the_limit_changes_nothing() -> None:
    start = at("2026-11-23 09:00")
    outside = [Pause(at("2026-11-22 09:00"), start), Pause(at("2026-11-23 11:00"), at("2026-11-25 09:00"))]
    assert due(start, 2, "working", CALENDAR, outside) == at("2026-11-23 11:00")


def test_a_bounce_to_and_fro_neither_stops_nor_restarts_the_clock() -> None:
    start, end = at("2026-11-23 09:00"), at("2026-11-24 10:00")
    bounces = [Pause(moment, moment) for moment in (at("2026-11-23 10:00"), at("2026-11-23 15:00"))]
    assert due(start, 8, "working", CALENDAR, bounces) == due(start, 8, "working", CALENDAR)
    assert elapsed(start, end, "working", CALENDAR, bounces) == timedelta(hours=8)


def test_nights_and_holidays_take_no_working_time() -> None:
    assert elapsed(at("2026-09-30 18:00"), at("2026-10-08 08:30"), "working", CALENDAR) == timedelta()
    assert elapsed(at("2026-09-30 18:00"), at("2026-10-08 08:30"), "natural", CALENDAR) == timedelta(days=7, hours=14.5)


def test_a_year_not_published_is_said_to_be_unknown_and_follows_the_week() -> None:
    assert [year for year in range(2022, 2029) if CALENDAR.known(year)] == [2023, 2024, 2025, 2026]
    assert not CALENDAR.works(date(2027, 10, 1)), "a statutory day is free even before the rest is published"
    assert CALENDAR.works(date(2030, 10, 1)), "nothing is known of 2030: a Tuesday is a Tuesday"


@pytest.mark.parametrize(
    ("holidays", "line"),
    [
        ("day,kind,name\n", 1),
        ("date,kind,name\n2026-10-01,feast,x\n", 2),
        ("date,kind,name\n2026-10-01,holiday,x\n2026-13-01,holiday,x\n", 3),
        ("date,kind,name\n2026-10-01,holiday,x\n2026-10-01,workday,x\n", 3),
        ("date,kind,name\n2026-10-01,holiday\n", 2),
    ],
)
def test_a_wrong_table_of_holidays_names_its_line(holidays: str, line: int) -> None:
    with pytest.raises(CalendarError) as caught:
        Calendar.read(holidays)
    assert caught.value.line == line


@pytest.mark.parametrize(
    "hours",
    [
        "part,value\nweek,8\n",
        "part,value\nspan,09:00-12:00\n",
        "part,value\nweek,1\nspan,12:00-09:00\n",
        "part,value\nweek,1\n",
    ],
)
def test_hours_without_working_time_are_refused(hours: str) -> None:
    with pytest.raises(CalendarError):
        Calendar.read("date,kind,name\n", hours)


def test_working_hours_are_data() -> None:
    night = Calendar.read("date,kind,name\n", "part,value\nweek,6 7\nspan,22:00-24:00\noffset,+08:00\n")
    assert due(at("2026-11-28 23:30"), 1, "working", night) == at("2026-11-29 22:30")


def test_questions_without_sense_are_refused() -> None:
    start = at("2026-11-23 09:00")
    with pytest.raises(TimeError):
        due(datetime(2026, 11, 23), 1, "working", CALENDAR)  # noqa: DTZ001
    with pytest.raises(TimeError):
        due(start, -1, "working", CALENDAR)
    with pytest.raises(TimeError):
        due(start, 1, "lunar", CALENDAR)
    with pytest.raises(TimeError):
        elapsed(start, at("2026-11-22 09:00"), "working", CALENDAR)
    with pytest.raises(TimeError):
        due(start, 1, "working", CALENDAR, [Pause(at("2026-11-23 10:00"), start)])


def test_the_worked_example_of_the_page_is_true() -> None:
    page = (ROOT / "docs" / "engines" / "worktime.md").read_text(encoding="utf-8")
    start, pause = at("2026-09-30 16:00"), Pause(at("2026-10-08 09:00"), at("2026-10-08 15:00"))
    end = due(start, 8, "working", CALENDAR, [pause])
    assert f"{end.astimezone(CHINA):%Y-%m-%d %H:%M}" == "2026-10-09 11:00"
    assert "2026-10-09 11:00" in page and "2026-10-10 06:00" in page
    assert due(start, 224, "natural", CALENDAR, [pause]) == at("2026-10-10 06:00")
    assert elapsed(start, end, "working", CALENDAR, [pause]) == timedelta(hours=8)
