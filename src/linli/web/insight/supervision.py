"""The supervisor's page: definitions, distributions, exceptions and samples that nobody picked; nothing to change."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.cases.labels import Complexity, Level, Outcome, Verdict
from linli.insight import bands, concerns, leading, places, sampling
from linli.insight.counting import Spread, spread
from linli.insight.figures import FEW, PERIODS, Asked
from linli.insight.sampling import SIZES, Masked
from linli.insight.sums import sums
from linli.web.asking import at, staff, take, token
from linli.web.cases.rows import kind_name
from linli.web.insight.leading import days_of, framed
from linli.web.templatetags.footprints import says
from linli.web.wall.words import ROLE_NAMES

DAYS = timedelta(days=3)


class DrawForm(forms.Form):
    size = forms.TypedChoiceField(
        label=gettext_lazy("How many matters"), choices=[(n, n) for n in SIZES], coerce=int, initial=SIZES[1]
    )
    days = forms.TypedChoiceField(
        label=gettext_lazy("Closed in the last so many days"), choices=[(n, n) for n in PERIODS], coerce=int, initial=90
    )


def page(request: HttpRequest) -> HttpResponse:
    """What there is to be seen of a community without asking it for a form."""
    return _shown(request, DrawForm())


def _shown(request: HttpRequest, form: forms.Form) -> HttpResponse:
    by = staff(request, "figure.supervise")
    asked = Asked(by, at(request), days_of(request), "figure.supervise")
    held = sums(asked)
    groups: list[tuple[Any, Spread]] = [(_("all matters"), spread(held.period))]
    groups += [(kind.label, spread(held.period, kind.value)) for kind in Complexity]
    draws = gate.may(by, "figure.sample")
    context = {
        "cards": leading.ten(asked, held),
        "groups": [(label, of.n) for label, of in groups],
        "spreads": [(row[0].label, row) for row in zip(*(bands.bands(of) for _label, of in groups), strict=True)],
        "exceptions": concerns.exceptions(asked),
        "grids": places.beside(asked),
        "form": form,
        "draws": draws,
        "samples": sampling.samples(by) if draws else [],
        "few": FEW,
        **framed(asked),
    }
    return render(request, "insight/supervision.html", context, status=422 if form.errors else 200)


@require_POST
def draw(request: HttpRequest) -> HttpResponse:
    """Draw a sample; the number comes by chance and stays."""
    by, form = staff(request, "figure.sample"), DrawForm(request.POST)
    made = take(form, lambda: sampling.draw(
        form.cleaned_data["size"], form.cleaned_data["days"], by=by, at=at(request), token=token(request),
    ))  # fmt: skip
    if made is None:
        return _shown(request, form)
    return HttpResponseRedirect(f"/supervision/samples/{made.pk}/", status=303)


def sample(request: HttpRequest, id: UUID) -> HttpResponse:
    """The matters of a sample, masked, each with its steps."""
    found = sampling.sample(staff(request, "figure.sample"), id)
    context = {"sample": found, "rows": [_row(one) for one in sampling.masked(found)]}
    return render(request, "insight/sample.html", context)


def _long(time: timedelta) -> str:
    """Hours with one decimal, from three days on days."""
    hours = time.total_seconds() / 3600
    words = _("%(n)s days") if time >= DAYS else _("%(n)s hours")
    return words % {"n": number_format(hours / 24 if time >= DAYS else hours, 1)}


def _row(one: Masked) -> dict[str, Any]:
    return {
        "it": one,
        "kind": kind_name(one.kind) or "—",
        "complexity": Complexity(one.complexity).label,
        "level": Level(one.level).label if one.level else "—",
        "outcome": Outcome(one.outcome).label if one.outcome else "—",
        "verdict": Verdict(one.verdict).label if one.verdict else _("nothing said"),
        "limit": _long(one.limit),
        "took": _long(one.took) if one.took else "—",
        "steps": [
            (step.after.total_seconds() / 3600, says(step.action), ROLE_NAMES.get(step.role, "")) for step in one.traces
        ],
    }
