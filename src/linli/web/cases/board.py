"""The triage board: what is unfinished, in order of need; filtered, and given out singly or many at once."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.cases import queries
from linli.cases.labels import Sphere, Stage
from linli.cases.matter.actions import assign
from linli.foundation import clock
from linli.foundation.refusals import Refusal
from linli.people.labels import Role
from linli.web.asking import at, back_to, staff
from linli.web.cases.forms import BulkForm
from linli.web.cases.rows import COLUMNS, kind_choices, rows

PAGE = 100
FILTERS = ("stage", "sphere", "kind", "micro_grid", "compound", "q")


def triage(request: HttpRequest) -> HttpResponse:
    """The board; its filters live in the address, so they survive a reload and can be sent to a colleague."""
    by = staff(request, "case.assign")
    filters = {name: request.GET[name].strip()[:60] for name in FILTERS if request.GET.get(name, "").strip()}
    found = queries.board(by, at(request), **queries.clean_filters(filters))
    cases = list(found.values(*COLUMNS)[: PAGE + 1])
    full = len(cases) > PAGE
    context = {
        "rows": rows(cases[:PAGE], at(request)),
        "count": found.count() if full else len(cases),
        "limit": PAGE,
        "filters": filters,
        "query": urlencode(filters),
        "stages": [("", _("unfinished")), ("late", _("past the promised time")), *Stage.choices],
        "spheres": Sphere.choices,
        "kinds": kind_choices(),
        "grids": queries.grids_of_board(by, clock.today(at(request))),
        "assignees": _people(queries.assignees(by, clock.today(at(request)))),
    }
    return render(request, "triage_rows.html" if request.headers.get("HX-Request") else "triage.html", context)


def _people(found: list[tuple[UUID, str, str]]) -> list[tuple[UUID, str]]:
    """Each person once, with the role in words."""
    roles = {role.value: str(role.label) for role in Role}
    return list({person: (person, f"{name} · {roles[role]}") for person, name, role in reversed(found)}.values())[::-1]


@require_POST
def assign_many(request: HttpRequest) -> HttpResponse:
    """Give the ticked matters to one person; each that cannot be given is named with its reason."""
    by = staff(request, "case.assign")
    form = BulkForm(request.POST)
    done = 0
    for case in queries.visible_to(by).filter(pk__in=queries.only_ids(request.POST.getlist("case"))[:PAGE]):
        if not form.is_valid():
            break
        try:
            assign(case.pk, form.cleaned_data["assignee"], by=by, at=at(request), version=case.version)
            done += 1
        except Refusal as refused:
            messages.error(request, f"{case.number}: {refused}")
    if form.is_valid() and done:
        messages.success(request, _("%(n)d matters were given out.") % {"n": done})
    elif not form.is_valid():
        messages.error(request, _("Please tick some matters and choose a person."))
    return back_to(request, "/triage/")
