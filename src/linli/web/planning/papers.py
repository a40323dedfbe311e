"""What is printed after an adoption: notices and posters of what changed only, the words that hang in the hall; and
what proves a solution, to be checked elsewhere.
"""

import json
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from linli.access.actors import Actor
from linli.foundation.refusals import NotFound
from linli.planning import queries
from linli.planning.models import Draft
from linli.territory import queries as land
from linli.territory.models import MicroGrid, Stairwell
from linli.web.asking import host_of, staff
from linli.web.paper.answers import printed
from linli.web.paper.cards import cards
from linli.web.paper.posters import posters
from linli.web.territory.doors import by_compound


def changed_cards(request: HttpRequest, id: UUID) -> HttpResponse:
    """The notice boards of the micro-grids whose doors changed, as they are on the day of the change."""
    draft, _by = _adopted(request, id)
    grids = list(
        MicroGrid.objects.filter(community=draft.community, pk__in=draft.changed["grids"])
        .select_related("compound", "general_grid")
        .order_by("code")
    )
    if not grids or draft.holds_from is None:
        raise NotFound()
    return printed("card", cards(draft.community, grids, draft.holds_from, host_of(request)), _("Micro-grid notices"))


def changed_posters(request: HttpRequest, id: UUID) -> HttpResponse:
    """The posters of the stairwells that came to another micro-grid."""
    draft, _by = _adopted(request, id)
    doors = Stairwell.objects.filter(community=draft.community, pk__in=draft.changed["stairwells"])
    found = sorted(doors.select_related("compound", "building"), key=land.by_address)
    if not found or draft.holds_from is None:
        raise NotFound()
    each = 4 if request.GET.get("each") == "4" else 1
    data = posters(draft.community, found, draft.holds_from, host_of(request), each)
    return printed("poster", data, _("Stairwell posters"))


def question(request: HttpRequest, id: UUID) -> HttpResponse:
    """What the machine was asked, for `linli grids check`: one document, or one in each line."""
    return _proof(request, id, "asked", "question")


def answer(request: HttpRequest, id: UUID) -> HttpResponse:
    """What it answered, with the certificate of the bound; line by line as in the question."""
    return _proof(request, id, "answered", "plan")


def _proof(request: HttpRequest, id: UUID, column: str, name: str) -> HttpResponse:
    draft = queries.one(staff(request, "plan.read"), id)
    documents = list(draft.workings.values_list(column, flat=True))
    if not documents:
        raise NotFound()
    lines = "".join(json.dumps(document, ensure_ascii=False) + "\n" for document in documents)
    found = HttpResponse(lines, content_type="application/json; charset=utf-8")
    found.headers["Content-Disposition"] = f'attachment; filename="{name}.json"'
    return found


def notice(request: HttpRequest, id: UUID) -> HttpResponse:
    """What residents are told, to print or to copy into a chat: which doors belong to which micro-grid from when."""
    draft, by = _adopted(request, id)
    day = draft.holds_from
    if day is None:
        raise NotFound()
    rows = land.members_on(by.community, day).filter(start=day).order_by("micro_grid__code")
    rows = rows.filter(stairwell__in=draft.changed["stairwells"])
    grids: dict[str, list[object]] = {}
    for row in rows:
        grids.setdefault(row.micro_grid.name, []).append(row)
    context = {
        "draft": draft,
        "grids": [(name, by_compound(doors)) for name, doors in grids.items()],  # type: ignore[arg-type]
    }
    return render(request, "planning/notice.html", context)


def _adopted(request: HttpRequest, id: UUID) -> tuple[Draft, Actor]:
    by = staff(request, "plan.read")
    draft = queries.one(by, id)
    if draft.state != "adopted":
        raise NotFound()
    return draft, by
