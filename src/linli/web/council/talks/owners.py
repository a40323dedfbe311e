"""The owners' calculator: what a vote of theirs needs by 民法典 §278, and what is missing; nothing of it is kept."""

from decimal import Decimal
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.engines import owners
from linli.engines.owners import Finding, Share, SharesError, Threshold
from linli.web.council.talks.forms import owners_matters
from linli.web.public.report import community_of

IN_FORCE = "2021-01-01"  # since when 民法典 §278 holds as it is computed here
SAMPLE = {
    "matter": "5", "whole_area": "9600", "whole_owners": "120", "took_part_area": "6720", "took_part_owners": "84",
    "agreed_area": "5100", "agreed_owners": "60",
}  # fmt: skip
AREA: dict[str, Any] = {"max_digits": 10, "decimal_places": 2, "min_value": 0}


class OwnersForm(forms.Form):
    matter = forms.ChoiceField(label=gettext_lazy("What is voted on"))
    whole_area = forms.DecimalField(label=gettext_lazy("Area of all flats, in square metres"), **AREA)
    whole_owners = forms.IntegerField(label=gettext_lazy("Number of all owners"), min_value=0, max_value=100_000)
    took_part_area = forms.DecimalField(label=gettext_lazy("Area of those who took part"), **AREA)
    took_part_owners = forms.IntegerField(label=gettext_lazy("Owners who took part"), min_value=0, max_value=100_000)
    agreed_area = forms.DecimalField(label=gettext_lazy("Area of those who agreed"), **AREA)
    agreed_owners = forms.IntegerField(label=gettext_lazy("Owners who agreed"), min_value=0, max_value=100_000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["matter"].choices = owners_matters()
        for field in self.fields.values():
            field.widget.attrs["inputmode"] = "decimal"

    def share(self, of: str) -> Share:
        return Share(int(self.cleaned_data[f"{of}_area"] * 100), self.cleaned_data[f"{of}_owners"])


def page(request: HttpRequest) -> HttpResponse:
    """A plain form that answers beside itself; the address holds what was entered, the server keeps nothing."""
    asked = "whole_area" in request.GET
    first = {"matter": request.GET.get("matter", "5")}
    form = OwnersForm(request.GET if asked else None, initial=first, auto_id="%s")
    found = _found(form) if asked and form.is_valid() else None
    context = {
        "community": community_of(request), "form": form, "found": found, "in_force": IN_FORCE,
        "steps": [_step(one) for one in found.thresholds] if found else [],
        "special": found is not None and found.matter.rule == "special",
        "sample": "&".join(f"{name}={value}" for name, value in SAMPLE.items()),
    }  # fmt: skip
    return render(request, "talks/owners.html", context, status=422 if asked and found is None else 200)


def _found(form: OwnersForm) -> Finding | None:
    matter = owners.matter(int(form.cleaned_data["matter"]))
    try:
        return owners.find(matter, form.share("whole"), form.share("took_part"), form.share("agreed"))
    except SharesError as wrong:
        words = {
            "whole": _("The whole cannot be nothing. Enter the area and the number of all owners."),
            "took_part": _("Not more can take part than there are; area and owners go together."),
            "agreed": _("Not more can agree than took part; area and owners go together."),
        }
        form.add_error(f"{wrong.wrong}_area", words[wrong.wrong])
        return None


def _step(one: Threshold) -> dict[str, Any]:
    """One comparison in words, with its numbers as they were entered."""
    titles = {
        "took_part_area": _("Area that took part"), "took_part_owners": _("Owners who took part"),
        "agreed_area": _("Area that agreed"), "agreed_owners": _("Owners who agreed"),
    }  # fmt: skip
    shown = _metres if one.key.endswith("area") else str
    share = f"{one.has * 100 / one.of:.1f} %" if one.of else "—"
    return {
        "title": titles[one.key], "has": shown(one.has), "least": shown(one.least), "of": shown(one.of),
        "missing": shown(one.missing), "reached": one.reached, "share": share,
        "first": one.key.startswith("took_part"),
    }  # fmt: skip


def _metres(hundredths: int) -> str:
    return f"{Decimal(hundredths) / 100:,.2f} m²"
