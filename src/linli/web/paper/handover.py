"""The handover sheet 交接单 of a steward who goes on leave: what is open, who stands in, what is promised."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.access import gate
from linli.access.actors import Actor
from linli.cases import queries as cases
from linli.cases.labels import Stage
from linli.cases.needs import UNFINISHED
from linli.foundation import clock
from linli.people.labels import Role
from linli.people.models import Absence, Appointment
from linli.people.queries import card_people
from linli.territory.models import Community, MicroGrid
from linli.territory.queries import in_force
from linli.web.cases.rows import when
from linli.web.paper.letterhead import letterhead, written
from linli.web.territory.doors import listed


def posts(by: Actor, day: date) -> QuerySet[Appointment]:
    """The stewards' posts whose sheet `by` may print: her own, or those of the micro-grids in the reader's place."""
    own = gate.allowed(by, "handover.print", Appointment.objects.all())
    grids = gate.allowed(by, "handover.print", MicroGrid.objects.all())
    held = Appointment.objects.filter(Q(pk__in=own) | Q(micro_grid__in=grids), in_force(day), role=Role.STEWARD)
    return held.exclude(micro_grid=None).select_related("person", "micro_grid").order_by("micro_grid__code", "id")


def handover(held: list[Appointment], community: Community, by: Actor, at: datetime) -> dict[str, Any]:
    """The data of one sheet for each post, with the matters that `by` may read."""
    day = clock.today(at)
    return letterhead(community, _("Handover sheet"), day) | {
        "sheets": [_sheet(post, community, by, day) for post in held],
        "words": {
            "open": _("What is open at these doors"),
            "nothing": _("Nothing is open."),
            "matter": _("What and where"),
            "stage": _("How it stands"),
            "due": _("Promised by"),
            "know": _("Good to know: keys, who waits for an answer, what was promised"),
            "gives": _("Handed over by"),
            "takes": _("Taken over by"),
            "date": _("Date"),
            "keep": _("Names of neighbours stand here: keep this sheet with you, and give it back or tear it up."),
        },
    }


def _sheet(post: Appointment, community: Community, by: Actor, day: date) -> dict[str, Any]:
    grid = post.micro_grid
    found = cases.visible_to(by).filter(UNFINISHED, micro_grid=grid).order_by("-urgent", "due_at", "id")
    hers = found.filter(Q(lead=None) | Q(lead=post.person_id), sealed=False)
    others = found.filter(sealed=False).exclude(lead=None).exclude(lead=post.person_id).count()
    private = found.filter(sealed=True, lead=post.person_id).count()
    columns = ("number", "title", "place_words", "stage", "due_at", "urgent")
    return {
        "grid": f"{grid.name} · {_('No. %(code)s') % {'code': grid.code}}" if grid else "",
        "facts": [*_facts(post, day), [_("Office telephone"), community.office_phone or "—"]],
        "matters": [_matter(row) for row in hers.values(*columns)],
        "aside": [*_private(private), *_others(others)],
    }


def _facts(post: Appointment, day: date) -> list[list[str]]:
    """Who goes, who stands in, from when to when; what nobody has entered stays a line to be written on."""
    away = Absence.objects.filter(appointment=post, end__gt=day).select_related("deputy").order_by("start").first()
    back = away and away.end - timedelta(days=1)
    leaders = [who for who in card_people(post.micro_grid, day) if who.role == Role.LEADER] if post.micro_grid else []
    return [
        [_("Steward"), post.person.name],
        [_("Stands in"), away.deputy.name if away else ""],
        [_("From"), written(away.start) if away else ""],
        [_("Until, that day too"), written(back) if back else ""],
        [_("Grid leader"), listed(f"{who.name} {who.phone}".strip() for who in leaders) or "—"],
    ]


def _matter(row: dict[str, Any]) -> dict[str, str]:
    return {
        "number": str(row["number"]),
        "title": row["title"] or _("(photo)"),
        "place": row["place_words"],
        "stage": str(Stage(row["stage"]).label),
        "due": when(row["due_at"]),
        "urgent": _("urgent") if row["urgent"] else "",
    }


def _private(n: int) -> list[str]:
    words = ngettext(
        "One private matter is not written here: ask the grid leader.",
        "%(n)d private matters are not written here: ask the grid leader.",
        n,
    )
    return [words % {"n": n}] if n else []


def _others(n: int) -> list[str]:
    words = ngettext(
        "One more matter of these doors is in other hands and stays there.",
        "%(n)d more matters of these doors are in other hands and stay there.",
        n,
    )
    return [words % {"n": n}] if n else []
