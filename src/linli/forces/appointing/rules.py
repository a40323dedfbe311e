"""Decisions of appointing: how long a notice hangs, how long a term lasts, when a term is spoken of again."""

from datetime import date, timedelta

from linli.foundation import table

# who is nominated here, how long a term lasts (years), and whether a unit of their own may send them
ROLES = table.read(
    """
role        years  by_unit
steward     3      no
worker      3      no
anchor      3      no
specialist  3      yes
leader      3      yes
""",
    key="role",
)
NOMINATED = ROLES.column("role")
BY_UNIT = tuple(row["role"] for row in ROLES.rows if row["by_unit"] == "yes")
NOTICE_DAYS = 5  # a public notice hangs at least so many days, the first and the last counted
ENDS_SOON = timedelta(days=60)  # before the end of a term it is asked whether they go on
NAMES_KEPT = timedelta(days=90)  # of whoever was not appointed; then name and number are forgotten
_YEARS = {row["role"]: int(row["years"]) for row in ROLES.rows}


def term_ends(role: str, start: date) -> date:
    """The first day after a usual term: the same day some years on (29 February becomes 1 March)."""
    years = _YEARS.get(role, 3)
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return date(start.year + years, 3, 1)


def notice_ends(first: date) -> date:
    """The last day of the shortest notice that begins on a day."""
    return first + timedelta(days=NOTICE_DAYS - 1)


def is_long_enough(first: date, last: date) -> bool:
    """Whether a notice on these days, both counted, hangs long enough."""
    return (last - first).days + 1 >= NOTICE_DAYS


def is_over(last: date | None, today: date) -> bool:
    """Whether the last day of a notice is past."""
    return last is not None and last < today
