"""The council on the wall: one item at a time, the agenda beside it; what is one matter is joined, kinds are mended."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from linli.access import gate
from linli.access.actors import Actor
from linli.cases import queries as cases
from linli.cases.models import Case
from linli.council import queries
from linli.council.labels import State
from linli.council.models import Item, Meeting
from linli.web.asking import at, new_token, staff
from linli.web.cases.rows import kind_choices
from linli.web.cases.steps import possible
from linli.web.council.words import CHIPS, of_item

MOST = 8  # matters of a group that a wall has room for


def screen(request: HttpRequest, id: UUID) -> HttpResponse:
    """One item, large enough for the last row; it names nobody who reported."""
    by = staff(request, "council.read")
    meeting = queries.meeting(by, id)
    items = queries.items(meeting)
    asked = request.GET.get("item", "")
    chosen = min(max(int(asked) if asked.isdigit() and len(asked) < 4 else 1, 1), max(len(items), 1))
    shown = items[chosen - 1] if items else None
    context = {
        "meeting": meeting, "item": shown, "said": of_item(shown) if shown else None, "number": chosen,
        "count": len(items), "before": chosen - 1, "after": chosen + 1 if chosen < len(items) else 0,
        "rows": [{"item": one, "said": of_item(one), "chip": CHIPS[State(one.state)], "here": one == shown}
                 for one in items],
        "here": f"/council/{id}/screen/?item={chosen}", "token": new_token(),
        **(_work(request, by, meeting, shown) if shown else {}),
    }  # fmt: skip
    return render(request, "council/screen.html", context)


def _work(request: HttpRequest, by: Actor, meeting: Meeting, item: Item) -> dict[str, Any]:
    """What whoever holds it can do on the wall until it is over: join what is one matter, say its kind otherwise."""
    holds = gate.holds(by, "council.hold", meeting) and not meeting.closed_at
    if item.case is not None:
        case = item.case
        mends = holds and not case.sealed and "triage" in possible(case, by)
        return {"mends": mends, "kinds": kind_choices() if mends else (), "case": case}
    if not (item.kind and (item.compound_id or item.stairwell_id)):
        return {}
    alike = _alike(request, by, item)
    return {"group": True, "alike": alike, "joins": holds and len(alike) > 1 and gate.may(by, "case.merge")}


def _alike(request: HttpRequest, by: Actor, item: Item) -> list[Case]:
    """The open matters of a group that may be read out."""
    where = {"stairwell": f"{item.stairwell_id}"} if item.stairwell_id else {"compound": f"{item.compound_id}"}
    found = cases.board(by, at(request), kind=item.kind, **where)
    return list(found.filter(sealed=False)[:MOST])
