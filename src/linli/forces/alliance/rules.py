"""Decisions of the alliance: values in, values out."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

ACTIVE = timedelta(days=365)  # who took part within it counts as active
LONGEST = timedelta(hours=12)  # one stretch of help
OLDEST = timedelta(days=366)  # how far back a stretch may still be entered
LONGEST_AWAY = timedelta(days=366)
FEWEST_SHOWN = 5  # a smaller number of people would point at persons (DOMAIN E4)
MOST_WORDS, MOST_STORY = 300, 300
ALL_DAYS = 7

_NUMBER = re.compile(r"\d[\d \-]{5,}\d")


def holds_a_number(words: str) -> bool:
    """Whether words hold what looks like a telephone or identity number, which may not stand there."""
    return bool(_NUMBER.search(words))


def masked(name: str) -> str:
    """A name of which the first sign is left: 王**. Of an organisation, the name is public and is not masked."""
    return name[:1] + "*" * max(1, len(name) - 1) if name else ""


def slots_of(marks: Iterable[str], parts: int = 3) -> int:
    """The bits of ticked times, each written weekday-part from 0: 5-0 is Saturday morning. Others are dropped."""
    bits = 0
    for mark in marks:
        day, dash, part = mark.partition("-")
        if dash and day in "0123456" and part in "012" and len(mark) == 3:
            bits |= 1 << (int(day) * parts + int(part))
    return bits


def marks_of(slots: int, parts: int = 3) -> list[str]:
    """The other way round."""
    return [f"{n // parts}-{n % parts}" for n in range(ALL_DAYS * parts) if slots >> n & 1]


def hours(minutes: int) -> str:
    """Minutes as hours, to a tenth and never rounded up: 95 minutes are 1.5."""
    tenths = minutes * 10 // 60
    return f"{tenths // 10}.{tenths % 10}" if tenths % 10 else f"{tenths // 10}"


def insured(until: date | None, day: date) -> bool:
    """Whether an insurance that was seen covers a day."""
    return until is not None and until >= day


def certificate_number(text: str) -> str:
    """A number as it is kept, from how someone typed it."""
    return re.sub(r"[^0-9A-Z]", "", text.upper())[:20]


def spaced(number: str) -> str:
    """A certificate's number as it is read aloud: ABCD-EFGH-JKLM."""
    return "-".join(number[n : n + 4] for n in range(0, len(number), 4))
