"""A total with its parts is written down, and published when they meet or their gap is explained."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from linli.engines.money import AmountError, plain
from linli.engines.money import read as amount
from linli.foundation.refusals import Refusal
from linli.fund.models import Claim
from linli.fund.showing import actions
from linli.fund.showing.actions import Told
from linli.web.asking import as_uuid, at, staff, take, token
from linli.web.fund.fields import YuanField

PARTS = 8


class ToldForm(forms.Form):
    """The total and its parts, as lines `words amount`."""

    title = forms.CharField(label=gettext_lazy("What is told"), max_length=80)
    source = forms.CharField(label=gettext_lazy("Where it was told"), max_length=120, required=False)
    total = YuanField(label=gettext_lazy("Total in yuan"))
    parts = forms.CharField(label=gettext_lazy("Its parts, one a line: words and amount"), max_length=2000)
    why = forms.CharField(label=gettext_lazy("Why they differ, if they do"), max_length=400, required=False)

    def clean_parts(self) -> list[tuple[str, int]]:
        found = []
        for number, line in enumerate(self.cleaned_data["parts"].splitlines(), 1):
            if not line.strip():
                continue
            words, _space, figure = line.strip().rpartition(" ")
            try:
                found.append((words.strip(), amount(figure, negative=True)))
            except AmountError as wrong:
                said = _("Line %(n)s: %(why)s") % {"n": number, "why": str(wrong)}
                raise forms.ValidationError(said) from wrong
            if not words.strip():
                raise forms.ValidationError(_("Line %(n)s: write what it is before the amount.") % {"n": number})
        return found


def totals(request: HttpRequest) -> HttpResponse:
    """Totals that are not published yet, and the form for one."""
    by = staff(request, "fund.publish")
    claims = list(Claim.objects.filter(community=by.community, leaf=None))
    chosen = next((claim for claim in claims if claim.pk == as_uuid(request.GET.get("claim", ""))), None)
    form = ToldForm(request.POST or None, initial=_begins(chosen))
    if request.method == "POST":
        done = take(form, lambda: _tell(request, form, chosen, by))
        if done is not None:
            return HttpResponseRedirect("/fund/totals/", status=303)
    context = {"claims": claims, "form": form, "chosen": chosen}
    return render(request, "fund/totals.html", context, status=422 if form.errors else 200)


def _begins(claim: Claim | None) -> dict[str, Any]:
    if claim is None:
        return {}
    parts = "\n".join(f"{part['words']} {plain(part['fen'])}" for part in claim.parts)
    return {"title": claim.title, "source": claim.source, "total": claim.total, "parts": parts, "why": claim.why}


def _tell(request: HttpRequest, form: ToldForm, claim: Claim | None, by: Any) -> Claim:
    return actions.tell(
        Told(**form.cleaned_data), by=by, at=at(request), claim_id=claim.pk if claim else None, token=token(request)
    )


@require_POST
def publish(request: HttpRequest, id: UUID) -> HttpResponse:
    """A total is published, or refused while its gap is unexplained."""
    by = staff(request, "fund.publish")
    try:
        actions.publish_claim(id, by=by, at=at(request), token=token(request))
        messages.success(request, _("Published: it stands in the log."))
    except Refusal as refused:
        messages.error(request, str(refused))
        return HttpResponseRedirect(f"/fund/totals/?claim={id}", status=303)
    return HttpResponseRedirect("/fund/raised/", status=303)
