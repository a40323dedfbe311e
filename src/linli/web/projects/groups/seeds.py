"""Applications for seed grants at the desk: the list, and one that is carried into the fund or set aside."""

from collections.abc import Callable
from functools import partial
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
from linli.fund.giving.queries import purposes as purposes_of
from linli.projects.groups import figures, queries, reporting, seeding
from linli.projects.labels.groups import SeedStage
from linli.projects.models import Seed
from linli.web.asking import at, pages, staff, take, token, version
from linli.web.projects.acts import Step, acts
from linli.web.projects.forms import Asking, ReasonForm
from linli.web.projects.groups.forms import CarryForm, PaperForm, ReportForm

MOST = 60
DONE = {"carry": "seed.carry", "aside": "seed.apply", "paper": "seed.view_on_paper", "report": "seed.report"}


def listed(request: HttpRequest) -> HttpResponse:
    """Every application, the newest first, with how it stands in the fund."""
    by, today = staff(request, "group.read"), clock.today(at(request))
    stage = request.GET.get("stage", "")
    found = queries.seeds(by)
    found = found.filter(stage=stage) if stage in SeedStage.values else found
    context = {
        "grants": queries.grants(found[:MOST]), "stages": SeedStage.choices, "stage": stage, "today": today,
        "told": figures.grants(by.community, today), **pages(found.count(), MOST),
    }  # fmt: skip
    return render(request, "groups/seeds.html", context)


def one(request: HttpRequest, id: UUID) -> HttpResponse:
    """An application: what is asked, what residents say, what the fund's records say."""
    by = staff(request, "group.read")
    return _page(request, by, queries.seed(by, id))


@require_POST
def step(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """It is carried into the fund, set aside, or what was said on paper is entered."""
    by = staff(request, "group.read")
    seed = queries.seed(by, id)
    wanted = _steps(by, seed).get(step)
    if wanted is None:
        raise NotFound()
    form: Any = wanted.form(request.POST, auto_id=f"{step}_%s")
    about: dict[str, Any] = {"by": by, "at": at(request), "token": token(request)}
    owe = next((one for one in queries.owed_of(seed) if one.told is None), None)
    verbs: dict[str, Callable[[], object]] = {
        "carry": lambda: seeding.carry(id, form.carrying, version=version(request), **about),
        "aside": lambda: seeding.set_aside(id, form.cleaned_data["reason"], version=version(request), **about),
        "paper": lambda: seeding.say(
            id, form.cleaned_data["remark"], form.cleaned_data["helps"], paper=True, **about
        ),
        "report": lambda: reporting.report(id, form.told(owe.part if owe else 0), **about),
    }  # fmt: skip
    if take(form, verbs[step]) is None:
        return _page(request, by, seed, (step, form))
    messages.success(request, _("Carried. The secretary hears of it.") if step == "carry" else _("Kept."))
    return HttpResponseRedirect(f"/together/seeds/{id}/", status=303)


def _steps(by: Actor, seed: Seed) -> dict[str, Step]:
    """What can be done with it at its stage, by whoever asks."""
    if seed.stage == SeedStage.ASIDE or not gate.may(by, "seed.carry"):
        return {}
    if seed.stage == SeedStage.CARRIED:
        owe = next((one for one in queries.owed_of(seed) if one.told is None), None)
        words = _("The group brought it on paper.")
        return {"report": Step(ReportForm, _("Enter a report"), _("Keep it"), words)} if owe else {}
    purposes = purposes_of(seed.community_id)
    made = {}
    if purposes:
        made["carry"] = Step(
            partial(CarryForm, purposes=purposes), _("Carry it into the fund"), _("Put it into the log"),
            _("Its words, lines and other money become the proposal; nothing is typed again."), always=True,
        )  # fmt: skip
    made["paper"] = Step(PaperForm, _("Enter voices from paper"), _("Keep it"))
    made["aside"] = Step(ReasonForm, _("Set it aside"), _("Set it aside"), _("The group reads why."), warn=True)
    return made


def _page(request: HttpRequest, by: Actor, seed: Seed, tried: tuple[str, Asking] | None = None) -> HttpResponse:
    (grant,) = queries.grants(Seed.objects.filter(pk=seed.pk))
    context = {
        "grant": grant, "seed": seed, "lines": list(seed.lines.all()),
        "remarks": [one for one in seed.views.all() if one.remark],
        "reports": list(seed.reports.all()), "today": clock.today(at(request)),
        "acts": acts(_steps(by, seed), f"/together/seeds/{seed.pk}/", tried, seed.version),
    }  # fmt: skip
    return render(request, "groups/seed.html", context, status=422 if tried else 200)
