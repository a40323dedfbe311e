"""The morning brief: what wants an eye before the day begins, on one page that can be printed."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linli.access import gate
from linli.access.actors import Actor
from linli.cases import morning, posts, queries, reference, seasons
from linli.cases.models import Case, Decision, Response
from linli.foresight import queries as foresight
from linli.foresight.grouping import grouped
from linli.foundation import clock
from linli.notifications import queries as letters
from linli.web.asking import at, staff
from linli.web.cases.ahead.words import hint_of, shown, title_of
from linli.web.cases.calling.words import duty_name
from linli.web.cases.rows import COLUMNS, Row, kind_name, rows, when

FIRST = 5  # of each, so that the whole stays on one sheet; the title leads to all


@dataclass(frozen=True)
class Line:
    """One line: where it leads, what it is, and the rest in small."""

    url: str
    words: str
    more: str = ""


@dataclass(frozen=True)
class Part:
    """One concern with its first lines; `url` leads to all of them."""

    key: str
    title: Any
    count: int
    url: str = ""
    lines: list[Line] = field(default_factory=list)


def brief(request: HttpRequest) -> HttpResponse:
    """The brief of the places that its reader looks after."""
    by, now = staff(request, "brief.read"), at(request)
    press = [_unread(by, now), *_needs(by, now), _to_tell(by), _callouts(by), _decisions(by, now)]
    found = [*press, _groups(by), _again(by, now), _ahead(by, now)]
    context = {
        "parts": [part for part in found if part.count],
        "seasons": _seasons(now),
        "places": list(dict.fromkeys(post.place_name for post in by.posts)),
        "now": now,
    }
    return render(request, "brief.html", context)


def _unread(by: Actor, now: datetime) -> Part:
    """Private matters that wait for someone who may read them: where, and how many."""
    found = posts.unread(by.community, clock.today(now)) if gate.may(by, "case.unread") else []
    rest = _("No grid leader is appointed: appoint one, or let someone stand in.")
    whole = _("All of the office also serve in a grid: appoint someone who serves in none.")
    lines = [
        Line("/office/people/", f"{name or _('The whole community')} · {n}", rest if name else whole)
        for name, n in found[:FIRST]
    ]
    title = _("Private matters that nobody may read")
    return Part("unread", title, sum(n for _name, n in found), "/office/people/", lines)


def _needs(by: Actor, now: datetime) -> Iterable[Part]:
    """What is late, due today, stuck, or wakes today."""
    titles = {
        "late": _("Past the promised time"), "today": _("Due today"),
        "stuck": _("Stuck: no step for 5 days, or sent down twice"), "wakes": _("Waiting that ends today"),
    }  # fmt: skip
    counts = morning.counts(by, now)
    for need, title in titles.items():
        cases = queries.in_need(by, now, COLUMNS, FIRST, need) if counts[need] else ()
        yield Part(need, title, counts[need], f"/triage/?stage={need}", [_matter(row) for row in rows(cases, now)])


def _matter(row: Row) -> Line:
    """A matter on a sheet of paper that may lie on a desk: a private one by its number alone."""
    what, where = (str(row.number), "") if row.sealed else (row.title, row.place)
    return Line(row.url, what, " · ".join(filter(None, (where, row.lead or _("nobody yet"), row.due))))


def _to_tell(by: Actor) -> Part:
    lines = [Line("/to-tell/", _("Call them, and tick who was told."))]
    return Part("tell", _("Neighbours who were not told yet"), letters.how_many_to_tell(by), "/to-tell/", lines)


def _callouts(by: Actor) -> Part:
    found = morning.unanswered(by, 100)
    return Part("calls", _("Called out, no answer yet"), len(found), lines=[_called(one) for one in found[:FIRST]])


def _called(response: Response) -> Line:
    case = response.callout.case
    who = response.person.name if response.person else response.organisation.name if response.organisation else ""
    more = _("called at %(when)s, an answer was wanted by %(until)s") % {
        "when": when(response.called_at), "until": when(response.sign_by),
    }  # fmt: skip
    return Line(f"/cases/{case.pk}/", f"{duty_name(response.duty)} {who} · {_name(case)}", more)


def _decisions(by: Actor, now: datetime) -> Part:
    found = morning.overdue_decisions(by, now, 100)
    lines = [_decision(one) for one in found[:FIRST]]
    return Part("decisions", _("Decisions whose day is over"), len(found), lines=lines)


def _decision(asked: Decision) -> Line:
    day = asked.promised_on or asked.wanted_by
    more = _("%(owner)s, by %(day)s") % {"owner": asked.owner, "day": f"{day:%m-%d}"}
    return Line(f"/cases/{asked.case_id}/", _name(asked.case), more)


def _name(case: Case) -> str:
    """The same where no row was made."""
    return str(case.number) if case.sealed or not case.title else case.title


def _groups(by: Actor) -> Part:
    found = morning.of_one_kind(by, 100)
    lines = [
        Line(
            "/triage/?" + urlencode({"kind": one["kind"], "compound": one["compound"]}),
            f"{one['compound__name']} · {kind_name(one['kind'])}",
            _("%(n)d open: the same thing? Join them.") % {"n": one["n"]},
        )
        for one in found[:FIRST]
    ]
    return Part("alike", _("Suggested by the system: several of one kind at one place"), len(found), lines=lines)


def _again(by: Actor, now: datetime) -> Part:
    found = morning.again(by, now, 100)
    lines = [
        Line(
            "/triage/?" + urlencode({"stage": "month", "kind": one["kind"], "stairwell": one["stairwell"]}),
            f"{one['place']} · {kind_name(one['kind'])}",
            _("%(n)d times in 30 days: look for the cause.") % {"n": one["n"]},
        )
        for one in found[:FIRST]
    ]
    return Part("again", _("Suggested by the system: again and again at one place"), len(found), lines=lines)


def _ahead(by: Actor, now: datetime) -> Part:
    """What the system proposes to meet before anyone asks."""
    found = grouped(foresight.waiting(by, clock.today(now))[:100])
    lines = [
        Line("/ahead/", title_of(group), hint_of(group.first) or shown(group.first).why) for group in found[:FIRST]
    ]
    return Part("ahead", _("Suggested by the system: before anyone asks"), len(found), "/ahead/", lines)


def _seasons(now: datetime) -> list[Line]:
    """The season's hints, with their dates; each leads to what was reported of its kind this month."""
    english = (get_language() or "").startswith("en")
    return [
        Line(
            "/triage/?" + urlencode({"stage": "month", "kind": season.kind}),
            f"{season.name_en if english else season.name_zh} {start:%m-%d} – {end:%m-%d}",
            season.hint_en if english else season.hint_zh,
        )
        for season, start, end in seasons.near(reference.seasons(), clock.today(now))
    ]
