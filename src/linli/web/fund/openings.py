"""Balances from before the books: written by the accountant with a document, signed by a member of the committee."""

import hashlib
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.foundation import clock
from linli.foundation.refusals import Refusal
from linli.fund.checking import papers
from linli.fund.checking.papers import Before
from linli.fund.models import Account, Opening, Purpose
from linli.web.asking import at, staff, take, token, uuid_of
from linli.web.fund.fields import YuanField


class OpeningForm(forms.Form):
    """What was there, on which account, for which purpose, and the document that shows it."""

    account = forms.ChoiceField(label=gettext_lazy("Account"))
    purpose = forms.ChoiceField(label=gettext_lazy("Purpose"))
    fen = YuanField(label=gettext_lazy("Amount in yuan"))
    day = forms.DateField(label=gettext_lazy("On the day"))
    words = forms.CharField(label=gettext_lazy("Where it comes from, without names"), max_length=200)
    file = forms.FileField(label=gettext_lazy("Document that shows it"))

    def __init__(self, community_id: UUID, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        accounts = Account.objects.filter(community=community_id, lots=True).order_by("code")
        purposes = Purpose.objects.filter(community=community_id)
        self.fields["account"].choices = [(one.code, f"{one.code} {one.name}") for one in accounts]  # type: ignore[attr-defined]
        self.fields["purpose"].choices = [(one.code, one.name) for one in purposes]  # type: ignore[attr-defined]


def openings(request: HttpRequest) -> HttpResponse:
    """All such balances, and the form for one more."""
    by = staff(request, "fund.read")
    today = clock.today(at(request))
    form = OpeningForm(by.community, request.POST or None, request.FILES or None, initial={"day": today})
    if request.method == "POST":
        done = take(form, lambda: papers.write_opening(_said(form), by=by, at=at(request), token=token(request)))
        if done is not None:
            messages.success(request, _("Written down. It is booked when a member of the committee has signed."))
            return HttpResponseRedirect("/fund/openings/", status=303)
    context = {
        "openings": list(
            Opening.objects.filter(community=by.community)
            .select_related("written_by", "signed_by", "leaf")
            .order_by("-written_at")
        ),
        "form": form,
        "may_write": gate.may(by, "opening.write"),
        "may_sign": gate.may(by, "opening.sign"),
    }
    return render(request, "fund/openings.html", context, status=422 if form.errors else 200)


def _said(form: OpeningForm) -> Before:
    said = dict(form.cleaned_data)
    digest = hashlib.sha256(said.pop("file").read()).hexdigest()
    return Before(document=digest, **said)


@require_POST
def sign(request: HttpRequest) -> HttpResponse:
    """A member of the committee signs one."""
    by = staff(request, "opening.sign")
    id = uuid_of(request, "opening")
    try:
        if id:
            papers.sign_opening(id, by=by, at=at(request))
            messages.success(request, _("Signed and booked."))
    except Refusal as refused:
        messages.error(request, str(refused))
    return HttpResponseRedirect("/fund/openings/", status=303)
