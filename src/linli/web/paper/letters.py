"""The letter of appointment 聘书 with its duty list 职责清单, and the duty list alone."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linli.forces.duties import PARTS, DutyList
from linli.people.labels import Role
from linli.people.models import Appointment
from linli.territory.models import Community
from linli.web.paper.letterhead import letterhead, written


def duty_list(duties: DutyList, day: date) -> dict[str, Any]:
    """The data of a duty list alone, as it hangs on the wall."""
    return letterhead(None, _title(duties), day) | {"letter": None, "duties": _duties(duties)}


def letter(held: Appointment, community: Community, duties: DutyList, day: date) -> dict[str, Any]:
    """The data of a letter for an appointment whose person and place were fetched with it, its duty list behind."""
    named = {"name": _title(duties), "version": duties.version, "day": written(duties.since)}
    said = [
        _("%(where)s appoints you %(role)s of %(place)s.") % _post(held, community),
        _term(held),
        _("What it is, and what it is not, stands on the page behind (%(name)s, version %(version)s of %(day)s).")
        % named,
    ]
    if held.role != Role.LEADER:
        said.append(_("You serve of your own free will and may stop at any time. Your neighbours thank you."))
    return letterhead(community, _("Letter of appointment"), day) | {
        "letter": {
            "greeting": _("%(name)s:") % {"name": held.person.name},
            "said": said,
            "by": _("Residents' committee of %(community)s") % {"community": community.name},
            "day": written(day),
            "seal": _("place of the seal"),
        },
        "duties": _duties(duties),
    }


def _post(held: Appointment, community: Community) -> dict[str, str]:
    place = held.micro_grid or held.compound or held.general_grid
    return {
        "where": (" " if get_language() == "en" else "").join(filter(None, (community.street, community.name))),
        "role": str(Role(held.role).label),
        "place": place.name if place else community.name,
    }


def _term(held: Appointment) -> str:
    start = written(held.start)
    if held.end is None:
        return _("The appointment holds from %(start)s until you or the community end it.") % {"start": start}
    last = written(held.end - timedelta(days=1))
    return _("The appointment holds from %(start)s to %(last)s.") % {"start": start, "last": last}


def _title(duties: DutyList) -> str:
    return _("Duty list: %(role)s") % {"role": str(Role(duties.role).label)}


def _duties(duties: DutyList) -> dict[str, Any]:
    language = "en" if get_language() == "en" else "zh"
    heads = {"do": _("What you do"), "not": _("What it is not"), "right": _("What you may count on")}
    return {
        "title": _title(duties),
        "version": _("Version %(version)s, since %(day)s") % {"version": duties.version, "day": written(duties.since)},
        "parts": [{"head": heads[part], "lines": duties.part(part, language)} for part in PARTS],
    }
