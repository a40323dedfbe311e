"""Work for everyone: courses, the studio, makers, the number with its definition; tell it and withdraw it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.access.actors import Actor, visitor
from linli.foundation import clock
from linli.foundation.sealing import link_token
from linli.projects.labels.conveniences import DEFINED, FOR_WORK
from linli.projects.models import Outcome
from linli.projects.sessions.queries import coming, offered
from linli.projects.work import actions, queries
from linli.web.asking import at, browser_of, take, token
from linli.web.links import borne
from linli.web.projects.work.forms import OutcomeForm
from linli.web.public.limits import refuse_flood
from linli.web.public.report import community_of


def page(request: HttpRequest) -> HttpResponse:
    """What one can learn, use and join, and what has come of it so far."""
    community, day = community_of(request), clock.today(at(request))
    context = {
        "community": community,
        "rows": coming(offered(community.pk).filter(kind__in=FOR_WORK), at(request)),
        "groups": list(queries.makers(community.pk)),
        "figures": queries.counted(community.pk, day),
    }
    return render(request, "work/work_open.html", context)


def tell(request: HttpRequest) -> HttpResponse:
    """Tell what has come of it: no name, counted with consent, withdrawn by the private link."""
    community = community_of(request)
    form = OutcomeForm(request.POST or None, initial={"since": clock.today(at(request))})
    if request.method == "POST":
        made = take(form, lambda: _tell(request, form, visitor(community.pk)))
        if made is not None:
            return HttpResponseRedirect(f"/told/{link_token(made.pk)}/", status=303)
    context = {"community": community, "form": form, "defined": DEFINED}
    return render(request, "work/tell.html", context, status=422 if form.errors else 200)


def _tell(request: HttpRequest, form: OutcomeForm, by: Actor) -> Outcome:
    refuse_flood(browser_of(request), at(request))
    return actions.tell(**form.cleaned_data, by=by, at=at(request), token=token(request))


def own(link: str) -> tuple[Outcome, Actor]:
    """What a link opens, and whoever bears it."""
    return borne(link, queries.outcome_of)


def mine(request: HttpRequest, link: str) -> HttpResponse:
    """What I told; opening it records nothing."""
    found, _by = own(link)
    return render(request, "work/outcome.html", {"outcome": found, "community": found.community, "link": link})


@require_POST
def withdraw(request: HttpRequest, link: str) -> HttpResponse:
    """It counts no more."""
    found, by = own(link)
    refuse_flood(browser_of(request), at(request))
    actions.withdraw(found.pk, by=by, at=at(request), token=token(request))
    messages.success(request, _("Withdrawn. It counts nowhere from now on."))
    return HttpResponseRedirect(f"/told/{link}/", status=303)
