"""Words of reports: periods, topics, numbers with their units, as they are told in sentences and tables."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linli.cases import reference
from linli.cases.labels import Sphere
from linli.insight.reports.sources.matters import in_group
from linli.insight.reports.span import name_of

DECIMALS = {"h": 1, "%": 1, "yuan": 2, "kg": 0}
QUARTERS = ("一", "二", "三", "四")


def is_english() -> bool:
    return get_language() == "en"


def day(one: date) -> str:
    """A day as reports write it, so that it is read again as a day."""
    return f"{one:%Y-%m-%d}" if is_english() else f"{one.year}年{one.month}月{one.day}日"


def period(since: date, until: date) -> str:
    """A period in words: 2026年10月, 2026年第三季度, 2026年."""
    name = name_of(since, until)
    if is_english():
        return name or f"{day(since)} – {day(until)}"
    if "Q" in name:
        return f"{since.year}年第{QUARTERS[int(name[-1]) - 1]}季度"
    if len(name) == 7:
        return f"{since.year}年{since.month}月"
    return f"{since.year}年" if name else f"{day(since)}至{day(until)}"


def topic(about: str) -> str:
    """What a report on one thing is about, in words."""
    sort, _colon, name = about.partition(":")
    if sort == "kind":
        leaf = reference.taxonomy().leaves.get(name)
        if leaf:
            return leaf.name_en if is_english() else leaf.name_zh
        return group_name(name)
    return str(Sphere(name).label) if sort == "sphere" and name in Sphere.values else name


def group_name(group: str) -> str:
    """A group of kinds in the language that is on."""
    return in_group(group, is_english())


def title(community: str, since: date, until: date, about: str) -> str:
    """The heading of a report."""
    said = {"community": community, "period": period(since, until), "topic": topic(about)}
    return (
        _("%(community)s: %(topic)s, %(period)s") % said if about else _("%(community)s: report for %(period)s") % said
    )


def number(value: float | None, unit: str) -> str:
    """A number as it is told: 1,234 · 12.0 · 96.2% · 3,021.50; a dash where there is none."""
    if value is None:
        return "—"
    places = Decimal(1).scaleb(-DECIMALS.get(unit, 0))
    shown = f"{Decimal(str(value)).quantize(places, rounding=ROUND_HALF_UP):,}"
    return shown + "%" if unit == "%" else shown


def unit_word(unit: str) -> str:
    """The word of a unit beside a number in a table; a share bears its sign itself."""
    return {
        "n": "", "%": "", "h": _("hours"), "yuan": _("yuan"), "kg": _("kg"), "people": _("people"),
        "visits": _("visits"),
    }.get(unit, unit)  # fmt: skip
