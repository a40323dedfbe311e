"""Decisions of the safety calls: values in, values out."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from linli.care import loop

USUAL_TIME = time(8, 30)  # the practice of Luoyang's communities (DOMAIN S3)
EVERY_DAY = "1234567"  # ISO weekdays: 1 is Monday
FEWEST_COUNTED = 5  # a smaller number would point at persons (DOMAIN E4)
WORDS_KEPT = timedelta(days=90)
SHOWN = timedelta(days=7)  # how far back the sheet shows calls
OPEN_DAYS = timedelta(days=2)  # how long a call that was left half-way stays on the list of the day

_AFTER = {row["rung"]: timedelta(minutes=int(row["after"])) for row in loop.SUGGESTED.rows}
_LETTER = {row["rung"]: timedelta(minutes=int(row["letter"])) for row in loop.SUGGESTED.rows}
_NEXT = {row["rung"]: row["suggests"] for row in loop.SUGGESTED.rows}


@dataclass(frozen=True)
class Suggestion:
    """What is to be done next, and from when."""

    step: str
    at: datetime


def suggestion(stage: str, since: datetime) -> Suggestion | None:
    """The next step of a call that has stood at `stage` since then; None when the call is done."""
    return Suggestion(_NEXT[stage], since + _AFTER[stage]) if stage in _NEXT else None


def letter_at(stage: str, since: datetime) -> datetime | None:
    """When the keepers are asked to look, should nothing happen until then."""
    return since + _AFTER[stage] + _LETTER[stage] if stage in _NEXT else None


def step_of(asked: str, stage: str, since: datetime, at: datetime) -> str:
    """The step of the table that is meant: a second silence counts from ten minutes on; a rung left out is named."""
    if asked == "no_answer" and stage == "unanswered" and at >= since + _AFTER[stage]:
        return "no_answer_again"
    at_once = f"{asked}_at_once"
    return at_once if at_once in loop.steps_from(stage) else asked


def is_call_day(days: str, away_from: date | None, away_until: date | None, day: date) -> bool:
    """Whether someone is called on a day: a weekday agreed on, and not one of [away_from, away_until)."""
    away = away_from is not None and away_until is not None and away_from <= day < away_until
    return str(day.isoweekday()) in days and not away


def clean_days(days: str) -> str:
    """The weekdays in order, each once; other signs are dropped."""
    return "".join(d for d in EVERY_DAY if d in days)


def countable(n: int) -> int | None:
    """A number that may be shown to others than the keepers, or None when it is too small."""
    return n if n >= FEWEST_COUNTED else None
