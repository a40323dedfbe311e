"""The notice boards of micro-grids: what each shows, from the same questions as the card's page."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from linli.people.queries import CardPerson, card_people
from linli.territory.models import Community, Membership, MicroGrid
from linli.territory.queries import members_on
from linli.web.paper.letterhead import letterhead
from linli.web.paper.press import qr
from linli.web.territory.doors import by_compound


def cards(community: Community, grids: list[MicroGrid], day: date, host: str) -> dict[str, Any]:
    """The data of one notice board for each micro-grid; `host` stands before the path of an address."""
    doors: dict[Any, list[Membership]] = {}
    for member in members_on(community.pk, day).filter(micro_grid__in=grids):
        doors.setdefault(member.micro_grid_id, []).append(member)
    source = f"{host}/g/{grids[0].card}/" if len(grids) == 1 else host
    return letterhead(community, _("Micro-grid notice"), day, source) | {
        "cards": [_card(grid, community, doors.get(grid.pk, []), day, host) for grid in grids],
        "words": {
            "photo": _("photo"),
            "ring": _("Tel."),
            "sought": _("A steward is being sought for these doors. Until then the community office looks after you."),
            "doors": _("These doors belong to it"),
            "ways": _("Three ways to be heard"),
            "scan": _("Scan: this card today"),
        },
    }


def _card(grid: MicroGrid, community: Community, doors: list[Membership], day: date, host: str) -> dict[str, Any]:
    people = card_people(grid, day)
    office = community.office_phone
    return {
        "name": grid.name,
        "code": _("No. %(code)s") % {"code": grid.code},
        "under": f"{community.street} · {community.name}".strip(" ·"),
        "stewards": [_person(who) for who in people if who.role == "steward"],
        "helpers": [_person(who) for who in people if who.role != "steward"],
        "doors": by_compound(doors),
        "ways": [
            _("Tell your steward, at the door or by telephone."),
            _("Scan the code in your stairwell and say it there."),
            _("Call the community office: %(phone)s") % {"phone": office}
            if office
            else _("Come to the desk of the community office."),
        ],
        "numbers": [[_("Office telephone"), office], [_("Supervision telephone"), community.supervision_phone]],
        "qr": qr(f"{host}/g/{grid.card}/"),
    }


def _person(who: CardPerson) -> dict[str, str]:
    role = {"steward": _("Your steward"), "anchor": _("Anchor household"), "leader": _("Grid leader")}[who.role]
    return {"role": role, "name": who.name, "phone": who.phone, "offers": who.offers}
