"""What would be: a twin of the community beside the same with other grids, people or waits. Nothing of it is kept."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from linli.foundation.refusals import Refusal
from linli.insight.figures import Asked
from linli.insight.twin.lived import Lived, lived
from linli.insight.twin.supposing import LATER, LEADER_SHARE, RUNS, STREET, Answers, Supposed, answers
from linli.web.asking import at, staff
from linli.web.insight.leading import framed

LABELS: dict[str, Any] = {
    "mean": _("mean handling time"),
    "median": _("median handling time"),
    "p90": _("P90 handling time"),
    "simple mean": _("mean of simple ones"),
    "complex mean": _("mean of complex ones"),
    "at the grid": _("settled in the grid, without call-out or council"),
    "by a steward": _("settled by a steward"),
}
ROLES = {"steward": _("stewards"), "leader": _("grid leaders"), "called": _("those called out")}


class SupposeForm(forms.Form):
    """What is other; whatever is left blank stays as it is."""

    grids = forms.IntegerField(label=_("Micro-grids"), min_value=1, max_value=2000, required=False)
    stewards = forms.IntegerField(label=_("Stewards in all"), min_value=0, max_value=5000, required=False)
    away = forms.IntegerField(label=_("Stewards away"), min_value=0, max_value=500, required=False)
    weeks = forms.IntegerField(label=_("Away for how many weeks"), min_value=0, max_value=26, required=False)
    more = forms.IntegerField(label=_("Matters, per cent more or fewer"), min_value=-90, max_value=300, required=False)
    fallback = forms.FloatField(
        label=_("Hours until the next one is called"), min_value=0.1, max_value=168, required=False
    )
    leader_share = forms.IntegerField(
        label=_("Per cent of a leader's week left for matters"), min_value=5, max_value=100, required=False
    )

    def clean(self) -> dict[str, Any]:
        """Being away takes both: how many, and for how long."""
        said = super().clean() or {}
        for one, other in (("away", "weeks"), ("weeks", "away")):
            if said.get(one) and not said.get(other) and other not in self.errors:
                self.add_error(other, _("Say how many are away, and for how many weeks."))
        return said

    @property
    def wish(self) -> Supposed:
        said = self.cleaned_data
        return Supposed(
            grids=said["grids"],
            stewards=said["stewards"],
            away=said["away"] or 0,
            weeks=said["weeks"] or 0,
            more=said["more"] or 0,
            fallback=said["fallback"],
            leader_share=said["leader_share"] or LEADER_SHARE,
        )


def page(request: HttpRequest) -> HttpResponse:
    """The twin of the last year; asked with other numbers, both beside each other."""
    asked = Asked(staff(request, "figure.lead"), at(request), 365)
    form = SupposeForm(request.GET or None)
    valid = not form.is_bound or form.is_valid()
    wish = form.wish if form.is_bound and valid else Supposed()
    year = lived(asked)
    found, refused = _answered(year, wish) if valid else (None, "")
    context = {
        "form": form,
        "rows": [(LABELS[row.key], row) for row in found.rows] if found else [],
        "load": [(ROLES[role], *shares) for role, *shares in found.load] if found else [],
        "found": found,
        "refused": refused,
        "supposed": wish.changes,
        "first": found.rows[0] if found else None,
        "year": year,
        "stewards": sum(year.stewards),
        "runs": RUNS,
        "later": LATER,
        "street": STREET,
        "leader_share": wish.leader_share,
        **framed(asked),
    }
    return render(request, "insight/supposing.html", context)


def _answered(year: Lived, wish: Supposed) -> tuple[Answers | None, str]:
    try:
        return answers(year, wish), ""
    except Refusal as refused:
        return None, str(refused)
