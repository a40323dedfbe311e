"""Tasks of the council: mine first, then all that I may see; each is ended with a sentence."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.access import gate
from linli.access.actors import Actor
from linli.council import queries
from linli.council.actions import doing
from linli.foundation import clock
from linli.web.asking import at, pages, staff, take, version
from linli.web.council.forms import OutcomeForm

MOST = 100


def listed(request: HttpRequest) -> HttpResponse:
    """What the council asked of me, and of others."""
    by = staff(request, "council.see_task")
    return _page(request, by)


@require_POST
def step(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """Done, or given up with a reason."""
    by = staff(request, "council.end_task")
    form = OutcomeForm(request.POST)
    done = take(form, lambda: doing.step(
        id, step, form.cleaned_data["words"], by=by, at=at(request), version=version(request)
    ))  # fmt: skip
    if done is None:
        return _page(request, by, (id, form))
    messages.success(request, _("Kept. Thank you."))
    return HttpResponseRedirect("/council/tasks/", status=303)


def _page(request: HttpRequest, by: Actor, tried: tuple[UUID, OutcomeForm] | None = None) -> HttpResponse:
    only = "mine" if request.GET.get("whose") == "mine" else ""
    found = queries.open_tasks(by)
    if only:
        found = found.filter(lead=by.person_id)
    rows = [
        {
            "task": task, "ends": gate.holds(by, "council.end_task", task), "mine": task.lead_id == by.person_id,
            "form": tried[1] if tried and tried[0] == task.pk else None,
        }
        for task in found[:MOST]
    ]  # fmt: skip
    rows.sort(key=lambda row: not row["mine"])
    context = {"rows": rows, "whose": only, "today": clock.today(at(request)), **pages(found.count(), MOST)}
    return render(request, "council/tasks.html", context, status=422 if tried else 200)
