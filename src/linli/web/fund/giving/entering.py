"""A new gift is written down, or one that is still promised is put right."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from linli.foundation import clock
from linli.fund.giving import entering, queries
from linli.fund.giving.entering import Given
from linli.fund.labels import DonorKind, Form, Mode, Restriction, Stream
from linli.fund.models import Donor, Gift
from linli.fund.refusals import NotOpen
from linli.web.asking import as_uuid, at, staff, take, token, version
from linli.web.fund.giving.forms import GiftForm

COLUMNS = (
    "stream", "mode", "restriction", "beneficiary", "form", "fen", "what", "quantity", "unit", "source", "day", "words",
)  # fmt: skip


def new(request: HttpRequest) -> HttpResponse:
    """A gift that was promised or has come; from a donor's page (?donor=) it is that donor's."""
    by = staff(request, "gift.enter")
    asked = as_uuid(request.POST.get("donor", "") or request.GET.get("donor", ""))
    donor = queries.donor(by, asked) if asked else None
    purposes = queries.purposes(by.community)
    if not purposes:
        raise NotOpen()
    start = {"day": clock.today(at(request)), "known": "named", "form": Form.MONEY, "mode": Mode.REGULAR,
             "stream": Stream.RESIDENTS, "kind": DonorKind.PERSON, "purpose": purposes[0].code,
             "restriction": Restriction.NONE}  # fmt: skip
    form = GiftForm(request.POST or None, purposes=purposes, initial=start)
    if request.method == "POST":
        made = take(form, lambda: entering.write_down(_given(form, donor), by=by, at=at(request), token=token(request)))
        if made is not None:
            messages.success(request, _("Written down. The accountant books it once the federation has it."))
            return HttpResponseRedirect(f"/fund/gifts/{made.pk}/", status=303)
    return _page(request, form, {"donor": donor, "way": "/fund/gifts/new/"})


def amend(request: HttpRequest, id: UUID) -> HttpResponse:
    """What was entered wrongly, as long as it is promised."""
    by = staff(request, "gift.enter")
    gift = queries.one(by, id)
    start = {name: getattr(gift, name) for name in COLUMNS} | {
        "purpose": gift.purpose.code, "known": "named" if gift.donor else "nobody", "kind": DonorKind.PERSON,
        "unrelated": bool(gift.beneficiary),
    }  # fmt: skip
    form = GiftForm(request.POST or None, purposes=queries.purposes(by.community), initial=start)
    if request.method == "POST":
        kept = take(
            form,
            lambda: entering.amend(
                gift.pk, _given(form, gift.donor), by=by, at=at(request), version=version(request), token=token(request)
            ),
        )
        if kept is not None:
            messages.success(request, _("Kept."))
            return HttpResponseRedirect(f"/fund/gifts/{gift.pk}/", status=303)
    return _page(request, form, {"donor": gift.donor, "gift": gift, "way": f"/fund/gifts/{gift.pk}/amend/"})


def _given(form: GiftForm, donor: Donor | None) -> Given:
    return Given(form.giver(donor.pk if donor else None), **form.said)


def _page(request: HttpRequest, form: GiftForm, more: dict[str, Any]) -> HttpResponse:
    gift: Gift | None = more.get("gift")
    context = {"form": form, "gift": gift, **more}
    return render(request, "giving/gift_form.html", context, status=422 if form.errors else 200)
