"""Papers of those who serve: the public notice 公示, a letter of thanks 感谢信."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linli.forces.models import Nomination, Recognition
from linli.forces.stages import SOURCES
from linli.people.models import Appointment
from linli.web.paper.letterhead import letterhead, written
from linli.web.paper.press import qr

ADDRESS = "/life/notices/appointing/"
MOST_ROWS = 15  # of one sheet


def notice(nominations: Sequence[Nomination], day: date, host: str) -> dict[str, Any]:
    """The data of the notice: who, as what, where, until when; how anyone may object. Nothing else is said of them."""
    community = nominations[0].community
    ours = [one for one in nominations if one.community_id == community.pk]
    phones = filter(None, (community.office_phone, community.supervision_phone))
    return letterhead(community, _("Public notice"), day, host + ADDRESS) | {
        "under": _("Those named below are to be appointed"),
        "sheets": [[_row(one) for one in ours[n : n + MOST_ROWS]] for n in range(0, len(ours), MOST_ROWS)],
        "heads": [_("Name"), _("Place and role"), _("Where they come from"), _("Notice hangs until")],
        "said": [
            _("The community's Party committee has heard each nomination and supports it."),
            _("Whoever knows something that speaks against one of them may say so until the last day: at the office, "
              "on paper, by telephone, or by the code below. A name need not be given; the office and the secretary "
              "alone read it, and it is answered before anyone is appointed."),
        ],
        "phones": "　".join(phones),
        "phones_label": _("Telephone"),
        "code": qr(host + ADDRESS),
        "code_words": _("Scan to object"),
        "by": _("Residents' committee of %(community)s") % {"community": community.name},
        "day": written(day),
        "seal": _("place of the seal"),
    }  # fmt: skip


def _row(one: Nomination) -> list[str]:
    until = written(one.notice_until) if one.notice_until else ""
    return [one.name, _post(one), str(SOURCES.get(one.source, one.source)), until]


def _post(held: Nomination | Appointment) -> str:
    place = held.micro_grid or held.compound or held.general_grid
    role = held.get_profession_display() if held.profession else held.get_role_display()
    return f"{place.name if place else held.community.name} {role}"


def thanks(given: Recognition) -> dict[str, Any]:
    """The data of a letter of thanks: to whom, for what; it compares with nobody and counts nothing."""
    held, community = given.appointment, given.community
    place = held.micro_grid or held.compound or held.general_grid
    where = (" " if get_language() == "en" else "").join(filter(None, (community.street, community.name)))
    known = {
        "where": where,
        "place": place.name if place else community.name,
        "role": held.get_role_display(),
        "since": written(held.start),
    }
    said = [
        _("You have served %(place)s of %(where)s as %(role)s since %(since)s.") % known,
        given.words,
        _("Your neighbours thank you with all their heart."),
    ]
    return letterhead(community, _("Letter of thanks"), given.day) | {
        "greeting": _("%(name)s:") % {"name": given.person.name},
        "said": said,
        "by": _("Residents' committee of %(community)s") % {"community": community.name},
        "day": written(given.day),
        "seal": _("place of the seal"),
    }
