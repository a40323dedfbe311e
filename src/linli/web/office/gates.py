"""Pages on which the office says where the gates of compounds are."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.access import gate
from linli.foundation.rows import there
from linli.office.gates import Gate, set_gate
from linli.territory.models import Compound
from linli.web.asking import at, staff, take, token
from linli.web.territory.drawing import picture_of


class GateForm(forms.Form):
    words = forms.CharField(label=gettext_lazy("Where the gate is"), max_length=40, required=False)
    x = forms.FloatField(label=gettext_lazy("Metres east"), min_value=-20_000, max_value=20_000, required=False)
    y = forms.FloatField(label=gettext_lazy("Metres north"), min_value=-20_000, max_value=20_000, required=False)

    def clean(self) -> None:
        said = self.cleaned_data
        if {"x", "y"} <= said.keys() and (said["x"] is None) != (said["y"] is None):
            raise ValidationError(_("Please enter both numbers, metres east and metres north, or neither."))


def listing(request: HttpRequest) -> HttpResponse:
    """All compounds, with what is known of their gates."""
    by = staff(request, "land.gates")
    found = gate.allowed(by, "land.gates", Compound.objects.order_by("name"))
    return render(request, "office/gates.html", {"compounds": found})


def one(request: HttpRequest, id: UUID) -> HttpResponse:
    """One compound: its sketch, and where its gate is."""
    by = staff(request, "land.gates")
    compound = there(gate.allowed(by, "land.gates", Compound.objects.filter(pk=id)))
    known = {"words": compound.gate_words, "x": compound.gate_x, "y": compound.gate_y}
    form = GateForm(request.POST or None, initial=known)
    if request.method == "POST":
        kept = take(form, lambda: set_gate(id, Gate(**form.cleaned_data), by=by, at=at(request), token=token(request)))
        if kept is not None:
            messages.success(request, _("Kept."))
            return HttpResponseRedirect("/office/gates/", status=303)
    context = {"compound": compound, "form": form, "picture": picture_of(compound)}
    return render(request, "office/gate.html", context, status=422 if form.errors else 200)
