"""The posters of stairwells: the code, the place, the steward. The code is permanent, whatever the host is."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from linli.people.queries import CardPerson, named_stewards
from linli.territory import queries as land
from linli.territory.models import Community, Stairwell
from linli.web.paper.letterhead import letterhead
from linli.web.paper.press import qr


def posters(community: Community, stairwells: list[Stairwell], day: date, host: str, each: int) -> dict[str, Any]:
    """The data of one poster for each stairwell, `each` (1 or 4) on a sheet."""
    named = named_stewards(community.pk, day)
    grids = land.grids_of_stairwells(community.pk, day)
    phone = community.office_phone
    return letterhead(community, _("Something wrong? Scan and say it"), day, host) | {
        "each": each,
        "posters": [
            {
                "place": land.address(s),
                "stewards": [_steward(who) for grid in grids.get(s.pk, []) for who in named.get(grid, [])],
                "address": f"{host}/q/{s.code}/".split("://")[-1],
                "qr": qr(f"{host}/q/{s.code}/"),
            }
            for s in stairwells
        ],
        "words": {
            "steward": _("Your steward"),
            "office": _("or call the office: %(phone)s") % {"phone": phone} if phone else "",
            "promise": _("No name, no account. You see who has it and by when."),
            "danger": _("Fire 119 · ambulance 120 · police 110"),
        },
    }


def _steward(who: CardPerson) -> dict[str, str]:
    return {"name": who.name, "phone": who.phone}
