"""Policy cards for those who serve: all of them with what is to be looked at, one with its questions."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.access.actors import Actor
from linli.bridge.labels import Topic
from linli.bridge.models import Policy, Question
from linli.bridge.policies import actions, asking, queries, rules
from linli.cases import reference
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.foundation.rows import there
from linli.people.labels import Role
from linli.people.queries import appointments_on
from linli.web.asking import at, host_of, staff, take, token, version
from linli.web.bridge.forms import PolicyForm, ShareForm, TrueForm

ANSWERS = [Role.OFFICE, Role.SECRETARY, Role.LEADER, Role.WORKER, Role.STEWARD]


def listed(request: HttpRequest) -> HttpResponse:
    """All cards, those first that someone should look at."""
    by, day = staff(request, "policy.read"), clock.today(at(request))
    topic = request.GET.get("topic", "")
    rows = [
        {
            "policy": one,
            "look": rules.wants_a_look(one.expires, one.looked_on, day),
            "over": one.expires is not None and one.expires < day,
            "mine": one.lead_id == by.person_id,
        }
        for one in queries.listed(by)
        if topic in ("", one.topic)
    ]
    rows.sort(key=lambda row: (not (row["look"] and row["mine"]), not row["look"]))
    context = {
        "rows": rows, "count": len(rows), "topics": Topic.choices, "topic": topic,
        "may_enter": gate.may(by, "policy.enter"),
        "looks": sum(bool(row["look"]) for row in rows),
    }  # fmt: skip
    return render(request, "bridge/policies.html", context)


def new(request: HttpRequest) -> HttpResponse:
    """A new card."""
    by = staff(request, "policy.enter")
    start = {"lead": str(by.person_id), "kind": "BM01"}
    form = _form(request, by, request.POST or None, start)
    if request.method == "POST":
        made = take(form, lambda: actions.enter(form.card, by=by, at=at(request), token=token(request)))
        if made is not None:
            messages.success(request, _("The card is shown to everyone now."))
            return HttpResponseRedirect(f"/together/policies/{made.pk}/", status=303)
    return render(request, "bridge/policy_form.html", {"form": form}, status=422 if form.errors else 200)


def one(request: HttpRequest, id: UUID) -> HttpResponse:
    """A card with its questions; its owner changes it or finds it true."""
    by = staff(request, "policy.read")
    return _page(request, by, queries.one(by, id))


@require_POST
def change(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """Change it, find it true, or take it down."""
    by = staff(request, "policy.write")
    policy = queries.one(by, id)
    about: dict[str, Any] = {"by": by, "at": at(request), "version": version(request), "token": token(request)}
    if step == "change":
        form = _form(request, by, request.POST)
        done = take(form, lambda: actions.change(id, form.card, **about))
    elif step == "true":
        true = TrueForm(request.POST)
        done = take(true, lambda: actions.find_true(id, true.cleaned_data["expires"], **about))
        if done is None:
            return _page(request, by, policy, true=true)
    elif step == "down":
        actions.take_down(id, **about)
        messages.success(request, _("The card is taken down."))
        return HttpResponseRedirect("/together/policies/", status=303)
    else:
        raise NotFound()
    if done is None:
        return _page(request, by, policy, form=form)
    messages.success(request, _("Kept. It counts as looked at today."))
    return HttpResponseRedirect(f"/together/policies/{id}/", status=303)


@require_POST
def share(request: HttpRequest, id: UUID) -> HttpResponse:
    """A question and its answer join the card, or leave it."""
    by = staff(request, "policy.write")
    question = there(Question.objects.select_related("policy").filter(pk=id, community=by.community))
    form = ShareForm(request.POST)
    about: dict[str, Any] = {"by": by, "at": at(request), "token": token(request)}
    if take(form, lambda: asking.share(id, form.cleaned_data["asked"], form.cleaned_data["answer"], **about)) is None:
        return _page(request, by, queries.one(by, question.policy_id), wrong=form, tried=id)
    return HttpResponseRedirect(f"/together/policies/{question.policy_id}/", status=303)


def _page(request: HttpRequest, by: Actor, policy: Policy, **more: Any) -> HttpResponse:
    day = clock.today(at(request))
    fields = ("title", "topic", "who", "what", "where", "papers", "takes", "source", "link", "source_day", "expires")
    start = {name: getattr(policy, name) for name in fields} | {"lead": str(policy.lead_id), "kind": policy.kind}
    may = gate.holds(by, "policy.write", policy)
    context = {
        "policy": policy,
        "version": policy.version,
        "down": f"/together/policies/{policy.pk}/down/",
        "look": rules.wants_a_look(policy.expires, policy.looked_on, day),
        "may_write": may,
        "form": more.pop("form", None) or (_form(request, by, None, start) if may else None),
        "true": TrueForm(initial={"expires": policy.expires}),
        "questions": queries.asked_back(by, policy),
        "address": f"{host_of(request)}/life/policies/{policy.code}/",
        **more,
    }
    wrong: list[Form | None] = [context.get("form"), context.get("true"), context.get("wrong")]
    status = 422 if any(form is not None and form.errors for form in wrong) else 200
    return render(request, "bridge/policy.html", context, status=status)


def _form(request: HttpRequest, by: Actor, data: Any, start: dict[str, Any] | None = None) -> PolicyForm:
    day = clock.today(at(request))
    posts = appointments_on(by.community, day).filter(role__in=ANSWERS).order_by("person__name")
    people = dict(posts.values_list("person_id", "person__name"))
    english = get_language() == "en"
    kinds = [
        (leaf.code, f"{leaf.code} {leaf.name_en if english else leaf.name_zh}")
        for leaf in reference.taxonomy().leaves.values()
    ]
    return PolicyForm(data, people=[(str(id), name) for id, name in people.items()], kinds=kinds, initial=start)
