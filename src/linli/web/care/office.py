"""The office's door to the list: enter someone who asked for it, take off whoever rings, see how many there are."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.access.actors import Actor
from linli.care import queries
from linli.care.actions import entering, keeping
from linli.care.actions.entering import Agreed
from linli.care.models import Entry
from linli.foundation import clock
from linli.territory.queries import stairwells_of
from linli.web.asking import at, staff, take, token
from linli.web.care.forms import TOLD, EnterForm, NumberForm


def door(request: HttpRequest) -> HttpResponse:
    """How many are on the list, from five on, and what the office can do; nobody is named."""
    return _door(request)


def _door(request: HttpRequest, form: NumberForm | None = None) -> HttpResponse:
    by, day = staff(request, "care.count"), clock.today(at(request))
    context = {
        "count": queries.count(by),
        "may_enter": gate.may(by, "care.enter"),
        "keeps": queries.keeps(by, day),
        "nobody": gate.may(by, "care.take_over") and bool(queries.keeperless(by.community, day)),
        "form": form,
        "told": TOLD,
    }
    return render(request, "care/office.html", context, status=422 if form else 200)


def enter(request: HttpRequest) -> HttpResponse:
    """Someone asked to be called: what was agreed, how they said so, and who will call."""
    by, day = staff(request, "care.enter"), clock.today(at(request))
    people = [(str(p.pk), p.name) for p in queries.may_keep(by.community, day)]
    form = EnterForm(request.POST or None, people=people, initial={"keepers": [by.id]})
    if request.method == "POST" and take(form, lambda: _enter(request, form, by)) is not None:
        messages.success(request, _("Entered. The keepers have been told, without a name."))
        return HttpResponseRedirect("/office/care/", status=303)
    context = {"form": form, "seats": form.seats(), "stairwells": stairwells_of(by.community, [], day)}
    return render(request, "care/enter.html", context, status=422 if form.errors else 200)


def _enter(request: HttpRequest, form: EnterForm, by: Actor) -> Entry:
    said = form.cleaned_data
    agreed = Agreed(said["agreed"], said["means"], said["call_at"], "".join(said["days"]))
    chosen = [UUID(id) for id in said["keepers"]]
    return entering.enter(form.sheet(), agreed, chosen, by=by, at=at(request), token=token(request))


@require_POST
def withdraw(request: HttpRequest) -> HttpResponse:
    """Someone rings and wants no more calls. The answer is the same whether the number stood on a list or not."""
    by, form = staff(request, "care.withdraw"), NumberForm(request.POST)

    def verb() -> bool:
        said = form.cleaned_data
        entering.withdraw_by_number(said["phone"], said["means"], by=by, at=at(request))
        return True

    if take(form, verb) is None:
        return _door(request, form)
    said = _("If this number stood on the list, it is off now and erased. Are they still called? Their keeper ends it.")
    messages.success(request, said)
    return HttpResponseRedirect("/office/care/", status=303)


@require_POST
def take_over(request: HttpRequest) -> HttpResponse:
    """Keep what nobody keeps any more."""
    keeping.take_over(by=staff(request, "care.take_over"), at=at(request))
    return HttpResponseRedirect("/care/", status=303)
