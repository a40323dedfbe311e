"""Wishes at the desk: those I keep or that lie in my place, how they stand, and a new one taken down."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from linli.access import gate
from linli.foundation import clock
from linli.notifications import queries as letters
from linli.people.labels import Means
from linli.web.asking import at, pages, staff, take, token
from linli.web.partners import words as labels
from linli.web.wishes import words
from linli.web.wishes.forms import TakeForm
from linli.wishes import queries
from linli.wishes.actions import saying
from linli.wishes.actions.saying import Agreed
from linli.wishes.labels import Sort, Stage
from linli.wishes.queries import Wanted

MOST = 200
YEAR = timedelta(days=365)


def listed(request: HttpRequest) -> HttpResponse:
    """The wishes within reach, what waits for a hand first."""
    by = staff(request, "wish.read")
    today = clock.today(at(request))
    wanted = Wanted(*(request.GET.get(name, "") for name in ("stage", "sort", "grid")))
    found = queries.wishes(by, wanted, today)
    rows = list(found[:MOST])
    context = {
        "rows": [words.line(one, today) for one in rows],
        "wanted": wanted,
        "stages": labels.choices(Stage, ("late", _("late"))),
        "sorts": labels.choices(Sort),
        "figures": queries.figures(by.community, today - YEAR, today + timedelta(days=1)),
        "definition": queries.DEFINITION,
        "today": today,
        "to_tell": list(letters.helpers_to_tell(by)[:MOST]),
        "may_say": gate.may(by, "wish.say"),
        **pages(found.count() if len(rows) == MOST else len(rows), MOST),
    }
    return render(request, "wishes/list.html", context)


def new(request: HttpRequest) -> HttpResponse:
    """A neighbour's wish is taken down, with their consent; whoever takes it down keeps it."""
    by = staff(request, "wish.say")
    form = TakeForm(request.POST or None, community=by.community, initial={"means": Means.DESK})
    if request.method == "POST":
        made = take(form, lambda: saying.say(
            form.said(), form.wisher(), Agreed(form.cleaned_data["agreed"], form.cleaned_data["means"]), by=by,
            at=at(request), token=token(request),
        ))  # fmt: skip
        if made is not None:
            messages.success(request, _("It hangs on the wall. You keep it: the thing goes through you."))
            return HttpResponseRedirect(f"/together/wishes/{made.pk}/", status=303)
    return render(request, "wishes/new.html", {"form": form}, status=422 if form.errors else 200)
