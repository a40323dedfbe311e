"""Groups as everyone sees them, and the applications on which residents are asked."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.access.actors import visitor
from linli.foundation import clock
from linli.projects.groups import figures, queries, seeding
from linli.projects.labels.groups import SeedStage, Work
from linli.projects.models import Seed
from linli.web.asking import at, browser_of, pages, take, token
from linli.web.projects.groups import words
from linli.web.projects.groups.forms import ViewForm
from linli.web.public.limits import refuse_flood
from linli.web.public.report import community_of

MOST = 100


def listed(request: HttpRequest) -> HttpResponse:
    """What each group does and where one can join in; the contact only where the person has agreed."""
    community, today = community_of(request), clock.today(at(request))
    work = request.GET.get("work", "")
    work = work if work in Work.values else ""
    found = queries.public(community.pk, work)
    context = {
        "community": community, "rows": [words.row(one, today) for one in found[:MOST]],
        "works": Work.choices, "work": work, "told": figures.groups(community.pk, today),
        "deeds": figures.activities(community.pk, today, today.replace(month=1, day=1)),
        "seeds": queries.grants(queries.open_seeds(community.pk, today)[:20]),
        **pages(found.count(), MOST),
    }  # fmt: skip
    return render(request, "groups/public.html", context)


def seed(request: HttpRequest, id: UUID) -> HttpResponse:
    """An application as residents read it."""
    return _page(request, queries.public_seed(id), ViewForm())


@require_POST
def say(request: HttpRequest, id: UUID) -> HttpResponse:
    """It helps us, or a remark: counted, without a name."""
    found, form = queries.public_seed(id), ViewForm(request.POST)
    refuse_flood(browser_of(request), at(request))
    by = visitor(found.community_id)
    said = take(
        form,
        lambda: seeding.say(
            id, form.cleaned_data["remark"], int(form.cleaned_data["helps"]), by=by, at=at(request),
            token=token(request),
        ),
    )  # fmt: skip
    if said is None:
        return _page(request, found, form)
    messages.success(request, _("Thank you. It was counted, without a name."))
    return HttpResponseRedirect(f"/life/seeds/{id}/", status=303)


def _page(request: HttpRequest, found: Seed, form: ViewForm) -> HttpResponse:
    today = clock.today(at(request))
    (grant,) = queries.grants(Seed.objects.filter(pk=found.pk))
    context = {
        "seed": found, "grant": grant, "community": found.community, "lines": list(found.lines.all()), "form": form,
        "asks": found.stage == SeedStage.VIEW and today <= found.view_until, "reports": list(found.reports.all()),
    }  # fmt: skip
    return render(request, "groups/public_seed.html", context, status=422 if form.errors else 200)
