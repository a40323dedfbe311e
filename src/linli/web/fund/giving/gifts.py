"""The gifts of a community: filtered, with their sums by stream, mode and state; nobody is ranked."""

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from linli.access import gate
from linli.fund.giving import queries
from linli.fund.giving.queries import Sums, Wanted
from linli.fund.labels import Form, GiftState, Mode, Stream
from linli.fund.models import Purpose
from linli.notifications import queries as letters
from linli.web.asking import pages, staff
from linli.web.fund.giving import words

MOST = 200
_MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])")


def listed(request: HttpRequest) -> HttpResponse:
    """The list, what waits for a hand, and the sums of what the filter leaves."""
    by = staff(request, "fund.read")
    purposes = queries.purposes(by.community)
    wanted = _wanted(request, purposes)
    found = queries.gifts(by, wanted)
    sums = queries.sums(found)
    rows = list(found.select_related("donor", "purpose")[: MOST + 1])
    named = gate.may(by, "donor.read")
    context = {
        "lines": [words.line(gift, named) for gift in rows[:MOST]],
        "sums": [(Stream(row.stream).label, Mode(row.mode).label, row) for row in sums],
        "total": queries.total(sums),
        "wanted": wanted,
        "purposes": [(p.code, p.name) for p in purposes],
        "months": queries.months(by),
        "states": GiftState.choices,
        "streams": Stream.choices,
        "modes": Mode.choices,
        "forms": Form.choices,
        "may_enter": gate.may(by, "gift.enter"),
        "may_see_donors": named,
        "may_load": gate.may(by, "gift.load"),
        "may_set": gate.may(by, "channel.set"),
        "open": bool(purposes),
        "to_tell": list(letters.donors_to_tell(by)[:20]) if gate.may(by, "gift.told") else [],
        "inquiries": list(queries.inquiries(by)[:20]),
        **_count(sums, len(rows)),
    }
    return render(request, "giving/gifts.html", context)


def _wanted(request: HttpRequest, purposes: list[Purpose]) -> Wanted:
    """The filter of the address; what is not among the choices counts as all."""
    choices = {
        "state": GiftState.values, "stream": Stream.values, "mode": Mode.values, "form": Form.values,
        "purpose": [p.code for p in purposes],
    }  # fmt: skip
    asked = {name: request.GET.get(name, "") for name in choices}
    month = request.GET.get("month", "")
    said = {name: value if value in choices[name] else "" for name, value in asked.items()}
    return Wanted(**said, month=month if _MONTH.fullmatch(month) else "")


def _count(sums: list[Sums], shown: int) -> dict[str, Any]:
    """How many there are: by the sums where nothing was withdrawn, else by what was read."""
    return pages(max(sum(row.n for row in sums), shown), MOST)
