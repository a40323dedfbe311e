"""The calls of one matter as its page shows them: how each responder stands, with their clocks, in one line each."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from linli.access import gate
from linli.access.actors import Actor
from linli.cases import loop
from linli.cases.callouts import queries
from linli.cases.callouts.queries import LIVE
from linli.cases.callouts.rules import MOST_OPEN
from linli.cases.labels import Answer
from linli.cases.models import CallOut, Case, Response
from linli.foundation.sealing import link_token
from linli.web.cases.calling.words import duty_name, moment


@dataclass(frozen=True)
class Line:
    """One responder of a call. `link`: to be copied into a chat while an answer is awaited."""

    response: Response
    name: str
    duty: str
    clock: str
    state: str  # the look of its chip: soon, late, blue, done or nothing
    link: str
    may_ring: bool


@dataclass(frozen=True)
class Running:
    """One call with its responders, and how many of them are still awaited."""

    callout: CallOut
    lines: list[Line]
    awaited: int


def part(by: Actor, case: Case, now: datetime) -> dict[str, Any]:
    """What parts/callouts.html shows. Two queries, for those who may call; others see nothing of it."""
    if not gate.holds(by, "callout.blow", case):
        return {}
    calls = [_running(callout, now) for callout in queries.of_case(case)]
    open_calls = sum(running.callout.closed_at is None for running in calls)
    return {
        "calls": calls,
        "may_call": case.stage in loop.OPEN and open_calls < MOST_OPEN,
        "may_close": gate.holds(by, "callout.close", case),
    }


def _running(callout: CallOut, now: datetime) -> Running:
    lines = [_line(response, callout, now) for response in callout.seats]  # type: ignore[attr-defined]
    return Running(callout, lines, sum(line.response.answer in LIVE for line in lines))


def _line(response: Response, callout: CallOut, now: datetime) -> Line:
    live = response.answer in LIVE and callout.closed_at is None
    name = response.person.name if response.person else response.organisation.name if response.organisation else ""
    known = bool(queries.number_of(response)) and callout.closed_at is None
    link = f"/c/{link_token(response.pk)}/" if live else ""
    return Line(response, name, duty_name(response.duty), clock(response, now), _state(response, now), link, known)


def clock(response: Response, now: datetime) -> str:
    """What was, and what is due next, with both times."""

    def say(at: datetime | None) -> str:
        return moment(at, now) if at else ""

    r = response
    said: dict[str, Callable[[], str]] = {
        Answer.CALLED: lambda: _("asked %(at)s · answers by %(by)s") % {"at": say(r.called_at), "by": say(r.sign_by)},
        Answer.ACCEPTED: lambda: _("answered %(at)s · there by %(by)s") % {"at": say(r.signed_at), "by": say(r.arrive_by)},
        Answer.ARRIVED: lambda: _("there since %(at)s · done by %(by)s") % {"at": say(r.arrived_at), "by": say(r.report_by)},
    }
    ended = lambda: _("asked %(at)s · ended %(by)s") % {"at": say(r.called_at), "by": say(r.ended_at)}  # noqa: E731
    line = said.get(r.answer, ended)()
    if r.contacted_at and r.answer in LIVE:
        line += " · " + _("spoke with them %(at)s") % {"at": say(r.contacted_at)}
    return line


def _state(response: Response, now: datetime) -> str:
    due = {
        Answer.CALLED: response.sign_by,
        Answer.ACCEPTED: response.arrive_by,
        Answer.ARRIVED: response.report_by,
    }.get(Answer(response.answer))
    if due is not None:
        return "late" if due < now else "soon" if response.answer == Answer.CALLED else "blue"
    return {Answer.DONE: "done", Answer.DECLINED: "late", Answer.SILENT: "late"}.get(Answer(response.answer), "")
