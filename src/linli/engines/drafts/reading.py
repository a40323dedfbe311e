"""Numbers and days in a text, in figures or in Chinese numerals: where each stands and what it says."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from linli.engines.drafts.facts import Ground, Said

WIDE = str.maketrans("０１２３４５６７８９．，％－／", "0123456789.,%-/")
DIGITS = {sign: n for n, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
TENS = {"十": 10, "百": 100, "千": 1_000}
UNITS = {
    "%": "%", "个百分点": "%", "小时": "h", "钟头": "h", "hours": "h", "hour": "h", "元": "yuan", "块钱": "yuan",
    "yuan": "yuan", "公斤": "kg", "千克": "kg", "kg": "kg", "斤": "jin", "吨": "ton", "人次": "visits",
    "visits": "visits", "人": "people", "名": "people", "people": "people", "天": "days", "days": "days",
    "倍": "times", "成": "tenths",
}  # fmt: skip
THINGS = "件户场次个家支项例起栋处份篇批笔"
MORE = "(?:余|多|来|几)?"
_GROWS = "(?![为立果员熟功长本交效])"  # what follows 成 where it counts nothing
_UNIT = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True)).replace("成", "成" + _GROWS)
_NUMERAL = "[零〇一二两三四五六七八九十百千万亿点]"
DAY = re.compile(
    r"(?P<y>\d{4})\s*年(?:\s*(?P<m>\d{1,2})\s*月(?:\s*(?P<d>\d{1,2})\s*日)?)?|(?P<m2>\d{1,2})\s*月(?:\s*(?P<d2>\d{1,2})\s*日)?"
    r"|(?P<iy>\d{4})-(?P<im>\d{2})(?:-(?P<id>\d{2}))?(?!\d)|第\s*(?P<q>[一二三四1-4])\s*季度"
)
NUMBER = re.compile(
    rf"(?<![\d.])(?P<n>\d[\d,]*(?:\.\d+)?)\s*{MORE}(?P<scale>万|亿|千(?!克))?\s*{MORE}(?P<unit>{_UNIT})?", re.IGNORECASE
)
CHINESE = re.compile(
    rf"百分之(?P<share>{_NUMERAL}+)|(?P<tenths>[一二两三四五六七八九])成{_GROWS}"
    rf"|(?P<c>{_NUMERAL}+){MORE}(?=[{THINGS}]|{_UNIT})(?P<cu>{_UNIT})?"
)
TIME = re.compile(r"(?<![\d:：])(?P<h>[01]?\d|2[0-4])[:：](?P<min>[0-5]\d)(?![\d:：])")
ITEM = re.compile(r"(?m)^\s*[（(]?\d{1,2}[）).、](?!\d)\s*")


@dataclass(frozen=True)
class Mark:
    """A place in a text that says a number, a day or a time; `good` where the ground knows the day or the time.

    `days` are those that may be meant: without a year, of each year that the ground knows.
    """

    start: int
    end: int
    said: Said | None = None
    good: bool = True
    days: tuple[date, ...] = ()
    time: str = ""


def marks(text: str, ground: Ground) -> list[Mark]:
    """All numbers and days of a text in order; those inside known names, and numbers of a list, are none."""
    plain = text.translate(WIDE)
    taken = [span for name in ground.names if name for span in _whole(plain, name.translate(WIDE))]
    taken += [found.span() for found in ITEM.finditer(plain)]
    readers: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Mark | None]], ...] = (
        (DAY, lambda found: _day(found, ground)), (TIME, lambda found: _time(found, ground)), (NUMBER, _number),
        (CHINESE, _chinese),
    )  # fmt: skip
    made: list[Mark] = []
    for pattern, read in readers:
        for found in pattern.finditer(plain):
            mark = None if _meets(found.span(), taken) else read(found)
            if mark is not None:
                made.append(mark)
                taken.append((mark.start, mark.end))
    return sorted(made, key=lambda mark: mark.start)


def _whole(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Where a name stands, not as a part of a longer number."""
    before, after = (r"(?<![\d.])" if name[0].isdigit() else ""), (r"(?![\d.]*\d)" if name[-1].isdigit() else "")
    for found in re.finditer(before + re.escape(name) + after, text):
        yield found.span()


