"""The fund's inner desk: what waits for whom, the months, the purposes; the books are opened here."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.foundation import clock
from linli.fund import reference
from linli.fund.books import queries as books
from linli.fund.books.actions import Named, name_purpose, open_books
from linli.fund.checking import queries
from linli.fund.giving import queries as giving
from linli.fund.granting.deciding import standing
from linli.fund.granting.paying.queries import to_pay
from linli.fund.granting.results.waiting import waiting
from linli.fund.models import Account
from linli.fund.showing import figures
from linli.web.asking import at, staff, take, token
from linli.web.fund.doing import words as doing
from linli.web.fund.granting.words import waits


class PurposeForm(forms.Form):
    """A purpose that money is given for."""

    code = forms.CharField(label=gettext_lazy("Code of the purpose"), max_length=6)
    name = forms.CharField(label=gettext_lazy("What for"), max_length=60)
    words = forms.CharField(label=gettext_lazy("In a sentence, for donors"), max_length=200, required=False)
    agency = forms.BooleanField(label=gettext_lazy("The donor names who receives it"), required=False)


def desk(request: HttpRequest) -> HttpResponse:
    """Where the fund stands today, with the ways to each job."""
    by = staff(request, "fund.read")
    context = {
        "open": Account.objects.filter(community=by.community).exists(),
        "purposes": figures.of_purposes(by.community),
        "months": queries.months(by.community, clock.today(at(request))),
        "closed": books.closed_until(by.community),
        "giving": giving.waiting(by),
        "proposals": waits(standing.still_open(by, at(request)).waits),
        "to_pay": to_pay(by).count(),
        "underway": doing.waits(waiting(by.community), by.roles),
        "may_open": gate.may(by, "fund.open"),
        "may_close": gate.may(by, "month.close"),
        "may_load": gate.may(by, "statement.load"),
        "may_propose": gate.may(by, "fund.propose"),
    }
    return render(request, "fund/desk.html", context)


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Open the books with the chart of accounts of the present rules."""
    by = staff(request, "fund.open")
    open_books(by.community, reference.chart().members, by=by, at=at(request), token=token(request))
    messages.success(request, _("The books are open. Name the purposes next."))
    return HttpResponseRedirect("/fund/purposes/", status=303)


def purposes(request: HttpRequest) -> HttpResponse:
    """All purposes, and the form that names one more."""
    by = staff(request, "fund.read")
    found = figures.of_purposes(by.community)
    form = PurposeForm(request.POST or None, initial={"code": f"P{len(found):02}"})
    if request.method == "POST":
        done = take(
            form,
            lambda: name_purpose(Named(**form.cleaned_data), by=by, at=at(request), token=token(request)),
        )  # fmt: skip
        if done is not None:
            messages.success(request, _("Named. Money can be given for it from now on."))
            return HttpResponseRedirect("/fund/purposes/", status=303)
    context = {"purposes": found, "form": form, "may_name": gate.may(by, "fund.purpose")}
    return render(request, "fund/purposes.html", context, status=422 if form.errors else 200)
