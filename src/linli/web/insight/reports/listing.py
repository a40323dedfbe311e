"""The list of reports, and drafting one for a period."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from linli.access import gate
from linli.foundation import clock
from linli.insight.reports import actions, labels, queries, topics
from linli.insight.reports.models import Review
from linli.insight.reports.span import name_of, named
from linli.web.asking import at, pages, staff, take, token
from linli.web.insight.reports import periods
from linli.web.insight.reports.forms import NewForm

MOST = 60
SORTS = ("month", "quarter", "year", "topic")


def sort_of(review: Review) -> str:
    """Which sort of report one is."""
    name = name_of(review.since, review.until)
    return "topic" if review.about else "quarter" if "Q" in name else "month" if len(name) == 7 else "year"


def listed(request: HttpRequest) -> HttpResponse:
    """All reports that one may read, of one sort if asked for (?sort=)."""
    by = staff(request, "review.read")
    wanted = request.GET.get("sort", "")
    found = [one for one in queries.reviews(by) if wanted not in SORTS or sort_of(one) == wanted]
    context = {
        "rows": [
            {"review": one, "period": labels.period(one.since, one.until), "topic": labels.topic(one.about)}
            for one in found[:MOST]
        ],
        "sort": wanted if wanted in SORTS else "",
        "sorts": [("", _("all")), ("month", _("of a month")), ("quarter", _("of a quarter")), ("year", _("of a year")),
                  ("topic", _("topics"))],
        "may_write": gate.may(by, "review.write"),
        **pages(len(found), MOST),
    }  # fmt: skip
    return render(request, "reviews/listed.html", context)


def new(request: HttpRequest) -> HttpResponse:
    """A period and perhaps a topic; the draft is made from the records at once."""
    by = staff(request, "review.write")
    today = clock.today(at(request))
    form = NewForm(request.POST or None, periods=periods.offered(today), topics=topics.offered(by.community))
    if request.method == "POST":
        made = take(form, lambda: _begin(request, form))
        if made is not None:
            messages.success(request, _("Drafted from the records. Read it, and change what you like."))
            return HttpResponseRedirect(f"/together/reviews/{made.pk}/", status=303)
    return render(request, "reviews/new.html", _shown(form, by.community), status=422 if form.errors else 200)


def _begin(request: HttpRequest, form: NewForm) -> Review:
    since, until = named(form.cleaned_data["period"])
    by = staff(request, "review.write")
    return actions.begin(since, until, by=by, at=at(request), about=form.cleaned_data["about"], token=token(request))


def _shown(form: NewForm, community: Any) -> dict[str, Any]:
    """The form; where the very report is there already, the way to it."""
    there = None
    period = form.data.get("period", "")
    if form.errors and period in dict(form.fields["period"].choices):  # type: ignore[attr-defined]
        since, until = named(period)
        there = _there(community, since, until, form.data.get("about", ""))
    return {"form": form, "there": there}


def _there(community: Any, since: date, until: date, about: str) -> Review | None:
    return Review.objects.filter(community=community, since=since, until=until, about=about).first()
