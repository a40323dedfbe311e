"""Honours at the desk: the list with the body whose each is, and a new one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.foundation import clock
from linli.partners import queries
from linli.partners.honours import actions
from linli.partners.honours.actions import Given
from linli.partners.labels import Owner
from linli.partners.relating.queries import organisation_called
from linli.web.asking import at, staff, take, token
from linli.web.fund.giving.forms import digest
from linli.web.partners import words
from linli.web.partners.forms import HonourForm, ReasonForm


def listed(request: HttpRequest) -> HttpResponse:
    """Honours by the body whose they are; a new one."""
    by = staff(request, "partner.read")
    form = HonourForm(request.POST or None, request.FILES or None, initial={"day": clock.today(at(request))})
    if request.method == "POST":
        staff(request, "honour.edit")
        made = take(
            form, lambda: actions.enter(_given(by.community, form), by=by, at=at(request), token=token(request))
        )
        if made is not None:
            messages.success(request, _("Entered, with the body whose it is."))
            return HttpResponseRedirect("/together/honours/", status=303)
    wrong = request.GET.get("wrong", "")
    return render(
        request,
        "partners/honours.html",
        {**shown(by.community, request), "form": form, "may_edit": gate.may(by, "honour.edit"), "wrong": wrong},
        status=422 if form.errors else 200,
    )


def shown(community_id: UUID, request: HttpRequest) -> dict[str, object]:
    """The honours that a filter leaves, and how many each sort of body has."""
    owner = request.GET.get("owner", "")
    rows = list(queries.honours(community_id, owner if owner in Owner.values else ""))
    counted = queries.honours_by_owner(community_id)
    return {
        "rows": rows,
        "owner": owner,
        "owners": words.choices(Owner),
        "by_owner": [(str(one.label), counted.get(one.value, 0)) for one in Owner],
        "definition": queries.DEFINITIONS["honours"],
        "count": len(rows),
    }


def _given(community_id: UUID, form: HonourForm) -> Given:
    said = form.cleaned_data
    body = organisation_called(community_id, said["body"])
    return Given(
        said["name"], said["owner"], said["body"], said["given_by"], said["day"], body.pk if body else None,
        digest(said["scan"]), said["scan"].name if said["scan"] else "",
    )  # fmt: skip


@require_POST
def take_back(request: HttpRequest, id: UUID) -> HttpResponse:
    """One that was entered wrongly leaves the list, with the reason kept."""
    by = staff(request, "honour.edit")
    form = ReasonForm(request.POST)
    made = take(form, lambda: actions.take_back(id, form.cleaned_data["reason"], by=by, at=at(request)))
    if made is None:
        messages.error(request, _("Please say why."))
    else:
        messages.success(request, _("Taken back."))
    return HttpResponseRedirect("/together/honours/", status=303)