def _meets(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in taken)


def _day(found: re.Match[str], ground: Ground) -> Mark:
    part = found.groupdict()
    start, end = found.span()
    if part["q"]:
        quarter = int(part["q"]) if part["q"].isdigit() else "一二三四".index(part["q"]) + 1
        return Mark(start, end, good=any(ground.knows_month(None, 3 * quarter - n) for n in range(3)))
    year, month, day = (
        next((int(part[key]) for key in keys if part[key]), None)
        for keys in (("y", "iy"), ("m", "m2", "im"), ("d", "d2", "id"))
    )
    return Mark(start, end, good=_is_known(year, month, day, ground), days=_meant(year, month, day, ground))


def _meant(year: int | None, month: int | None, day: int | None, ground: Ground) -> tuple[date, ...]:
    years = [year] if year else sorted({ground.since.year, ground.until.year, *(one.year for one in ground.days)})
    return tuple(one for y in years if month and (one := _date(y, month, day or 1)))


def _time(found: re.Match[str], ground: Ground) -> Mark:
    said = f"{int(found['h']):02}:{found['min']}"
    return Mark(*found.span(), good=said in ground.times, time=said)


def _is_known(year: int | None, month: int | None, day: int | None, ground: Ground) -> bool:
    if month is None:
        return ground.knows_year(year or 0)
    if day is None:
        return ground.knows_month(year, month)
    years = [year] if year else {ground.since.year, ground.until.year, *(one.year for one in ground.days)}
    return any(ground.knows_day(one) for y in years if (one := _date(y, month, day)))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _number(found: re.Match[str]) -> Mark:
    digits = found["n"].rstrip(",").replace(",", "")
    unit = UNITS.get((found["unit"] or "").lower(), "")
    number, decimals = Decimal(digits), len(digits.partition(".")[2])
    if unit == "tenths":
        number, decimals, unit = 10 * number, max(0, decimals - 1), "%"
    end = found.start() + len(found[0].rstrip())
    return Mark(found.start(), end, Said(number, decimals, found["scale"] or "", unit))


def _chinese(found: re.Match[str]) -> Mark | None:
    """A Chinese numeral that counts something; a bare one (一件) tells no number, nor do hundreds without a digit."""
    if found["tenths"]:
        return Mark(*found.span(), Said(Decimal(10 * DIGITS[found["tenths"]]), 0, unit="%"))
    text = found["share"] or found["c"]
    if found["c"] and (text == "一" or not any(sign in DIGITS or sign == "十" for sign in text)):
        return None
    value = numeral(text)
    decimals = max(0, -int(value.as_tuple().exponent))
    unit = "%" if found["share"] else UNITS.get(found["cu"] or "", "")
    return Mark(*found.span(), Said(value, decimals, unit=unit))


def numeral(text: str) -> Decimal:
    """The value of a Chinese numeral: 三百二十 is 320, 一万二 is 12,000, 九十六点五 is 96.5, 二〇二六 is 2026."""
    whole, _point, rest = text.partition("点")
    decimals = "".join(str(DIGITS.get(sign, 0)) for sign in rest)
    value = _plain(whole) if not set(whole) & (set(TENS) | {"万", "亿"}) else _grown(whole)
    return Decimal(f"{value}.{decimals}") if decimals else Decimal(value)


def _plain(text: str) -> int:
    return int("".join(str(DIGITS[sign]) for sign in text) or "0")


def _grown(text: str) -> int:
    total = section = digit = 0
    last = 1
    for sign in text:
        if sign in DIGITS:
            digit = DIGITS[sign]
        elif sign in TENS:
            section, digit, last = section + (digit or 1) * TENS[sign], 0, TENS[sign]
        else:
            last = 10_000 if sign == "万" else 100_000_000
            total, section, digit = total + (section + digit or 1) * last, 0, 0
    loose = digit * last // 10 if digit and last > 10 and text[-2:-1] not in ("零", "〇") else digit
    return total + section + loose
