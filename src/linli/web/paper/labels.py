"""Labels to stick on things and on the doors of stations: the code, the name, what one can do by it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from linli.projects.models import Station, Thing
from linli.web.paper.letterhead import letterhead
from linli.web.paper.press import qr


def things(rows: Sequence[Thing], day: date, host: str) -> dict[str, Any]:
    """The data of labels for things whose place, community and project were fetched with them."""
    return _sheet(rows[0].community, day, host, [_thing(row, host) for row in rows])


def stations(rows: Sequence[Station], day: date, host: str) -> dict[str, Any]:
    """The data of labels for stations whose community was fetched with them."""
    return _sheet(rows[0].community, day, host, [_station(row, host) for row in rows])


def _sheet(community: Any, day: date, host: str, labels: list[dict[str, str]]) -> dict[str, Any]:
    phone = community.office_phone
    return letterhead(community, _("Labels"), day, host) | {
        "labels": labels,
        "ring": _("or call the office: %(phone)s") % {"phone": phone} if phone else "",
    }


def _thing(row: Thing, host: str) -> dict[str, str]:
    return {
        "name": row.name,
        "sort": row.get_kind_display(),
        "where": row.where or str(row.micro_grid or row.compound or row.community),
        "does": _("Scan: borrow it, bring it back, say what is missing")
        if row.lendable
        else _("Scan: something broken or missing? Say so in two taps"),
        "paid": _("Paid by the community fund: %(name)s") % {"name": row.proposal.name} if row.proposal else "",
        "code": row.code,
        "qr": qr(f"{host}/t/{row.code}/"),
    }


def _station(row: Station, host: str) -> dict[str, str]:
    hours = f"{row.opens:%H:%M}–{row.closes:%H:%M}" if row.opens and row.closes else _("day and night")
    return {
        "name": row.name, "sort": _("Station"), "where": f"{hours} · {row.where}".strip(" ·"),
        "does": _("Scan: is something broken? Two taps"), "paid": "", "code": row.code,
        "qr": qr(f"{host}/life/stations/{row.code}/"),
    }  # fmt: skip
