"""Gatherings as a calendar file (RFC 5545): a day, hours where known, the place, and where it can be read again."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from linli.foundation import clock
from linli.projects.labels.gatherings import Stage
from linli.projects.models import Edition


def calendar_of(editions: Iterable[Edition], name: str, host: str, at: datetime) -> str:
    """The text of the file."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Linli//Gatherings//ZH", f"X-WR-CALNAME:{_text(name)}"]
    for one in editions:
        lines += ["BEGIN:VEVENT", f"UID:{one.pk}@linli", f"DTSTAMP:{_utc(at)}", *_times(one)]
        lines += [f"SUMMARY:{_text(one.name)}", f"LOCATION:{_text(one.place)}", f"SEQUENCE:{one.version}"]
        lines += [f"DESCRIPTION:{_text(one.reason or one.words)}", f"URL:{host}/life/gatherings/{one.pk}/"]
        lines += [f"STATUS:{'CANCELLED' if one.stage == Stage.OFF else 'CONFIRMED'}", "END:VEVENT"]
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _times(one: Edition) -> list[str]:
    if one.opens is None:
        return [f"DTSTART;VALUE=DATE:{one.day:%Y%m%d}", f"DTEND;VALUE=DATE:{one.day + timedelta(days=1):%Y%m%d}"]
    start = datetime.combine(one.day, one.opens, clock.SHANGHAI)
    end = datetime.combine(one.day, one.closes, clock.SHANGHAI) if one.closes else start + timedelta(hours=2)
    return [f"DTSTART:{_utc(start)}", f"DTEND:{_utc(end)}"]


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    for sign in ("\\", ";", ","):
        words = words.replace(sign, f"\\{sign}")
    return words.replace("\r", "").replace("\n", "\\n")


def _folded(line: str) -> str:
    """No line is longer than 75 bytes; a sign is never cut."""
    parts, now = [], ""
    for sign in line:
        if len((now + sign).encode()) > 73:
            parts.append(now)
            now = ""
        now += sign
    return "\r\n ".join([*parts, now])
