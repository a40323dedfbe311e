"""Forms of bureaus 一次录入: kept once, filled for any period; the list of keys with what they mean."""

from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.access.actors import Actor
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.insight.reports import filling, forms, labels, queries
from linli.insight.reports.models import Form
from linli.insight.reports.span import named
from linli.web.asking import at, pages, staff, take, token
from linli.web.insight.reports import periods
from linli.web.insight.reports.forms import BureauForm, PeriodForm
from linli.web.office.loading import XLSX

MOST = 60
SAMPLES = ("street-month", "civil-quarter")  # files in data/forms


def listed(request: HttpRequest) -> HttpResponse:
    """The forms that are kept, each to be filled for a period; a new one is brought here."""
    by = staff(request, "review.write")
    form = BureauForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        by = staff(request, "review.form")
        kept = take(form, lambda: _keep(request, form, by))
        if kept is not None:
            messages.success(request, _("Kept, with %(n)s keys. Choose a period and fill it.") % {"n": len(kept.keys)})
            return HttpResponseRedirect("/together/reviews/forms/", status=303)
    found = queries.forms(by)
    rows = [{"form": one, "pk": str(one.pk)} for one in found[:MOST]]
    context = {
        "forms": rows, "form": form, "periods": periods.offered(clock.today(at(request))),
        "may_keep": gate.may(by, "review.form"), "samples": [(name, _sample_name(name)) for name in SAMPLES],
        **pages(found.count(), MOST),
    }  # fmt: skip
    return render(request, "reviews/forms.html", context, status=422 if form.errors else 200)


def _sample_name(name: str) -> str:
    return {"street-month": _("Month, for a street office"), "civil-quarter": _("Quarter, for civil affairs")}[name]


def _keep(request: HttpRequest, form: BureauForm, by: Actor) -> Form:
    said = form.cleaned_data
    content = said["file"].read(filling.MOST_BYTES + 1)
    return forms.keep(said["name"], said["bureau"], content, by=by, at=at(request), token=token(request))


def keys(request: HttpRequest) -> HttpResponse:
    """Every key that a form may hold, with its definition."""
    staff(request, "review.write")
    context: dict[str, Any] = {"parts": forms.keys(), "words": forms.WORDS.items()}
    return render(request, "reviews/keys.html", context)


def filled(request: HttpRequest, id: UUID) -> HttpResponse:
    """A form filled for the period asked for (?period=2026-10)."""
    by = staff(request, "review.write")
    form = queries.form(by, id)
    today = clock.today(at(request))
    asked = PeriodForm(request.GET, periods=periods.offered(today))
    if not asked.is_valid():
        raise NotFound()
    since, until = named(asked.cleaned_data["period"])
    content = forms.filled(form, since, until, by, at(request))
    return _file(content, f"{form.name} {labels.period(since, until)}")


def sample(request: HttpRequest, name: str) -> HttpResponse:
    """A sample form to begin with, as it lies in the reference data."""
    staff(request, "review.write")
    if name not in SAMPLES:
        raise NotFound()
    return _file((settings.DATA / "forms" / f"{name}.xlsx").read_bytes(), _sample_name(name))


def _file(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=XLSX)
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}.xlsx"
    return answer


@require_POST
def end(request: HttpRequest, id: UUID) -> HttpResponse:
    """A form is used no more."""
    by = staff(request, "review.form")
    form = forms.end(id, by=by, at=at(request))
    messages.success(request, _("“%(name)s” is taken away.") % {"name": form.name})
    return HttpResponseRedirect("/together/reviews/forms/", status=303)
