"""Donors: found by a whole name or number, put right, erased at a word; a look at their numbers is noted."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import queries as footprints
from linli.fund.giving import donors as verbs
from linli.fund.giving import queries
from linli.fund.labels import DonorKind, Shown
from linli.fund.models import Donor
from linli.people.models import mask
from linli.web.asking import at, pages, staff, take, token
from linli.web.fund.giving import words
from linli.web.fund.giving.forms import DonorForm

MOST = 200


def listed(request: HttpRequest) -> HttpResponse:
    """Donors, the newest first; and a new one."""
    by = staff(request, "donor.read")
    form = DonorForm(request.POST or None, initial={"kind": DonorKind.PERSON, "shown": Shown.KIND})
    if request.method == "POST":
        made = take(form, lambda: verbs.enter(form.said, by=by, at=at(request), token=token(request)))
        if made is not None:
            return HttpResponseRedirect(f"/fund/donors/{made.pk}/", status=303)
    asked = request.GET.get("q", "")
    found = queries.donors(by, asked)
    rows = list(found[: MOST + 1])
    context = {
        "rows": [(donor, words.known(donor), words.called(donor), mask(donor.phone)) for donor in rows[:MOST]],
        "q": asked,
        "form": form,
        **pages(found.count() if len(rows) > MOST else len(rows), MOST),
    }
    return render(request, "giving/donors.html", context, status=422 if form.errors else 200)


def one(request: HttpRequest, id: UUID) -> HttpResponse:
    """One donor with the gifts, to be put right."""
    by = staff(request, "donor.read")
    donor = queries.donor(by, id)
    columns = ("kind", "name", "contact", "phone", "nickname", "shown")
    form = DonorForm(request.POST or None, initial={name: getattr(donor, name) for name in columns} | {"phone": ""})
    if request.method == "POST":
        kept = take(form, lambda: _correct(request, by, donor, form))
        if kept is not None:
            messages.success(request, _("Kept."))
            return HttpResponseRedirect(f"/fund/donors/{donor.pk}/", status=303)
    return _page(request, by, donor, form)


def _correct(request: HttpRequest, by: Actor, donor: Donor, form: DonorForm) -> Donor:
    """A number that was left empty stays as it is: it is not shown in the form."""
    said = {**form.cleaned_data, "phone": form.cleaned_data["phone"] or donor.phone}
    return verbs.correct(donor.pk, verbs.Named(**said), by=by, at=at(request), token=token(request))


def _page(request: HttpRequest, by: Actor, donor: Donor, form: DonorForm, number: str = "") -> HttpResponse:
    context = {
        "donor": donor,
        "name": words.known(donor),
        "called": words.called(donor),
        "masked": mask(donor.phone),
        "number": number,
        "form": form,
        "lines": [words.line(gift, True) for gift in donor.gifts.select_related("donor", "purpose")[:MOST]],
        "agreements": list(donor.agreements.select_related("purpose")),
        "may_erase": gate.holds(by, "donor.erase", donor) and not donor.erased_at,
        "erase_way": f"/fund/donors/{donor.pk}/erase/",
        "footprints": list(footprints.of(donor.pk)),
    }
    return render(request, "giving/donor.html", context, status=422 if form.errors else 200)


@require_POST
def number(request: HttpRequest, id: UUID) -> HttpResponse:
    """The number of a donor; the look is noted, and the donor reads that it was made."""
    by = staff(request, "donor.see_number")
    donor = verbs.see_number(id, by=by, at=at(request), token=token(request))
    start = {name: getattr(donor, name) for name in ("kind", "name", "contact", "nickname", "shown")}
    return _page(request, by, donor, DonorForm(initial=start), donor.phone)


@require_POST
def erase(request: HttpRequest, id: UUID) -> HttpResponse:
    """Everything that tells who gave is deleted for good."""
    verbs.erase(id, by=staff(request, "donor.erase"), at=at(request), token=token(request))
    messages.success(request, _("Erased. The gifts stay in the books, and tell nobody any more who gave them."))
    return HttpResponseRedirect("/fund/donors/", status=303)
