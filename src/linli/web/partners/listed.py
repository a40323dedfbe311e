"""The list of partners, a new one, the graph, other names."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.access.actors import Actor
from linli.foundation import clock
from linli.partners import queries as figures
from linli.partners.labels import RelationSort
from linli.partners.models import Partner
from linli.partners.relating import actions, queries
from linli.partners.relating.queries import Wanted
from linli.people.models import Organisation
from linli.web.asking import as_uuid, at, pages, staff, take, token
from linli.web.partners import words
from linli.web.partners.drawing import draw
from linli.web.partners.forms import AliasForm, NewForm

MOST = 200


def listed(request: HttpRequest) -> HttpResponse:
    """Partners by name, filtered; with how many there are of each relation, each once."""
    by = staff(request, "partner.read")
    today = clock.today(at(request))
    asked = {name: request.GET.get(name, "") for name in ("sort", "words", "alliance", "standing")}
    wanted = Wanted(**asked)
    found = queries.partners(by, wanted, today)
    rows = queries.rows(found[:MOST], today)
    context = {
        "rows": [words.line(row) for row in rows],
        "wanted": wanted,
        "sorts": [one for one in words.choices(RelationSort) if one[0] != RelationSort.MEMBER],
        "alliances": [(one.name, one.name) for one in queries.alliances(by.community, today)],
        "standings": [("unregistered", _("not registered by both sides")), ("left", _("has left"))],
        "figures": figures.organisations(by.community, today),
        "may_edit": gate.may(by, "partner.edit"),
        **pages(found.count() if len(rows) == MOST else len(rows), MOST),
    }
    return render(request, "partners/list.html", context)


def new(request: HttpRequest) -> HttpResponse:
    """An organisation becomes a partner."""
    by = staff(request, "partner.edit")
    form = NewForm(request.POST or None, known=_not_yet(by), initial={"name": request.GET.get("name", "")})
    if request.method == "POST":
        made = take(form, lambda: _enter(request, by, form))
        if made is not None:
            messages.success(request, _("Entered. Now say what ties it, and whom to speak with."))
            return HttpResponseRedirect(f"/together/partners/{made.pk}/", status=303)
    return render(request, "partners/new.html", {"form": form}, status=422 if form.errors else 200)


def _not_yet(by: Actor) -> Any:
    """Organisations of the office that are no partners."""
    partners = Partner.objects.filter(community=by.community, left_at=None)
    found = Organisation.objects.filter(community=by.community).exclude(pk__in=partners.values("organisation"))
    return found.order_by("name")


def _enter(request: HttpRequest, by: Actor, form: NewForm) -> Partner:
    said, about = form.cleaned_data, {"by": by, "at": at(request), "token": token(request)}
    if known := as_uuid(said["known"]):
        return actions.take_up(known, **about)
    return actions.enter(said["name"], said["kind"], words=said["words"], **about)


def graph(request: HttpRequest) -> HttpResponse:
    """Who is tied how: a table, a sketch, and where relations overlap."""
    by = staff(request, "partner.read")
    today = clock.today(at(request))
    rows = [words.line(row) for row in queries.rows(queries.partners(by, Wanted(), today), today)]
    alliances = [one.name for one in queries.alliances(by.community, today)]
    members: dict[str, list[str]] = {}
    for row in rows:
        for alliance in row.alliances:
            members.setdefault(alliance, []).append(row.name)
    counted = figures.organisations(by.community, today)
    context = {
        "rows": rows,
        "drawn": draw([row.name for row in rows], alliances, dict(members), {row.name for row in rows if row.sorts}),
        "figures": counted,
        "sorts": [(str(RelationSort(sort).label), n) for sort, n in sorted(counted.counted.by_sort.items())],
        "overlaps": [
            (str(RelationSort(one).label), str(RelationSort(other).label), n)
            for (one, other), n in counted.counted.overlaps.items()
        ],
        "alliances": [(alliance, members.get(alliance, [])) for alliance in alliances],
        "count": len(rows),
    }
    return render(request, "partners/graph.html", context)


def aliases(request: HttpRequest) -> HttpResponse:
    """Other names of organisations, places and projects; a new one."""
    by = staff(request, "partner.read")
    may_edit = gate.may(by, "partner.edit")
    form = AliasForm(request.POST or None)
    if request.method == "POST":
        staff(request, "partner.edit")
        made = take(form, lambda: actions.call_also(**form.cleaned_data, by=by, at=at(request), token=token(request)))
        if made is not None:
            messages.success(request, _("Kept: both names find it from now on."))
            return HttpResponseRedirect("/together/partners/names/", status=303)
    rows = list(queries.aliases(by.community))
    context = {"rows": rows, "form": form, "may_edit": may_edit, "count": len(rows)}
    return render(request, "partners/names.html", context, status=422 if form.errors else 200)


@require_POST
def forget_alias(request: HttpRequest, id: UUID) -> HttpResponse:
    """Another name that was wrong is taken out."""
    by = staff(request, "partner.edit")
    actions.call_so_no_more(id, by=by, at=at(request))
    messages.success(request, _("Taken out."))
    return HttpResponseRedirect("/together/partners/names/", status=303)
