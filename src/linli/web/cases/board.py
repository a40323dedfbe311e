"""The triage board: what is unfinished, in order of need, filtered; what looks alike is pointed out."""

import functools
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from linli.access import gate
from linli.access.actors import Actor
from linli.cases import posts, queries
from linli.cases.alike import hinting
from linli.cases.labels import PASS_UP_REASONS, Channel, Level, Sphere, Stage
from linli.cases.loop import OPEN
from linli.cases.rules import MANY_TIMES
from linli.foundation import clock
from linli.people.labels import Role
from linli.web.asking import at, staff
from linli.web.cases.likeness import why
from linli.web.cases.rows import BOARD, kind_choices, kind_name, rows

PAGE = 100
MOST_COUNTED = 1000
CHOSEN = ("stage", "sphere", "kind", "level", "channel", "micro_grid", "q")
GIVEN = ("compound", "stairwell")  # filters that come with a link and have no field of their own


def triage(request: HttpRequest) -> HttpResponse:
    """The board; its filters live in the address, so they survive a reload and can be sent to a colleague."""
    by = staff(request, "case.assign")
    filters = _asked(request)
    cases, count = _found(by, at(request), filters)
    context = {
        "rows": rows(cases[:PAGE], at(request)),
        "count": min(count, MOST_COUNTED),
        "many": count > MOST_COUNTED,
        "limit": PAGE,
        "filters": filters,
        "given": [(name, filters[name]) for name in GIVEN if name in filters],
        "query": urlencode(filters),
        "alike": [] if "compound" in filters else _alike(cases),
        "grids": queries.grids_of_board(by, clock.today(at(request))),
        "assignees": _people(posts.assignees(by, clock.today(at(request)))),
        "reasons": PASS_UP_REASONS.items(),
        "may_join": gate.may(by, "case.merge"),
        **_choices(),
    }
    return render(request, "triage_rows.html" if request.headers.get("HX-Request") else "triage.html", context)


def _found(by: Actor, now: datetime, filters: dict[str, str]) -> tuple[list[dict[str, Any]], int]:
    """The matters of the board, one more than it shows, and how many there are, as far as they are counted."""
    columns = (*BOARD, "compound_id", "compound__name")
    rows = functools.partial(queries.board, by, now, **queries.clean_filters(filters))
    cases = list(rows().values(*columns)[: PAGE + 1]) if filters else queries.in_need(by, now, columns, PAGE + 1)
    return cases, rows().order_by()[: MOST_COUNTED + 1].count() if len(cases) > PAGE else len(cases)


def _choices() -> dict[str, Any]:
    """What the filters let one choose from."""
    needs = [
        ("", _("unfinished")), ("late", _("past the promised time")), ("today", _("due today")),
        ("stuck", _("stuck: no step for 5 days, or sent down twice")), ("wakes", _("waiting that ends today")),
        ("month", _("all of the last 30 days")),
    ]  # fmt: skip
    return {
        "stages": [*needs, *Stage.choices],
        "spheres": Sphere.choices,
        "kinds": kind_choices(),
        "levels": Level.choices,
        "channels": Channel.choices,
    }


def _alike(cases: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of the matters shown, open ones of one kind in one compound, three at least; private ones are not counted."""
    many = Counter(
        (case["kind"], case["compound_id"], case["compound__name"])
        for case in cases
        if case["stage"] in OPEN and case["kind"] and case["compound_id"] and not case["sealed"]
    )
    return [
        {"n": n, "kind": kind_name(kind), "place": place, "query": urlencode({"kind": kind, "compound": compound})}
        for (kind, compound, place), n in many.most_common(3)
        if n >= MANY_TIMES
    ]


def alike(request: HttpRequest) -> HttpResponse:
    """Which matters of the board, filtered as it is, may be the same as an earlier one; asked for apart, after it."""
    by, filters = staff(request, "case.assign"), _asked(request)
    cases = [case for case in _found(by, at(request), filters)[0][:PAGE] if case["stage"] in OPEN]
    titles = {row.id: row.title for row in rows(cases, at(request))}
    may_join = gate.may(by, "case.merge")
    hints = [
        {
            "title": titles[f"{id}"],
            "where": f"/cases/{id}/join/?with={hint.case}" if may_join else f"/cases/{hint.case}/",
            "words": _("perhaps the same as %(number)s: %(why)s")
            % {"number": hint.number, "why": why(hint.reasons, hint.hours)},
        }
        for id, hint in hinting.hints(by, [case["id"] for case in cases]).items()
    ]
    page = "triage_alike_in.html" if request.headers.get("HX-Request") else "triage_alike.html"
    return render(request, page, {"hints": hints, "query": urlencode(filters)})


def _asked(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET[name].strip()[:60] for name in CHOSEN + GIVEN if request.GET.get(name, "").strip()}


def _people(found: list[tuple[UUID, str, str]]) -> list[tuple[UUID, str]]:
    """Each person once, with the role in words."""
    roles = {role.value: str(role.label) for role in Role}
    return list({person: (person, f"{name} · {roles[role]}") for person, name, role in reversed(found)}.values())[::-1]
