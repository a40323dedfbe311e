"""The calls of one matter as its page shows them: how each responder stands, with their clocks, in one line each."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.access import gate
from linli.access.actors import Actor
from linli.cases import loop
from linli.cases.callouts import queries
from linli.cases.callouts.queries import LIVE
from linli.cases.callouts.rules import MOST_OPEN
from linli.cases.callouts.steps import steps_from
from linli.cases.labels import Answer, Complexity
from linli.cases.models import CallOut, Case, Response
from linli.foundation.sealing import link_token
from linli.web.cases.calling.words import duty_name, moment

# while an answer is awaited: the sentence, the moment that was, and the one that is due
CLOCKS: dict[str, tuple[Any, str, str]] = {
    Answer.CALLED: (gettext_lazy("asked %(at)s · answers by %(by)s"), "called_at", "sign_by"),
    Answer.ACCEPTED: (gettext_lazy("answered %(at)s · there by %(by)s"), "signed_at", "arrive_by"),
    Answer.ARRIVED: (gettext_lazy("there since %(at)s · done by %(by)s"), "arrived_at", "report_by"),
}
ENDED = (gettext_lazy("asked %(at)s · ended %(by)s"), "called_at", "ended_at")
ENDS: dict[str, str] = {Answer.DONE: "done", Answer.DECLINED: "late", Answer.SILENT: "late"}

SAID = {
    "accept": Answer.ACCEPTED.label, "arrive": Answer.ARRIVED.label, "finish": Answer.DONE.label,
    "decline": Answer.DECLINED.label,
}  # fmt: skip


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
    steps: list[tuple[str, Any]]  # what they may have said by telephone


@dataclass(frozen=True)
class Running:
    """One call with its responders, and how many of them are still awaited."""

    callout: CallOut
    lines: list[Line]
    awaited: int


def part(by: Actor, case: Case, now: datetime, *, ever: bool) -> dict[str, Any]:
    """What parts/callouts.html shows to those who may call; others see nothing. One query if `ever` one was made."""
    if not gate.holds(by, "callout.blow", case):
        return {}
    calls = [_running(callout, seats, now) for callout, seats in (queries.of_case(case) if ever else ())]
    open_calls = sum(running.callout.closed_at is None for running in calls)
    may_call = case.stage in loop.OPEN and open_calls < MOST_OPEN
    return {
        "calls": calls,
        "may_call": may_call,
        "call_first": may_call and not calls and (case.urgent or case.complexity == Complexity.COMPLEX),
        "may_close": gate.holds(by, "callout.close", case),
    }


def _running(callout: CallOut, seats: list[Response], now: datetime) -> Running:
    lines = [_line(response, callout, now) for response in seats]
    return Running(callout, lines, sum(line.response.answer in LIVE for line in lines))


def _line(response: Response, callout: CallOut, now: datetime) -> Line:
    live = response.answer in LIVE and callout.closed_at is None
    name = response.person.name if response.person else response.organisation.name if response.organisation else ""
    known = bool(queries.number_of(response)) and callout.closed_at is None
    link = f"/c/{link_token(response.pk)}/" if live else ""
    said = [(step, SAID[step]) for step in steps_from(response.answer) if step in SAID] if live else []
    duty, state = duty_name(response.duty), _state(response, now)
    return Line(response, name, duty, clock(response, now), state, link, known, said)


def clock(response: Response, now: datetime) -> str:
    """What was, and what is due next, with both times."""
    sentence, was, due = CLOCKS.get(response.answer, ENDED)
    line = sentence % {"at": _moment(response, was, now), "by": _moment(response, due, now)}
    if response.contacted_at and response.answer in CLOCKS:
        line += " · " + _("spoke with them %(at)s") % {"at": _moment(response, "contacted_at", now)}
    return str(line)


def _moment(response: Response, column: str, now: datetime) -> str:
    at = getattr(response, column)
    return moment(at, now) if at else "—"


def _state(response: Response, now: datetime) -> str:
    if response.answer in CLOCKS:
        due: datetime = getattr(response, CLOCKS[response.answer][2])
        return "late" if due < now else "soon" if response.answer == Answer.CALLED else "blue"
    return ENDS.get(response.answer, "")
