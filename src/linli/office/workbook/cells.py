"""Understanding one cell: full-width signs, stray blanks, dates and numbers as offices type them."""

import re
from collections.abc import Callable
from datetime import date, time
from typing import Any

from linli.notifications.carriers.mail import is_address
from linli.office.workbook import days
from linli.office.workbook.choices import PROFESSION
from linli.office.workbook.columns import Field
from linli.office.workbook.values import Bad, Broken, Cell, plain, text

_EXACT = 10**15  # a spreadsheet keeps fifteen digits of a number
_SEVERAL = re.compile(r"[、,，;；/|\n]+")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def read(column: Field, value: Cell) -> Any:
    """The value of a cell under a column, or `Bad`."""
    if isinstance(value, Broken):
        return Bad(value.code)
    if isinstance(value, int | float) and abs(value) >= _EXACT:
        return Bad("digits_lost", {"value": text(value)})
    return READERS[column.kind](column, value)


def _text(column: Field, value: Cell) -> str | Bad:
    words = text(value)
    if isinstance(value, date | time):
        return Bad("date_instead", {"value": words})
    if len(words) > column.most:
        return Bad("too_long", {"value": words[:20] + "…", "most": str(column.most)})
    return words


def _names(column: Field, value: Cell) -> tuple[str, ...] | Bad:
    parts = [text(part) for part in _SEVERAL.split(str(value) if isinstance(value, str) else text(value))]
    for part in parts:
        if len(part) > column.most:
            return Bad("too_long", {"value": part[:20] + "…", "most": str(column.most)})
    return tuple(dict.fromkeys(part for part in parts if part))


def _whole(value: Cell) -> int | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    if isinstance(value, str):
        match = re.fullmatch(r"(-?\d{1,3}(?:,\d{3})+|-?\d{1,9})(?:\.0+)?[户人名层幢个]?", plain(value))
        return int(match.group(1).replace(",", "")) if match else None
    return int(value) if float(value).is_integer() and abs(value) < 10**9 else None


def _count(column: Field, value: Cell) -> int | Bad:
    number, most = _whole(value), 400 if column.most == 3 else 99_999
    if number is None:
        return Bad("not_number", {"value": text(value)})
    if not 0 <= number <= most:
        return Bad("number_range", {"value": str(number), "least": "0", "most": str(most)})
    return number


def _percent(column: Field, value: Cell) -> int | Bad:
    """A share of a hundred: 35, 35%, or 0.35 as a table keeps what it shows as 35%."""
    if isinstance(value, float) and 0 < value < 1:
        return round(100 * value)
    number = _whole(plain(value).rstrip("%") if isinstance(value, str) else value)
    return number if number is not None and 0 <= number <= 100 else Bad("not_percent", {"value": text(value)})


def _year(column: Field, value: Cell) -> int | Bad:
    if isinstance(value, date):
        year: int | None = value.year
    else:
        match = re.fullmatch(
            r"(\d{4})(?:\.0)?(?:年?(?:建成|建|竣工)?|[年./\-]\d{1,2}(?:[月./\-]\d{0,2}日?)?)", plain(value)
        )
        year = int(match.group(1)) if match else None
    return year if year is not None and 1900 <= year <= 2100 else Bad("not_year", {"value": text(value)})


def _floors(column: Field, value: Cell) -> int | tuple[int, int] | Bad:
    """A number of floors, or the lowest and highest floor of a band."""
    number = _whole(value)
    if number is not None and 1 <= number <= 120:
        return number
    match = re.fullmatch(r"(?:第)?(-?\d{1,3})层?[-~至到—–](\d{1,3})[层楼F]?", plain(value), re.IGNORECASE)
    if match and int(match.group(1)) <= int(match.group(2)):
        return int(match.group(1)), int(match.group(2))
    return Bad("not_floors", {"value": text(value)})


def _metres(column: Field, value: Cell) -> float | Bad:
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = float(value)
    elif isinstance(value, str) and re.fullmatch(r"-?\d{1,9}(\.\d+)?(m|米)?", plain(value)):
        number = float(plain(value).rstrip("m米"))
    else:
        return Bad("not_metres", {"value": text(value)})
    return round(number, 3) if abs(number) < 10**7 else Bad("not_metres", {"value": text(value)})


def _yes_no(column: Field, value: Cell) -> bool | Bad:
    if isinstance(value, bool):
        return value
    answer = _choice(column, value)
    return answer if isinstance(answer, Bad) else answer == "yes"


def _choice(column: Field, value: Cell) -> str | Bad:
    choice, words = column.choice, plain(value)
    assert choice is not None
    found = choice.value(words)
    if found is not None:
        return found
    return Bad("not_choice", {"value": text(value), "choices": "、".join(choice.list()), "near": choice.near(words)})


def _roles(column: Field, value: Cell) -> tuple[tuple[str, str], ...] | Bad:
    """Each role with the profession it tells, if it is told by one: 家庭医生 is a specialist."""
    from_profession = {word: value for value, words in PROFESSION.words.items() for word in words if len(word) > 1}
    roles = []
    for part in _SEVERAL.split(text(value)):
        words = plain(part)
        answer = ("specialist", from_profession[words]) if words in from_profession else _choice(column, words)
        if isinstance(answer, Bad):
            return answer
        roles.append(answer if isinstance(answer, tuple) else (answer, ""))
    return tuple(dict.fromkeys(roles))


def _phone(column: Field, value: Cell) -> str | Bad:
    words = plain(value)
    parts = [part for part in re.split(r"[、,;/|]", words) if part]
    if len(parts) > 1 and all(len(re.sub(r"\D", "", part)) >= 7 for part in parts):
        return Bad("phones_several")
    digits = re.sub(r"[\s\-—–().]", "", words)
    digits = re.sub(r"^(\+|00)?86(?=1\d{10}$)", "", digits)
    mobile, landline = r"1\d{10}", r"(0\d{2,3})?[2-8]\d{6,7}|[48]00\d{7}"
    return digits if re.fullmatch(f"{mobile}|{landline}", digits) else Bad("not_phone", {"value": text(value)})


def _email(column: Field, value: Cell) -> str | Bad:
    words = plain(value)
    return words if is_address(words) else Bad("not_email", {"value": text(value)})


def _code(column: Field, value: Cell) -> str | Bad:
    digits = plain(value)
    return digits if re.fullmatch(r"\d{20}", digits) else Bad("not_code", {"value": text(value)})


def _id(column: Field, value: Cell) -> str | Bad:
    words = plain(value).lower()
    return words if _UUID.fullmatch(words) else Bad("not_id", {"value": text(value)})


def _range(column: Field, value: Cell) -> str:
    return str(value).strip() if isinstance(value, str) else text(value)


READERS: dict[str, Callable[[Field, Cell], Any]] = {
    "text": _text,
    "names": _names,
    "range": _range,
    "count": _count,
    "year": _year,
    "floors": _floors,
    "percent": _percent,
    "metres": _metres,
    "yesno": _yes_no,
    "management": _choice,
    "profession": _choice,
    "kind": _choice,
    "roles": _roles,
    "phone": _phone,
    "email": _email,
    "date": days.first,
    "last": days.last,
    "code": _code,
    "id": _id,
}
