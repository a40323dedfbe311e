"""The call sheet: who is to be told, on paper; and the ticks of a sheet that came back, entered together."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from linli.access.actors import Actor
from linli.cases.queries import only_ids
from linli.cases.telling import actions as telling
from linli.foundation import clock
from linli.foundation.refusals import Refusal
from linli.notifications import queries
from linli.notifications.labels import ToldBy
from linli.people.queries import serving
from linli.web.asking import at, host_of, staff
from linli.web.cases.forms import SheetForm
from linli.web.cases.telling import MOST, Line, lines


def sheet(request: HttpRequest) -> HttpResponse:
    """To be printed on A4: what to say to whom, and room for who told them, when and how. No number stands whole."""
    rows = _rows(request, staff(request, "letter.tick"))
    return render(request, "call_sheet.html", {"rows": rows, "means": list(ToldBy)[:4], "day": at(request)})


def enter(request: HttpRequest) -> HttpResponse:
    """Tick what a sheet says: one who told and one day for all, the means for each."""
    by = staff(request, "letter.tick")
    people = list(serving(by.community, clock.today(at(request))).values_list("pk", "name"))
    given = {"teller": str(by.person_id), "when": at(request).astimezone(clock.SHANGHAI).strftime("%Y-%m-%dT%H:%M")}
    form = SheetForm(request.POST or None, initial=given, people=people)
    if request.method == "POST" and form.is_valid() and _enter(request, form, by):
        return HttpResponseRedirect("/to-tell/", status=303)
    rows = _as_written(request, _rows(request, by))
    context = {"form": form, "rows": rows, "means": ToldBy.choices}
    return render(request, "call_sheet_enter.html", context, status=422 if request.method == "POST" else 200)


def _rows(request: HttpRequest, by: Actor) -> list[Line]:
    return lines(list(queries.to_tell(by)[:MOST]), by, host_of(request))


def _as_written(request: HttpRequest, rows: list[Line]) -> list[tuple[Line, bool, str]]:
    """Each line with what was ticked and chosen for it before something was refused."""
    ticked = request.POST.getlist("letter")
    return [(line, str(line.id) in ticked, request.POST.get(f"means-{line.id}", "")) for line in rows]


def _enter(request: HttpRequest, form: SheetForm, by: Actor) -> bool:
    """Each tick by itself; whether all went well. One that another has entered meanwhile is told already."""
    said, done, refusals = form.cleaned_data, 0, set()
    for id in only_ids(request.POST.getlist("letter"))[:MOST]:
        means = request.POST.get(f"means-{id}", "")
        try:
            telling.tick(id, by=by, means=means, at=at(request), teller=said["teller"], when=said["when"])
            done += 1
        except Refusal as refused:
            refusals.add(str(refused))
    if done:
        messages.success(request, _("%(n)d ticked.") % {"n": done})
    if not (done or refusals):
        refusals.add(_("Please tick those who were told."))
    for refusal in sorted(refusals):
        messages.error(request, refusal)
    return not refusals
