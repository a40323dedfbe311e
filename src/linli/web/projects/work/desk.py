"""Work for those who serve: makers' groups, what was told on paper, what is withdrawn by telephone."""

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
from linli.foundation.rows import there
from linli.projects.models import Makers
from linli.projects.work import actions, queries
from linli.web.asking import at, staff, take, token, version
from linli.web.projects.work.forms import MakersForm, OnPaperForm, WithdrawForm


def listed(request: HttpRequest) -> HttpResponse:
    """The number with its definition, makers' groups, and two forms for what comes by paper and telephone."""
    return _page(request, staff(request, "work.read"))


@require_POST
def tell(request: HttpRequest) -> HttpResponse:
    """What someone told on paper, by telephone or at the desk."""
    by, form = staff(request, "outcome.tell"), OnPaperForm(request.POST)
    about: dict[str, Any] = {"by": by, "at": at(request), "token": token(request)}
    if take(form, lambda: actions.tell(**form.cleaned_data, **about)) is None:
        return _page(request, by, form=form)
    messages.success(request, _("Kept. Nothing but the kind and the day is kept of it."))
    return HttpResponseRedirect("/together/work/", status=303)


@require_POST
def withdraw(request: HttpRequest) -> HttpResponse:
    """Someone rang to withdraw what was told."""
    by, form = staff(request, "outcome.withdraw"), WithdrawForm(request.POST)
    if not form.is_valid():
        return _page(request, by, back=form)
    found = queries.outcome_of_number(by.community, form.cleaned_data["phone"])
    if found is None:
        form.add_error("phone", _("Nothing was told with this number."))
        return _page(request, by, back=form)
    actions.withdraw(found.pk, by=by, at=at(request), token=token(request))
    messages.success(request, _("Withdrawn. It counts nowhere from now on."))
    return HttpResponseRedirect("/together/work/", status=303)


def new(request: HttpRequest) -> HttpResponse:
    """A new makers' group."""
    by = staff(request, "work.edit")
    form = MakersForm(request.POST or None)
    if request.method == "POST":
        made = take(form, lambda: actions.enter(form.making, by=by, at=at(request), token=token(request)))
        if made is not None:
            return HttpResponseRedirect("/together/work/", status=303)
    return render(request, "work/makers.html", {"form": form}, status=422 if form.errors else 200)


def one(request: HttpRequest, id: UUID) -> HttpResponse:
    """A makers' group is changed, or is no more."""
    by = staff(request, "work.edit")
    group = there(Makers.objects.filter(pk=id, community=by.community, ended_at=None))
    names = ("name", "also", "words", "works", "members", "as_of")
    form = MakersForm(request.POST or None, initial={name: getattr(group, name) for name in names})
    about: dict[str, Any] = {"by": by, "at": at(request), "token": token(request)}
    if request.method == "POST" and request.POST.get("end") == "1":
        actions.end(id, **about)
        return HttpResponseRedirect("/together/work/", status=303)
    changed = None
    if request.method == "POST":
        changed = take(form, lambda: actions.change(id, form.making, version=version(request), **about))
    if changed is not None:
        return HttpResponseRedirect("/together/work/", status=303)
    context = {"form": form, "group": group, "version": group.version}
    return render(request, "work/makers.html", context, status=422 if form.errors else 200)


def _page(request: HttpRequest, by: Actor, **more: Any) -> HttpResponse:
    day = clock.today(at(request))
    context = {
        "figures": queries.counted(by.community, day),
        "groups": list(queries.makers(by.community)),
        "may_edit": gate.may(by, "work.edit"),
        "may_tell": gate.may(by, "outcome.tell"),
        "may_withdraw": gate.may(by, "outcome.withdraw"),
        "form": OnPaperForm(initial={"since": day, "means": "paper"}),
        "back": WithdrawForm(),
        **more,
    }
    bad = any(more[name].errors for name in more)
    return render(request, "work/work.html", context, status=422 if bad else 200)
