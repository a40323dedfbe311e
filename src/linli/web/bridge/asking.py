"""Policy cards for everyone: looked for in one's own words, read in big type, asked back."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST

from linli.access.actors import visitor
from linli.bridge.labels import Topic
from linli.bridge.models import Policy
from linli.bridge.policies import asking, queries
from linli.cases.intake.actions import Said
from linli.foundation import clock
from linli.foundation.sealing import link_token
from linli.web.asking import at, browser_of, host_of, pages, take, token
from linli.web.bridge.forms import AskForm
from linli.web.paper.answers import printed
from linli.web.paper.policies import sheet
from linli.web.public.limits import refuse_flood
from linli.web.public.report import community_of

MOST = 60


def listed(request: HttpRequest) -> HttpResponse:
    """Every card that holds; of a topic, and with the words that were looked for."""
    community, day = community_of(request), clock.today(at(request))
    topic, words = request.GET.get("topic", ""), request.GET.get("q", "").strip()[:40]
    rows = list(queries.shown(community.pk, day, topic, words)[: MOST + 1])
    context = {
        "community": community, "rows": rows[:MOST], "topics": Topic.choices, "topic": topic, "q": words,
        **pages(len(rows), MOST),
    }  # fmt: skip
    return render(request, "bridge/policies_open.html", context)


def page(request: HttpRequest, code: str) -> HttpResponse:
    """One card, with what others asked."""
    return _page(request, queries.of_code(code), AskForm())


@require_POST
def ask(request: HttpRequest, code: str) -> HttpResponse:
    """Ask back: it becomes a report, and its tracker is the answer."""
    policy, form = queries.of_code(code), AskForm(request.POST)
    made = take(form, lambda: _ask(request, policy, form))
    if made is None:
        return _page(request, policy, form)
    return HttpResponseRedirect(f"/r/{link_token(made.report_id)}/?new=1", status=303)


def _ask(request: HttpRequest, policy: Policy, form: AskForm) -> Any:
    refuse_flood(browser_of(request), at(request))
    told = form.cleaned_data
    said = Said(told["words"], phone=told["phone"], private=told["private"])
    return asking.ask(policy.pk, said, by=visitor(policy.community_id), at=at(request), token=token(request))


def pdf(request: HttpRequest, code: str) -> HttpResponse:
    """The card on a sheet of A4."""
    policy = queries.of_code(code)
    return printed("policy", sheet(policy, clock.today(at(request)), host_of(request)), policy.title)


def _page(request: HttpRequest, policy: Policy, form: AskForm) -> HttpResponse:
    context = {
        "policy": policy,
        "community": policy.community,
        "over": policy.expires is not None and policy.expires < clock.today(at(request)),
        "answered": queries.answered(policy),
        "form": form,
    }
    return render(request, "bridge/policy_open.html", context, status=422 if form.errors else 200)
