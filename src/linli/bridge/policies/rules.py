"""Decisions about policy cards: when its owner is asked to look whether a card is still true."""

from datetime import date, timedelta

BEFORE = timedelta(days=14)  # before a card ends
TRUSTED = timedelta(days=180)  # how long a look is trusted
AGAIN = timedelta(days=30)  # before an owner is asked once more


def wants_a_look(expires: date | None, looked_on: date, day: date) -> bool:
    """Whether a card ends soon, has ended, or was not looked at for half a year."""
    return (expires is not None and expires <= day + BEFORE) or looked_on <= day - TRUSTED


def is_asked(expires: date | None, looked_on: date, asked_on: date | None, day: date) -> bool:
    """Whether its owner is asked on a day: once, and again after a month."""
    return wants_a_look(expires, looked_on, day) and (asked_on is None or asked_on <= day - AGAIN)
