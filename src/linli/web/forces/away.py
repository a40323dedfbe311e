"""Saying in two taps that one is away, or can be reached in the evening alone: signed in, or by a private link."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from linli.access.actors import Actor
from linli.forces.duty import availability, queries
from linli.forces.duty.labels import spans
from linli.forces.stages import AwayKind
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.people.models import Person
from linli.web.asking import at, browser_of, staff, take, token
from linli.web.forces.nominee import UnknownLink
from linli.web.links import borne
from linli.web.public.limits import refuse_flood


class SpanForm(forms.Form):
    """A button says `span` as kind and day in one; a day of one's own comes as `kind` and `until`."""

    span = forms.CharField(required=False, max_length=30)
    kind = forms.ChoiceField(label=gettext_lazy("What"), choices=AwayKind.choices, required=False)
    until = forms.DateField(label=gettext_lazy("Can be reached again from"), required=False)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = self.cleaned_data
        kind, _colon, day = str(said.get("span", "")).partition(":")
        if day:
            try:
                said["kind"], said["until"] = kind, date.fromisoformat(day)
            except ValueError:
                said["until"] = None
        if not said.get("until") and "until" not in self.errors:
            self.add_error("until", str(_("Please choose a day.")))
        return said


def _set(form: SpanForm, person: UUID, by: Actor, request: HttpRequest) -> object:
    said = form.cleaned_data
    about: dict[str, Any] = {"by": by, "at": at(request), "token": token(request)}
    return availability.set_away(person, said["kind"] or AwayKind.AWAY, said["until"], **about)


@require_POST
def mine(request: HttpRequest) -> HttpResponse:
    """I am away, or back; said on my own page."""
    by = staff(request, "away.set")
    if request.POST.get("back"):
        availability.come_back(by.appointed_id, by=by, at=at(request), token=token(request))
        messages.success(request, _("Welcome back."))
        return HttpResponseRedirect("/me/", status=303)
    form = SpanForm(request.POST)
    if take(form, lambda: _set(form, by.appointed_id, by, request)) is None:
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
    else:
        messages.success(request, _("Noted. It ends by itself."))
    return HttpResponseRedirect("/me/", status=303)


def own(request: HttpRequest, link: str) -> tuple[Person, Actor]:
    """Whose private link it is, while they serve."""
    day = clock.today(at(request))
    return borne(link, lambda id: queries.of_link(id, day), UnknownLink)


def page(request: HttpRequest, link: str) -> HttpResponse:
    """My page without a login; opening it records nothing."""
    person, _by = own(request, link)
    return _page(request, link, person, SpanForm())


@require_POST
def by_link(request: HttpRequest, link: str, step: str) -> HttpResponse:
    """I am away, or back."""
    person, by = own(request, link)
    if step not in ("set", "back"):
        raise NotFound()
    refuse_flood(browser_of(request), at(request))
    if step == "back":
        availability.come_back(person.pk, by=by, at=at(request), token=token(request))
        messages.success(request, _("Welcome back."))
        return HttpResponseRedirect(f"/away/{link}/", status=303)
    form = SpanForm(request.POST)
    if take(form, lambda: _set(form, person.pk, by, request)) is None:
        return _page(request, link, person, form)
    messages.success(request, _("Noted. It ends by itself."))
    return HttpResponseRedirect(f"/away/{link}/", status=303)


def _page(request: HttpRequest, link: str, person: Person, form: SpanForm) -> HttpResponse:
    day = clock.today(at(request))
    context = {
        "person": person,
        "community": person.community,
        "away": queries.away_now(person.pk, day),
        "spans": spans(day),
        "way": f"/away/{link}/set/",
        "back": f"/away/{link}/back/",
        "form": form,
    }
    return render(request, "forces/away.html", context, status=422 if form.errors else 200)
