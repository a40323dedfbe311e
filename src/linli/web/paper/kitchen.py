"""Papers of a meal service: the kitchen's list, in numbers alone, and the sheet of a delivery round."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from linli.foundation import clock
from linli.projects.models import Booking, Session
from linli.projects.sessions import queries
from linli.territory.queries import address
from linli.web.paper.letterhead import letterhead


def kitchen_list(session: Session, rows: Iterable[Booking], day: date, host: str) -> dict[str, Any]:
    """The data of a kitchen's list for a session whose service and community were fetched with it."""
    counted = queries.kitchen(rows)
    return _head(session, _("Kitchen list"), day, host) | {
        "total": counted.total,
        "dishes": [[dish, many] for dish, many in counted.dishes],
        "wishes": [[wish, many] for wish, many in counted.wishes],
        "words": {
            "total": _("Meals in all"), "dishes": _("Dishes"), "wishes": _("Special wishes for the food"),
            "none": _("No wishes for this meal."), "nameless": _("No name stands here: the kitchen counts."),
        },
    }  # fmt: skip


def round_sheet(session: Session, rows: Iterable[Booking], day: date, host: str) -> dict[str, Any]:
    """The data of a round's sheet: doors as one walks past them, a name as liked, what is brought, two boxes."""
    return _head(session, _("Delivery round"), day, host) | {
        "stops": [_stop(row) for row in queries.stops(rows)],
        "words": {
            "done": _("delivered"), "absent": _("not at home"),
            "keep": _("For whoever delivers, and for nobody else. Please give the sheet back: it is torn up. "
                      "Nobody at home? Ring the office: it calls the neighbour, and the steward goes to look."),
        },
    }  # fmt: skip


def _head(session: Session, title: str, day: date, host: str) -> dict[str, Any]:
    start = session.start.astimezone(clock.SHANGHAI)
    service = session.service
    return letterhead(service.community, title, day, host) | {
        "under": f"{service.name} · {start:%Y-%m-%d %H:%M} {session.words}".strip(),
        "numbers": [[_("Office telephone"), service.community.office_phone]],
    }


def _stop(row: Booking) -> dict[str, str]:
    assert row.stairwell is not None
    place = f"{address(row.stairwell)} {row.door}".strip()
    return {"place": place, "name": row.name, "what": f"{row.dish} {row.diet}".strip()}
