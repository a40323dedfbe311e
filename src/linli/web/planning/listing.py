"""The drafts of a community, and the beginning of a new one."""

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from linli.access import gate
from linli.foundation import clock
from linli.planning import queries
from linli.planning.actions.drafting import start
from linli.web.asking import at, staff, take, token

MOST = 50


class StartForm(forms.Form):
    name = forms.CharField(label=_("Name of the draft"), max_length=60)


def drafts(request: HttpRequest) -> HttpResponse:
    """The drafts within reach, the newest first; who may draw can begin one from today's micro-grids."""
    by = staff(request, "plan.read_shown")
    form = StartForm(request.POST or None)
    if request.method == "POST":
        made = take(form, lambda: start(form.cleaned_data["name"], by=by, at=at(request), token=token(request)))
        if made is not None:
            return HttpResponseRedirect(f"/planning/{made.pk}/", status=303)
    context = {
        "drafts": list(queries.listed(by)[:MOST]),
        "form": form,
        "may_draft": gate.may(by, "plan.draft"),
        "may_read": gate.may(by, "plan.read"),
        "today": clock.today(at(request)),
    }
    return render(request, "planning/drafts.html", context, status=422 if form.errors else 200)
