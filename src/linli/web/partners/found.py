"""A resident says by a private link whether a deed is done. Opening it records nothing; a name is not needed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from linli.access.actors import Actor, bearer
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.partners.deeds import confirming, queries
from linli.partners.deeds.confirming import Found
from linli.partners.labels import Stage
from linli.partners.models import Deed
from linli.web.asking import at, browser_of, take, token
from linli.web.links import opened
from linli.web.partners import words
from linli.web.partners.forms import FoundForm
from linli.web.public.limits import refuse_flood


class UnknownLink(NotFound):
    sentence = gettext_lazy("This link is not complete. Please scan the code again, or ask the community office.")


def own(link: str) -> tuple[Deed, Actor]:
    """The deed that a link opens, and whoever bears it. Raises `UnknownLink`."""
    deed = opened(link, queries.of_id, UnknownLink)
    if deed.stage == Stage.WITHDRAWN:
        raise UnknownLink()
    return deed, bearer(deed.community_id, deed.pk)


def page(request: HttpRequest, link: str) -> HttpResponse:
    """What was done, and what to look at."""
    deed, _by = own(link)
    return render(request, "partners/found.html", _context(request, link, deed, FoundForm()))


@require_POST
def say(request: HttpRequest, link: str) -> HttpResponse:
    """It is done, or it is not."""
    deed, by = own(link)
    refuse_flood(browser_of(request), at(request))
    form = FoundForm(request.POST)
    if take(form, lambda: _find(request, deed, by, form)) is None:
        return render(request, "partners/found.html", _context(request, link, deed, form), status=422)
    messages.success(request, _("Thank you. Your word stands."))
    return HttpResponseRedirect(f"/deed/{link}/", status=303)


def _find(request: HttpRequest, deed: Deed, by: Actor, form: FoundForm) -> Deed:
    said = form.cleaned_data
    found = Found(request.POST.get("good") == "yes", said["outside"], said["words"], (said["name"],))
    return confirming.find(deed.pk, found, by=by, at=at(request), token=token(request))


def _context(request: HttpRequest, link: str, deed: Deed, form: FoundForm) -> dict[str, Any]:
    return {
        "deed": deed,
        "community": deed.community,
        "line": words.deed_line(deed, clock.today(at(request))),
        "asks": deed.stage == Stage.DONE,
        "link": link,
        "form": form,
    }
