"""Days as a chat shows them, told from the day of reading: 昨天, 星期三, 3月7日."""

import re
from datetime import date, timedelta

_WORDS = {"今天": 0, "Today": 0, "昨天": 1, "Yesterday": 1, "前天": 2}
_WEEK = re.compile(r"(?:星期|周)([一二三四五六日天])")
_MONTH_DAY = re.compile(r"(?<!\d)(\d{1,2})[月/.-](\d{1,2})日?(?![\d/.-])")
_FULL = re.compile(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}")
_WEEKDAYS = "一二三四五六日"


def absolute(told: str, today: date) -> str:
    """The words with a full date in place of a day told from today: 昨天 8:21 is 2026-03-09 8:21.

    A weekday is the last one that was; a month and day without a year the last that was; a bare time is today's.
    """
    if not told or _FULL.search(told):
        return told
    for word, back in _WORDS.items():
        if word in told:
            return told.replace(word, f"{today - timedelta(days=back)} ", 1).replace("  ", " ")
    week = _WEEK.search(told)
    if week:
        back = (today.weekday() - _WEEKDAYS.index(week[1].replace("天", "日"))) % 7
        return f"{today - timedelta(days=back)} {_WEEK.sub('', told, count=1).strip()}".strip()
    short = _MONTH_DAY.search(told)
    if short:
        day = _last(int(short[1]), int(short[2]), today)
        return f"{day} {_MONTH_DAY.sub('', told, count=1).strip()}".strip() if day else told
    return f"{today} {told}"


def _last(month: int, day: int, today: date) -> date | None:
    for year in (today.year, today.year - 1):
        try:
            if (found := date(year, month, day)) <= today:
                return found
        except ValueError:
            continue
    return None
