"""The log of hours that wait for a second hand with the export, and thanks that wait to be put up."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.forces.alliance import certifying, hours, queries, rules, thanking
from linli.foundation import clock
from linli.web.alliance import words
from linli.web.alliance.forms import ExportForm
from linli.web.asking import at, pages, staff, take, token

MOST = 100
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def waiting(request: HttpRequest) -> HttpResponse:
    """Hours that another hand is to confirm; for the office, the export."""
    by = staff(request, "service.confirm")
    today = clock.today(at(request))
    form = ExportForm(request.POST or None, initial={"since": date(today.year, 1, 1), "until": today})
    if request.method == "POST":
        staff(request, "service.export")
        said = form.cleaned_data if form.is_valid() else {}
        book = take(form, lambda: certifying.take_out(**said, by=by, at=at(request)))
        if book is not None:
            answer = HttpResponse(book, content_type=XLSX)
            answer.headers["Content-Disposition"] = f'attachment; filename="hours-{today}.xlsx"'
            return answer
    found = queries.unconfirmed(by)
    rows = list(found[:MOST])
    context = {
        "rows": [
            (one, words.skill(one.skill), rules.hours(one.minutes), one.entered_by_id == by.person_id) for one in rows
        ],
        "form": form,
        "may_export": gate.may(by, "service.export"),
        **pages(found.count() if len(rows) == MOST else len(rows), MOST),
    }
    return render(request, "alliance/hours.html", context, status=422 if form.errors else 200)


@require_POST
def confirm(request: HttpRequest, id: UUID) -> HttpResponse:
    """It was so."""
    hours.confirm(id, by=staff(request, "service.confirm"), at=at(request), token=token(request))
    messages.success(request, _("Confirmed."))
    return HttpResponseRedirect("/together/hours/", status=303)


def stories(request: HttpRequest) -> HttpResponse:
    """Thanks that both sides agreed to show, to be read for private things and put up; and what hangs already."""
    by = staff(request, "thanks.show")
    hanging = queries.stories(by.community)
    rows = list(hanging[:MOST])
    context = {
        "new": [(one, words.shown_helper(one)) for one in queries.to_put_up(by)[:MOST]],
        "rows": [(one, words.shown_helper(one)) for one in rows],
        **pages(hanging.count() if len(rows) == MOST else len(rows), MOST),
    }
    return render(request, "alliance/put_up.html", context)


@require_POST
def story(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """Put a story up, or take it down."""
    by = staff(request, "thanks.show")
    verb = thanking.put_up if step == "up" else thanking.take_down
    verb(id, by=by, at=at(request), token=token(request))
    messages.success(request, _("It hangs on the story wall.") if step == "up" else _("It was taken down."))
    return HttpResponseRedirect("/together/stories/", status=303)
