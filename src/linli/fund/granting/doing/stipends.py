"""Stipends of stewards: whoever was appointed on the days, never by what they did; the list is private, its sum public.

Source: the donors' purpose must allow it (慈善法 54, 56; 2016 三部委规定: 志愿者补贴 is spending of a charity).
"""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import clock
from linli.foundation.rows import there
from linli.foundation.writes import insert, one_at_a_time, writes
from linli.fund.granting.deciding.proposing import Asked, write_down
from linli.fund.granting.refusals import DayAhead, NoAmount, NobodyServed, TermReversed
from linli.fund.granting.rules import days_served, stipend
from linli.fund.labels import Asks
from linli.fund.models import Leaf, Proposal, Stipends
from linli.people.labels import Role
from linli.people.models import Appointment


@dataclass(frozen=True)
class Run:
    """The days of a run and what a steward gets who served on all of them, in fen."""

    start: date
    until: date
    rate: int


@dataclass(frozen=True)
class Line:
    """One steward of a run."""

    person: str
    name: str
    days: int
    fen: int


def lines(community_id: UUID, run: Run) -> list[Line]:
    """Every steward who was appointed on days of the run, each once, with their days and what that makes. One query."""
    held = Appointment.objects.filter(community_id=community_id, role=Role.STEWARD, start__lte=run.until)
    held = held.exclude(end__lte=run.start).select_related("person")
    terms: dict[UUID, list[tuple[date, date | None]]] = {}
    names: dict[UUID, str] = {}
    for one in held.order_by("person__name", "person_id", "start"):
        terms.setdefault(one.person_id, []).append((one.start, one.end))
        names[one.person_id] = one.person.name
    days = (run.until - run.start).days + 1
    found = []
    for person, held_on in terms.items():
        served = days_served(held_on, run.start, run.until)
        found.append(Line(str(person), names[person], served, stipend(run.rate, served, days)))
    return [line for line in found if line.fen > 0]


def reckon(community_id: UUID, run: Run, today: date) -> list[Line]:
    """The list of a run as it can be proposed. Raises `TermReversed`, `DayAhead`, `NoAmount`, `NobodyServed`."""
    if run.until < run.start:
        raise TermReversed(field="run_until")
    if run.until > today:
        raise DayAhead(field="run_until")
    if run.rate <= 0:
        raise NoAmount(field="rate")
    found = lines(community_id, run)
    if not found:
        raise NobodyServed(field="run_start")
    return found


@writes
def propose_stipends(asked: Asked, run: Run, *, by: Actor, at: datetime) -> Proposal:
    """Propose a run; what it asks for is the sum of its list, which only the office and the accountant read."""
    gate.require(by, "fund.propose", Leaf(community_id=by.community))
    one_at_a_time(by.community)
    found = reckon(by.community, run, clock.today(at))
    total = sum(line.fen for line in found)
    words = f"{asked.words.strip()} [{run.start}—{run.until}: {len(found)} × ≤ {run.rate / 100:.2f}]"
    made = write_down(replace(asked, sort=Asks.STIPEND, fen=total, budget=(), words=words), by, at)
    insert(
        Stipends(
            community_id=by.community, proposal=made, start=run.start, until=run.until, rate=run.rate,
            count=len(found), fen=total, listed=json.dumps([vars(line) for line in found], ensure_ascii=False),
        )
    )  # fmt: skip
    return made


@writes
def read_list(proposal_id: UUID, *, by: Actor, at: datetime) -> Stipends:
    """The list of a run for who pays it or wrote it; that it was looked at stays noted."""
    held = there(Stipends.objects.select_related("proposal").filter(proposal=proposal_id))
    gate.require(by, "fund.read_list", held)
    audit.record(by, "fund.read_list", held.proposal, at=at)
    return held


def listed(held: Stipends) -> list[dict[str, Any]]:
    """The lines of a list as they were sealed."""
    return list(json.loads(held.listed)) if held.listed else []
