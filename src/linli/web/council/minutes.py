"""The minutes: everyone's page, and the sheet; private and family matters stand in neither."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from linli.council import minuting, queries
from linli.council.labels import State
from linli.council.models import Item, Meeting
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.foundation.rows import there
from linli.territory.models import Community
from linli.web.asking import at, host_of, staff
from linli.web.council.words import Spoken, is_public, of_item
from linli.web.paper.answers import printed
from linli.web.paper.letterhead import letterhead, written
from linli.web.public.report import community_of

MOST = 54  # a year of weeks


def listed(request: HttpRequest) -> HttpResponse:
    """The next council and what earlier ones decided, for everyone."""
    community = community_of(request)
    found, year, years = queries.of_year(queries.published(community.pk), request.GET.get("year", ""))
    context = {
        "community": community, "meetings": found[:MOST], "years": years, "year": year,
        "count": found.count(), "limit": MOST,
        "next": queries.coming(community.pk, clock.today(at(request))),
        "standing": queries.standing(community.pk, at(request)),
    }  # fmt: skip
    return render(request, "council/public.html", context)


def public(request: HttpRequest, day: str) -> HttpResponse:
    """The public minutes of one council."""
    meeting = _published(request, day)
    items = queries.items(meeting)
    shown = [(item, of_item(item)) for item in _public(items)]
    context = {
        "community": meeting.community, "meeting": meeting, "rows": shown, "count": len(shown),
        "draft": _draft(meeting, items),
    }  # fmt: skip
    return render(request, "council/minutes.html", context)


def public_sheet(request: HttpRequest, day: str) -> HttpResponse:
    """The same as a sheet to hang up."""
    meeting = _published(request, day)
    return _sheet(request, meeting, _public(queries.items(meeting)), f"{host_of(request)}/life/council/{day}/")


def sheet(request: HttpRequest, id: UUID) -> HttpResponse:
    """The whole minutes for the file, to be signed; it names who was there and who answers for what."""
    by = staff(request, "council.read")
    meeting = queries.meeting(by, id)
    return _sheet(request, meeting, queries.items(meeting), "", whole=True)


def _published(request: HttpRequest, day: str) -> Meeting:
    try:
        wanted = date.fromisoformat(day)
    except ValueError as wrong:
        raise NotFound() from wrong
    return there(
        queries.published(community_of(request).pk).select_related("community", "host", "signed_by").filter(day=wanted)
    )


def _draft(meeting: Meeting, items: list[Item]) -> str:
    """What the system drafts for minutes that nobody has signed yet."""
    return "" if meeting.signed_at else minuting.drafted(meeting, items, meeting.present.count())


def _public(items: list[Item]) -> list[Item]:
    return [item for item in items if is_public(item) and item.state != State.OPEN]


def _sheet(
    request: HttpRequest, meeting: Meeting, items: list[Item], source: str, *, whole: bool = False
) -> HttpResponse:
    community = Community.objects.get(pk=meeting.community_id)
    title = _("Minutes of the council")
    there = meeting.present.select_related("person").values_list("person__name", flat=True) if whole else ()
    data = letterhead(community, title, clock.today(at(request)), source) | {
        "day": written(meeting.day),
        "facts": _facts(meeting, list(there)),
        "summary": meeting.summary or _draft(meeting, queries.items(meeting)),
        "signed": _signed(meeting),
        "rows": [_row(n, item, of_item(item), whole) for n, item in enumerate(items, 1)],
        "sign": [_("Host: "), _("Written down by: ")] if whole else [],
    }
    return printed("minutes", data, f"{title} {meeting.day}")


def _signed(meeting: Meeting) -> str:
    """Who stands for the minutes, or that nobody does yet."""
    if meeting.signed_by is None or meeting.signed_at is None:
        return _("Draft made by the system, not signed") if meeting.closed_at else ""
    return _("Signed by %(name)s, %(day)s") % {
        "name": meeting.signed_by.name, "day": written(clock.today(meeting.signed_at)),
    }  # fmt: skip


def _facts(meeting: Meeting, there: list[str]) -> list[str]:
    facts = [meeting.place] if meeting.place else []
    if meeting.topic:
        facts.append(_("Topic of the month: %(topic)s") % {"topic": meeting.topic})
    if there:
        facts.append(_("Present: %(names)s") % {"names": "、".join(there)})
    return [*facts, _("%(n)d residents came") % {"n": meeting.guests}]


def _row(n: int, item: Item, said: Spoken, whole: bool) -> dict[str, Any]:
    tasks = [
        _("%(what)s — by %(day)s") % {"what": task.words, "day": f"{task.due:%m-%d}"}
        + (f" · {task.lead.name}" if whole else "")
        for task in item.tasks.all()
    ]
    return {
        "number": str(n), "title": said.title, "where": said.where, "why": f"{said.why} · {said.raised}",
        "state": str(State(item.state).label), "words": item.words, "tasks": tasks,
    }  # fmt: skip
