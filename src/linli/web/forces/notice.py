"""The public notice 公示: who may be appointed, until when it hangs, and how to object; and the objector's own page."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.access.actors import bearer, visitor
from linli.forces.appointing import objecting, queries
from linli.forces.models import Nomination
from linli.foundation import clock
from linli.foundation.rows import there
from linli.foundation.sealing import link_token
from linli.web.asking import at, browser_of, host_of, take, token
from linli.web.forces import words
from linli.web.forces.forms import ObjectionForm
from linli.web.forces.nominee import UnknownLink
from linli.web.forces.offers import offer
from linli.web.links import opened
from linli.web.public.limits import refuse_flood


def page(request: HttpRequest) -> HttpResponse:
    """Everything that hangs today."""
    return _page(request)


@require_POST
def object_to(request: HttpRequest, id: UUID) -> HttpResponse:
    """Someone objects; they get a link by which they read the answer."""
    found = there(queries.on_notice(clock.today(at(request))).filter(pk=id))
    refuse_flood(browser_of(request), at(request))
    form, by = ObjectionForm(request.POST), visitor(found.community_id)

    def verb() -> Any:
        said = form.cleaned_data
        about: dict[str, Any] = {"by": by, "at": at(request), "token": token(request)}
        return objecting.object_to(id, said["words"], contact=said["contact"], **about)

    made = take(form, verb)
    if made is None:
        return _page(request, id, form)
    messages.success(request, _("It has come in. Keep this page: the answer will stand here."))
    return HttpResponseRedirect(f"/objection/{link_token(made.pk)}/", status=303)


def _page(request: HttpRequest, id: UUID | None = None, form: ObjectionForm | None = None) -> HttpResponse:
    rows = [_row(one, form if one.pk == id and form is not None else ObjectionForm())
            for one in queries.on_notice(clock.today(at(request)))]  # fmt: skip
    context = {"rows": rows, "count": len(rows), "community": None, "wrong": form}
    return render(request, "forces/notice.html", context, status=422 if form is not None else 200)


def _row(one: Nomination, form: ObjectionForm) -> dict[str, Any]:
    return {
        "one": one,
        "post": words.post_of(one),
        "source": words.source_of(one.source),
        "offer": offer(f"{one.pk}", _("Object to it"), form),
        "way": f"/life/notices/appointing/{one.pk}/object/",
    }


def mine(request: HttpRequest, link: str) -> HttpResponse:
    """My objection, and its answer; opening it records nothing."""
    found = opened(link, queries.objection_of_link, UnknownLink)
    if not gate.holds(bearer(found.community_id, found.pk), "objection.read", found):
        raise UnknownLink()
    context = {
        "one": found,
        "community": found.community,
        "post": words.post_of(found.nomination),
        "address": f"{host_of(request)}/objection/{link}/",
    }
    return render(request, "forces/objection.html", context)
