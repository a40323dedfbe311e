"""Places of stairwells from a GeoJSON of buildings: bring it, see what it would do, write it."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.office import buildings
from linli.office.queries import uploads as brought
from linli.web.asking import at, staff, take, token
from linli.web.office.forms import SYSTEMS

CHOICES = [("", "–"), *SYSTEMS]  # none is taken for granted


class BuildingsForm(forms.Form):
    file = forms.FileField(label=gettext_lazy("GeoJSON of the buildings"))
    system = forms.ChoiceField(label=gettext_lazy("Its coordinates come from"), choices=CHOICES)


def bring(request: HttpRequest) -> HttpResponse:
    """Choose a file and say its system; it is tried at once, and nothing is written but the file itself."""
    by = staff(request, "land.load")
    form = BuildingsForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        kept = take(
            form,
            lambda: buildings.keep(
                form.cleaned_data["file"].name, form.cleaned_data["file"].read(), form.cleaned_data["system"], by=by,
                at=at(request), token=token(request),
            ),
        )  # fmt: skip
        if kept is not None:
            return HttpResponseRedirect(f"/office/buildings/{kept.pk}/", status=303)
    context = {
        "form": form,
        "systems": CHOICES,
        "uploads": brought(by.community).filter(purpose=buildings.PURPOSE)[:20],
    }
    return render(request, "office/buildings.html", context, status=422 if form.errors else 200)


def plan(request: HttpRequest, id: UUID) -> HttpResponse:
    """What the file would do, and the button that does it."""
    by = staff(request, "land.load")
    upload = buildings.kept(id, by=by)
    form = forms.Form(request.POST or None)
    if request.method == "POST":
        done = take(form, lambda: buildings.load(upload.pk, by=by, at=at(request), token=token(request)))
        if done is not None:
            messages.success(request, _("Loaded."))
            return HttpResponseRedirect("/map/", status=303)
    context = {"upload": upload, "form": form, "trial": upload.trial, "n": sum(upload.trial["placed"].values())}
    return render(request, "office/buildings_plan.html", context, status=422 if form.errors else 200)
