"""Stations, things to borrow, services, work and notices; and what the fund's small projects came to."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from linli.bridge.counted import Counted
from linli.bridge.notices import queries as notices
from linli.insight.article.lines import Asked, Line, Part
from linli.projects.sessions import queries as sessions
from linli.projects.stations import queries as stations
from linli.projects.things import queries as things
from linli.projects.work import queries as work

PRINTED = {"work_all": "近 400 名", "projects_in_use": "12 个", "stations": "24 小时“爱心驿站”"}
UNITS = {"%": " %", "n": "", "visits": "", "people": "", "people by month": ""}


def part(asked: Asked) -> Part:
    """What stands and runs every day, over twelve months."""
    found = [
        *_lines(things.counted(asked.community, asked.since, asked.at), "/together/things/"),
        *_lines(stations.counted(asked.community, asked.since, asked.at), "/together/stations/"),
        *_lines(sessions.counted(asked.community, asked.since, asked.at), "/together/services/"),
        *_lines(work.counted(asked.community, asked.day), "/together/work/"),
        *_lines(notices.informed(asked.community, asked.since, asked.at), "/together/notices/"),
    ]
    return Part("living", _("Every day"), found)


def _lines(found: Iterable[Counted], url: str) -> list[Line]:
    return [
        Line(
            one.key,
            one.label,
            _("too few to be told") if one.hidden else _value(one),
            one.definition,
            one.n,
            PRINTED.get(one.key, ""),
            _note(one.key),
            url,
            one.since,
        )
        for one in found
    ]


def _value(one: Counted) -> str:
    if one.value is None:
        return "—"
    if one.unit == "h":
        return _("%(n)s hours") % {"n": f"{one.value:,g}"}
    return f"{one.value:,g}{UNITS.get(one.unit, ' ' + one.unit)}"


def _note(key: str) -> str:
    if key == "work_all":
        return _("Told by the people themselves, each with a day; nobody is taken from the alliance (N15).")
    if key == "projects_in_use":
        return _(
            "Whether all twelve small projects are conveniences is not said; here each "
            "is shown by what stands of it (N4)."
        )
    return ""
