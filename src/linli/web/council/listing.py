"""The council's front page, and convening the next one."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from linli.access import gate
from linli.council import agenda, queries, rules
from linli.council.actions.holding import convene
from linli.council.models import Meeting
from linli.foundation import clock
from linli.web.asking import at, pages, staff, take, token
from linli.web.council.forms import ConveneForm
from linli.web.council.words import of_suggestion

MOST = 54  # a year of weeks


def front(request: HttpRequest) -> HttpResponse:
    """The next council, how the council keeps its week, whose tasks are open, and the minutes of earlier ones."""
    by = staff(request, "council.read")
    today = clock.today(at(request))
    found = queries.meetings(by)
    tasks = queries.open_tasks(by)
    over, year, years = queries.of_year(found.filter(closed_at__isnull=False), request.GET.get("year", ""))
    context = {
        "next": queries.coming(by.community, today),
        "left": found.filter(closed_at=None, day__lt=today).first(),
        "standing": queries.standing(by.community, at(request)),
        "tasks": tasks[:MOST],
        "mine": by.person_id,
        "today": today,
        "meetings": over[:MOST],
        "year": year,
        "years": years,
        "may_hold": gate.may(by, "council.hold"),
        **pages(over.count(), MOST),
    }
    return render(request, "council/front.html", context)


def new(request: HttpRequest) -> HttpResponse:
    """A day and an agenda from live matters; a person ticks what the evening shall speak of."""
    by = staff(request, "council.hold")
    made = [{"key": one.key, "said": of_suggestion(one)} for one in agenda.suggested(by, at(request))]
    form = ConveneForm(request.POST or None, initial={"day": _friday(by.community, clock.today(at(request)))})
    if request.method == "POST":
        ticked = request.POST.getlist("ticked")
        meeting = take(form, lambda: convene(
            form.cleaned_data["day"], ticked, by=by, at=at(request), place=form.cleaned_data["place"],
            topic=form.cleaned_data["topic"], token=token(request),
        ))  # fmt: skip
        if meeting is not None:
            messages.success(request, _("Convened. The agenda can still be changed until the council is over."))
            return HttpResponseRedirect(f"/council/{meeting.pk}/", status=303)
    else:
        ticked = [str(row["key"]) for row in made[: rules.AT_FIRST]]
    context: dict[str, Any] = {"form": form, "rows": made, "ticked": ticked, "longest": rules.LONGEST}
    return render(request, "council/new.html", context, status=422 if form.errors else 200)


def _friday(community: UUID, today: date) -> date:
    """The next Friday on which no council is convened yet."""
    first = today + timedelta(days=(4 - today.weekday()) % 7)
    taken = set(Meeting.objects.filter(community=community, day__gte=first).values_list("day", flat=True))
    return next(day for n in range(len(taken) + 1) if (day := first + n * rules.WEEK) not in taken)
