"""A week as everyone here counts it: it begins on Monday."""

from datetime import date, timedelta


def monday(day: date) -> date:
    """The first day of a day's week."""
    return day - timedelta(days=day.weekday())
