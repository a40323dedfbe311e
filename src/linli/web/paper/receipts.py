"""The paper receipt 回执 of a report: its code, its private link, what was said, who has it, whom to ring."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from linli.cases.labels import READ_BY
from linli.cases.loop import OPEN
from linli.cases.models import Case, Report
from linli.cases.posts import is_apart
from linli.foundation import clock
from linli.foundation.sealing import link_token
from linli.people.queries import CardPerson, named_stewards
from linli.web.paper.letterhead import letterhead
from linli.web.paper.press import qr

MOST_SIGNS = 240  # of what was said; the rest is read through the link


def receipt(report: Report, day: date, host: str) -> dict[str, Any]:
    """The data of a receipt for a report whose case, lead and community were fetched with it."""
    case = report.case
    community = case.community
    address = f"{host}/r/{link_token(report.pk)}/"
    return letterhead(community, _("Slip for your report"), day, f"{host}/track/") | {
        "code": f"{report.tracking[:4]} {report.tracking[4:]}",
        "qr": qr(address),
        "said": _said(report),
        "facts": [
            [_("Place"), case.place_words or "—"],
            [_("Said on"), _time(report.at)],
            [_("Who has it"), _who(case)],
            [_("Promised by"), _time(case.due_at) if case.stage in OPEN else str(case.get_stage_display())],
        ],
        "numbers": [*_stewards(report, day), [_("Office telephone"), community.office_phone]],
        "words": {
            "code": _("Your tracking code:").rstrip("：:"),
            "scan": _("Scan to see who has it"),
            "hint": _("Or open %(address)s and enter the code.") % {"address": f"{host}/track/".split("://")[-1]},
            "said": _("What you said"),
            "next": _("When it is done you are told. Then say whether it is solved: scan the code, or ring."),
            "keep": _("Whoever holds this slip can see the report. Please keep it safe."),
            "danger": _("Fire 119 · ambulance 120 · police 110"),
        },
    }


def _said(report: Report) -> str:
    """The words as they were said; those of a private matter are not printed."""
    if report.case.sealed:
        return _("A private matter: its words are not printed.")
    words = report.words or report.case.title or _("(photo)")
    return words if len(words) <= MOST_SIGNS else f"{words[:MOST_SIGNS]}……"


def _who(case: Case) -> str:
    if case.lead:
        return case.lead.name
    return str(READ_BY[is_apart(case)]) if case.sealed else _("the steward and the grid leader, nobody is sent yet")


def _time(moment: Any) -> str:
    return str(moment.astimezone(clock.SHANGHAI).strftime("%Y-%m-%d %H:%M"))


def _stewards(report: Report, day: date) -> list[list[str]]:
    """The stewards of the doors who agreed that their number is printed; none at a private matter."""
    grid = report.micro_grid_id
    if grid is None or report.case.sealed:
        return []
    found: list[CardPerson] = named_stewards(report.community_id, day, grid).get(grid, [])
    return [[_("Steward %(name)s") % {"name": who.name}, who.phone] for who in found][:2]
