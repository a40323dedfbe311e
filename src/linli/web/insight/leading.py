"""The secretary's page: ten figures, exceptions, decisions that wait, the topic of the month; and a file of them."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from linli.council.models import Meeting
from linli.foundation import clock
from linli.insight import concerns, driving, leading, places, publishing
from linli.insight.counting import part
from linli.insight.figures import FEW, PERIODS, Asked
from linli.insight.handling import months
from linli.insight.opened import told
from linli.insight.sums import Sums, sums
from linli.web.asking import at, staff
from linli.web.cases.rows import kind_name

MOST_KINDS = 6
DAY, MONTH = timedelta(days=1), timedelta(days=30)


def days_of(request: HttpRequest, usual: int = 365) -> int:
    """Over how many days: one of the periods offered."""
    days = request.GET.get("days", "")
    return int(days) if days.isdigit() and int(days) in PERIODS else usual


def page(request: HttpRequest) -> HttpResponse:
    """Few numbers that can be trusted, each with what it means and what it was counted from."""
    asked = Asked(staff(request, "figure.lead"), at(request), days_of(request))
    held = sums(asked, also=two_months(asked.last))
    context = {
        "cards": leading.ten(asked, held),
        "exceptions": concerns.exceptions(asked),
        "awaiting": concerns.awaiting(asked.by, asked.last),
        "topic": Meeting.objects.filter(community=asked.by.community).exclude(topic="").order_by("-day").first(),
        "kinds": frequent(held),
        "grids": places.beside(asked),
        "years": driving.by_year(asked.by.community, asked.at),
        "months": months(held),
        "few": FEW,
        **framed(asked),
    }
    return render(request, "insight/leading.html", context)


def framed(asked: Asked) -> dict[str, Any]:
    """What every page of figures says of itself: as of when, over which days."""
    return {"as_of": asked.at, "since": asked.first, "days": asked.days, "periods": PERIODS}


def two_months(last: date) -> list[tuple[date, date]]:
    """The last 30 days with today, and the 30 before them; no day is in both."""
    return [(last - MONTH, last), (last - 2 * MONTH - DAY, last - MONTH - DAY)]


def frequent(held: Sums) -> list[tuple[str, int, int | None]]:
    """The kinds said most in `two_months`, now and before; none of fewer than five."""
    now, before = (part(sum, "kind") for sum in held.also)
    often = sorted(now.items(), key=lambda row: (-row[1], row[0]))[:MOST_KINDS]
    return [(kind_name(kind), n, told(before.get(kind, 0))) for kind, n in often if n >= FEW]


def as_file(request: HttpRequest) -> HttpResponse:
    """The figures as a file to be laid beside those of other communities."""
    asked = Asked(staff(request, "figure.lead"), at(request), 365)
    answer = HttpResponse(publishing.published(asked), content_type="application/json")
    answer.headers["Content-Disposition"] = f'attachment; filename="figures-{clock.today(asked.at)}.json"'
    return answer
