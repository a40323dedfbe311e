"""Rules of foresight: how far it looks, how long it is quiet about what was decided, what it compares."""

from datetime import date, timedelta

from linli.foresight.labels import State

WEEK = timedelta(days=7)
PAST = 156 * WEEK  # what is looked back at
AHEAD = 4  # weeks looked forward
FEWEST = 12  # matters of a kind in that time below which nothing is forecast
SMALL = 5  # below this a number at a place is not told (DOMAIN §E4)
QUIET = {State.ACCEPTED: 8 * WEEK, State.DECLINED: 13 * WEEK, State.LAPSED: 4 * WEEK}
COMPARED, LEAST = 8, 4  # weeks before and after that are compared: at most, and at least


def compared(since: date, today: date) -> int:
    """How many full weeks after a day can be compared with as many before: 4 to 8, or 0 when it is too early."""
    full = (today - since).days // 7
    return min(full, COMPARED) if full >= LEAST else 0
