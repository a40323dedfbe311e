"""The screen on the wall: a few large numbers of the community that change by themselves; nobody is in them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from linli.council import queries as council
from linli.fund.showing import figures as fund
from linli.insight import driving
from linli.insight.counting import part, spread
from linli.insight.figures import FEW, Asked, of_everyone
from linli.insight.handling import months
from linli.insight.opened import told
from linli.insight.sums import sums
from linli.partners import queries as partners
from linli.web.asking import at
from linli.web.public.report import community_of
from linli.wishes import queries as wishes


def screen(request: HttpRequest) -> HttpResponse:
    """The whole screen, or what is in it, for the script that fetches it anew every minute."""
    community = community_of(request)
    asked = of_everyone(community.pk, at(request), 30)
    context = {"place": community, "panels": _panels(asked), "as_of": asked.at}
    return render(request, f"insight/{'screen_in' if 'part' in request.GET else 'screen'}.html", context)


def _panels(asked: Asked) -> list[dict[str, Any]]:
    held = sums(asked)
    of, at = spread(held.period), part(held.period, "level")
    closed, near = sum(at.values()), at.get("micro_grid", 0) + at.get("general_grid", 0)
    few = of.n < FEW
    now = {
        "name": "now",
        "reported": told(sum(part(held.period, "sphere").values())),
        "answered": told(of.n),
        "median": None if few else of.within(0.5),
        "p90": None if few else of.within(0.9),
        "near": 100 * near / closed if closed >= FEW else None,
        "n": told(of.n),
    }
    return [now, {"name": "months", "months": months(held)}, _together(asked), _money(asked)]


def _together(asked: Asked) -> dict[str, Any]:
    community, year = asked.by.community, Asked(asked.by, asked.at, 365, asked.action)
    stood = council.standing(community, asked.at)
    found = partners.funnel(community, asked.last)
    made = wishes.figures(community, year.first, asked.last)
    nearest = council.coming(community, asked.last)
    return {
        "name": "together",
        "council": stood,
        "next": nearest,
        "deeds": found,
        "wishes": made,
        "people": driving.participants(community, year.first, asked.last, asked.at),
    }


def _money(asked: Asked) -> dict[str, Any]:
    rows = fund.of_purposes(asked.by.community)
    sums_of = {name: sum(getattr(row, name) for row in rows) / 100 for name in ("came", "spent", "left")}
    return {"name": "money", "any": bool(rows), **sums_of}
