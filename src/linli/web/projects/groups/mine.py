"""A group's private page: the renewal, activities, applications, and the reports that are owed."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from linli.access.actors import Actor
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.projects.groups import acting, queries, registering, reporting, rules, seeding
from linli.projects.models import Group
from linli.web.asking import as_uuid, at, browser_of, take, token, version
from linli.web.links import borne
from linli.web.projects.acts import Step, acts
from linli.web.projects.forms import Asking
from linli.web.projects.groups import words
from linli.web.projects.groups.forms import ActivityForm, RenewForm, ReportForm, SeedForm
from linli.web.public.limits import refuse_flood

MOST = 30


class UnknownLink(NotFound):
    sentence = gettext_lazy("This link is not complete, or no longer valid. Please ask the community office for it.")


def own(link: str) -> tuple[Group, Actor]:
    """The group that a link opens, and whoever bears it."""
    return borne(link, queries.of_link, UnknownLink)


def page(request: HttpRequest, link: str) -> HttpResponse:
    """My group; opening it records nothing."""
    group, _by = own(link)
    return _page(request, link, group)


def apply(request: HttpRequest, link: str) -> HttpResponse:
    """The application for a seed grant, on one page."""
    group, by = own(link)
    form = SeedForm(request.POST or None)
    if request.method == "POST":
        refuse_flood(browser_of(request), at(request))
        made = take(form, lambda: seeding.apply(group.pk, form.wanted, by=by, at=at(request), token=token(request)))
        if made is not None:
            messages.success(request, _("It is in. Residents are asked for a week; then the office carries it on."))
            return HttpResponseRedirect(f"/s/{link}/", status=303)
    context = {"group": group, "community": group.community, "link": link, "form": form}
    return render(request, "groups/apply.html", context, status=422 if form.errors else 200)


@require_POST
def step(request: HttpRequest, link: str, step: str) -> HttpResponse:
    """An activity, the yearly renewal, or a report."""
    group, by = own(link)
    refuse_flood(browser_of(request), at(request))
    wanted = _steps(group, clock.today(at(request))).get(step)
    seed = as_uuid(request.POST.get("seed", ""))
    if wanted is None or (step == "report" and seed is None):
        raise NotFound()
    form: Any = wanted.form(request.POST, auto_id=f"{step}_%s")
    about: dict[str, Any] = {"by": by, "at": at(request), "token": token(request)}
    part = request.POST.get("part", "")
    verbs: dict[str, Callable[[], object]] = {
        "activity": lambda: acting.note_activity(group.pk, form.did, **about),
        "renew": lambda: registering.say_again(
            group.pk, form.cleaned_data["members"], form.cleaned_data["where"], form.cleaned_data["shown"],
            version=version(request), **about,
        ),
        "report": lambda: reporting.report(seed, form.told(int(part) if part.isdigit() else 0), **about),
    }  # fmt: skip
    if take(form, verbs[step]) is None:
        return _page(request, link, group, (step, form))
    messages.success(request, _("Kept. Thank you."))
    return HttpResponseRedirect(f"/s/{link}/", status=303)


def _steps(group: Group, today: Any) -> dict[str, Step]:
    if group.ended_on:
        return {}
    due = group.renew_by <= today + rules.SOON
    return {
        "report": Step(ReportForm, _("Report on a payment"), _("Send the report"), start={"day": today}, always=True),
        "renew": Step(
            RenewForm, _("Yearly renewal"), _("We are still there"), always=due,
            start={"members": group.organisation.members, "where": group.where, "shown": group.contact_agreed_at},
        ),
        "activity": Step(ActivityForm, _("Write down an activity"), _("Keep it"), start={"day": today}),
    }  # fmt: skip


def _page(request: HttpRequest, link: str, group: Group, tried: tuple[str, Asking] | None = None) -> HttpResponse:
    today = clock.today(at(request))
    grants = queries.grants(group.seeds.all()[:20])
    owed = [(one, one.next_report) for one in grants if one.next_report and not group.ended_on]
    steps = _steps(group, today)
    if not owed:
        steps.pop("report", None)
    context = {
        "group": group, "community": group.community, "link": link, "row": words.row(group, today),
        "grants": grants, "owed": owed[:1], "today": today,
        "late": next((owe.state(today) for _grant, owe in owed if owe.due < today), ""),
        "activities": list(queries.activities(group)[:MOST]),
        "acts": acts(steps, f"/s/{link}/", tried, group.version),
    }  # fmt: skip
    return render(request, "groups/mine.html", context, status=422 if tried else 200)
