"""What the fund raised, and what it did with it, as far as the article tells."""

from collections import Counter
from typing import Any

from django.utils.translation import gettext as _

from linli.fund.books.writing import said
from linli.fund.granting.results import projects
from linli.fund.labels import Asks
from linli.fund.models import Acceptance, Kit, Proposal
from linli.fund.showing import figures
from linli.insight.article.lines import Asked, Line, Part, money, together
from linli.territory.queries import grids_in_force

_UNITS = {"人": lambda: _("people"), "人次": lambda: _("visits")}  # as leaves say it


def part(asked: Asked) -> Part:
    """The micro-fund."""
    return Part("fund", _("The fund"), [_raised(asked), *_projects(asked), _stipends(asked), _kits(asked)])


def _raised(asked: Asked) -> Line:
    came = sum(row.came for row in figures.of_purposes(asked.community))
    return Line(
        "raised",
        _("Received by the fund"),
        money(came),
        _("Money that came into the fund by the day, from its books."),
        0,
        "3.3 万元",
        _(
            "The parts that the article names add up to more than its total; the fund's "
            "page of totals holds both against each other (N1)."
        ),
        "/fund/raised/",
    )


def _projects(asked: Asked) -> list[Line]:
    done = [row for row in projects.listed(asked.community) if row.sort == Asks.PROJECT and row.state == "done"]
    people: Counter[str] = Counter()
    final = Acceptance.objects.filter(community=asked.community, final=True, proposal__sort=Asks.PROJECT)
    for acceptance in final.select_related("leaf"):
        told: Any = said(acceptance.leaf).get("people")
        if told:
            people[told["unit"]] += told["count"]
    shown = together(f"{n:,} {_UNITS[unit]()}" for unit, n in sorted(people.items())) or "—"
    return [
        Line(
            "projects",
            _("Small projects done"),
            f"{len(done)}",
            _("Projects of the fund that were accepted by overseers and users, without an advance open."),
            len(done),
            "12 个微项目",
            url="/fund/projects/",
        ),
        Line(
            "served",
            _("Whom they serve"),
            shown,
            _("As counted for each project at its acceptance: people and visits apart."),
            final.count(),
            "5500 余人",
            _("People or visits, counted or estimated: each project says which (N4)."),
            "/fund/projects/",
        ),
    ]


def _stipends(asked: Asked) -> Line:
    found = Proposal.objects.filter(community=asked.community, sort=Asks.STIPEND, decision__says="yes")
    paid = sum(found.values_list("decision__drawn", flat=True))
    return Line(
        "stipends",
        _("Stewards' stipends paid by the fund"),
        money(paid),
        _("What was paid by decisions on stipends; by the days of an appointment, never by what was done."),
        found.count(),
        note=_(
            "The total raised cannot bear stipends, kits, grants and projects at once: "
            "other money stands beside each project (N19)."
        ),
        url="/fund/projects/",
    )


def _kits(asked: Asked) -> Line:
    given = Kit.objects.filter(community_id=asked.community).values("micro_grid").distinct().count()
    grids = grids_in_force(asked.community, asked.day).count()
    return Line(
        "kits",
        _("Micro-grids that have their kit"),
        f"{given} / {grids}",
        _("Micro-grids to which a kit was handed over, of those in force."),
        grids,
        "每个微网格",
        url="/fund/projects/",
    )
