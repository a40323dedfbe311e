"""Decisions about things: when somebody should look, and whether its keeper is asked."""

from datetime import date, timedelta

BEFORE = timedelta(days=30)  # before what is in it ends
AGAIN = timedelta(days=30)  # before a keeper is asked once more
WAITED = timedelta(days=90)  # after the day a thing should be back: then it counts as lost, and who had it is forgotten


def look_due(expires: date | None, every: int | None, last: date) -> date | None:
    """The day by which somebody should look, counted from the last look or from the day it was placed."""
    days = [expires - BEFORE] if expires else []
    days += [last + timedelta(days=every)] if every else []
    return min(days) if days else None


def is_asked(due: date | None, asked_on: date | None, day: date) -> bool:
    """Whether the keeper is asked on a day: once, and again after a month."""
    return due is not None and due <= day and (asked_on is None or asked_on <= day - AGAIN)
