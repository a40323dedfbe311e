"""Groups at the desk: the list, a new one, one with what it did and asked for."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.access.actors import Actor
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.foundation.rows import there
from linli.foundation.sealing import link_token
from linli.people.models import mask
from linli.projects.groups import acting, figures, queries, registering
from linli.projects.labels.groups import SeedStage, Work
from linli.projects.models import Activity, Group
from linli.web.asking import at, host_of, pages, staff, take, token, version
from linli.web.projects.acts import Step, acts, row_of
from linli.web.projects.forms import Asking, NothingForm
from linli.web.projects.groups import words
from linli.web.projects.groups.forms import ActivityForm, ProfileForm, RenewForm

MOST = 60


def listed(request: HttpRequest) -> HttpResponse:
    """Every group, what waits for a hand on top."""
    by, today = staff(request, "group.read"), clock.today(at(request))
    work, asked = request.GET.get("work", ""), request.GET.get("q", "")[:40]
    work = work if work in Work.values else ""
    found = queries.listed(by, work, asked)
    count = found.count()
    office = gate.may(by, "group.register")
    context = {
        "rows": [words.row(one, today) for one in found[:MOST]],
        "works": Work.choices, "work": work, "asked": asked,
        "told": figures.groups(by.community, today),
        "renewals": list(queries.renewals(by, today)[:20]) if office else [],
        "late": queries.long_late(by, today) if office else [],
        "waiting": list(queries.seeds(by).filter(stage=SeedStage.VIEW).select_related("group__organisation")[:20]),
        "may_register": office,
        **pages(count, MOST),
    }  # fmt: skip
    return render(request, "groups/desk.html", context)


def new(request: HttpRequest) -> HttpResponse:
    """A group is registered."""
    by = staff(request, "group.register")
    form = ProfileForm(request.POST or None, initial={"filing": "none"})
    if request.method == "POST":
        made = take(form, lambda: registering.register(form.profile, by=by, at=at(request), token=token(request)))
        if made is not None:
            messages.success(request, _("Registered. Give the group its private link."))
            return HttpResponseRedirect(f"/together/groups/{made.pk}/", status=303)
    context = {"form": form, "group": None, "way": "/together/groups/new/"}
    return render(request, "groups/profile_form.html", context, status=422 if form.errors else 200)


def edit(request: HttpRequest, id: UUID) -> HttpResponse:
    """A profile is corrected; the number that was left empty stays."""
    by = staff(request, "group.register")
    group = queries.one(by, id)
    form = ProfileForm(request.POST or None, initial=words.profile_of(group))
    if request.method == "POST":
        kept = take(form, lambda: _amended(request, by, group, form))
        if kept is not None:
            messages.success(request, _("Kept."))
            return HttpResponseRedirect(f"/together/groups/{id}/", status=303)
    context = {"form": form, "group": group, "way": f"/together/groups/{id}/edit/", "version": group.version}
    return render(request, "groups/profile_form.html", context, status=422 if form.errors else 200)


def _amended(request: HttpRequest, by: Actor, group: Group, form: ProfileForm) -> Group:
    form.cleaned_data["phone"] = form.cleaned_data["phone"] or group.phone
    return registering.amend(
        group.pk, form.profile, by=by, at=at(request), version=version(request), token=token(request)
    )


def one(request: HttpRequest, id: UUID) -> HttpResponse:
    """A group with its link, what it did and what it asked for."""
    by = staff(request, "group.read")
    return _page(request, by, queries.one(by, id))


@require_POST
def step(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """An activity, the renewal, the end of a group, or a look at its number."""
    by = staff(request, "group.read")
    group = queries.one(by, id)
    about: dict[str, Any] = {"by": by, "at": at(request), "token": token(request)}
    if step == "number":
        seen = registering.see_number(id, **about)
        return _page(request, by, group, number=seen.phone, contact=seen.contact)
    wanted = _steps(group, clock.today(at(request))).get(step)
    if wanted is None:
        raise NotFound()
    form = wanted.form(request.POST, auto_id=f"{step}_%s")
    verbs: dict[str, Callable[[], object]] = {
        "activity": lambda: acting.note_activity(id, form.did, **about),  # type: ignore[attr-defined]
        "renew": lambda: registering.say_again(
            id, form.cleaned_data["members"], form.cleaned_data["where"], form.cleaned_data["shown"],
            version=version(request), **about,
        ),
        "end": lambda: registering.end(id, version=version(request), **about),
    }  # fmt: skip
    if take(form, verbs[step]) is None:
        return _page(request, by, group, tried=(step, form))
    messages.success(request, _("Kept."))
    return HttpResponseRedirect(f"/together/groups/{id}/", status=303)


@require_POST
def back(request: HttpRequest, id: UUID) -> HttpResponse:
    """An activity that was entered wrongly is taken out."""
    by = staff(request, "group.act")
    activity = row_of(request, "activity")
    there(Activity.objects.filter(pk=activity, group=queries.one(by, id)))
    acting.take_back(activity, by=by, at=at(request))
    messages.success(request, _("Taken out."))
    return HttpResponseRedirect(f"/together/groups/{id}/", status=303)


def _steps(group: Group, today: Any) -> dict[str, Step]:
    start = {"day": today}
    return {
        "activity": Step(ActivityForm, _("Write down an activity"), _("Keep it"), start=start),
        "renew": Step(
            RenewForm, _("Renew for a year"), _("It is still there"),
            start={"members": group.organisation.members, "where": group.where, "shown": group.contact_agreed_at},
        ),
        "end": Step(
            NothingForm, _("The group has ended"), _("Yes, it has ended"),
            _("Its contact is erased; what it did stays."), warn=True,
        ),
    }  # fmt: skip


def _page(
    request: HttpRequest, by: Actor, group: Group, *, tried: tuple[str, Asking] | None = None, **more: Any
) -> HttpResponse:
    today, mine = clock.today(at(request)), gate.holds(by, "group.register", group)
    steps = _steps(group, today) if mine and not group.ended_on else {}
    context = {
        "group": group,
        "row": words.row(group, today),
        "masked": mask(group.phone) or ("****" if group.contact else ""),
        "may_see": gate.holds(by, "group.see_number", group),
        "may_edit": mine,
        "address": f"{host_of(request)}/s/{link_token(group.pk)}/" if mine else "",
        "activities": list(queries.activities(group)[:MOST]),
        "grants": queries.grants(group.seeds.all()[:20]),
        "acts": acts(steps, f"/together/groups/{group.pk}/", tried, group.version),
        "today": today,
        "back_way": f"/together/groups/{group.pk}/back/",
        **more,
    }
    return render(request, "groups/group.html", context, status=422 if tried else 200)
