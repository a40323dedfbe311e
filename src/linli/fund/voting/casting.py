"""Ballots: by the link on a household's slip, or on paper by two people who enter it one after the other."""

import json
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import clock
from linli.foundation.rows import there
from linli.foundation.writes import insert, one_at_a_time, writes
from linli.fund.labels import Way
from linli.fund.models import Ballot, Code, Envelope, HandedIn, Poll
from linli.fund.voting import queries, rules
from linli.fund.voting.refusals import (
    EnteredAgain,
    IsOver,
    IsVoid,
    NotOpenYet,
    PaperStands,
    SamePerson,
    TickMore,
    UnknownCodeTyped,
    UnknownProject,
)


@writes
def cast(envelope_id: UUID, ticks: Iterable[int], *, by: Actor, at: datetime) -> Ballot:
    """What a household ticks by its link; until the vote closes it may be changed, and the last counts.

    Raises `NotOpenYet`, `IsOver`, `IsVoid`, `PaperStands`, `TickMore`.
    """
    envelope = there(Envelope.objects.select_related("code__poll").filter(pk=envelope_id))
    gate.require(by, "poll.cast", envelope)
    code, poll, today = envelope.code, envelope.code.poll, clock.today(at)
    one_at_a_time(poll.community_id)
    _may(poll, code, at)
    if today > poll.closes:
        raise IsOver(day=poll.closes.isoformat())
    made = Ballot(poll=poll, code=code, ticks=_lawful(poll, ticks), means=Way.PHONE)
    audit.record(by, "poll.cast", poll, at=at)
    return _count_in(made, at)


def _may(poll: Poll, code: Code, at: datetime) -> None:
    queries.announced(poll)
    if clock.today(at) < poll.opens:
        raise NotOpenYet(day=poll.opens.isoformat())
    if queries.result_of(poll):
        raise IsOver(day=poll.closes.isoformat())
    if queries.is_void(code):
        raise IsVoid()
    if Ballot.objects.filter(code=code, means=Way.PAPER).exists():
        raise PaperStands()


def _lawful(poll: Poll, ticks: Iterable[int]) -> str:
    """The ticks as they are kept, in order. Raises `UnknownProject`, `TickMore`."""
    known, ticked = {one.number for one in queries.candidates(poll)}, sorted(set(ticks))
    if unknown := [number for number in ticked if number not in known]:
        raise UnknownProject(field="ticks", number=unknown[0])
    if len(ticked) < (least := min(poll.least, len(known))):
        raise TickMore(field="ticks", least=least, ticked=len(ticked))
    return json.dumps(ticked, separators=(",", ":"))


def _count_in(made: Ballot, at: datetime) -> Ballot:
    made.community_id, made.at = made.poll.community_id, at
    made.number = Ballot.objects.filter(code=made.code).count() + 1
    return insert(made)


@writes
def hand_in(poll_id: UUID, typed: str, ticks: Iterable[int], *, by: Actor, at: datetime) -> HandedIn:
    """Enter a slip that was handed in; it counts once someone else has compared it. Entered anew, the newer holds.

    Raises `UnknownCodeTyped`, `IsVoid`, `PaperStands`, `UnknownProject`, `TickMore`.
    """
    poll = queries.of_id(poll_id)
    gate.require(by, "poll.cast_on_paper", poll)
    one_at_a_time(by.community)
    code = Code.objects.filter(poll=poll, digest=rules.digest(rules.plain_code(typed))).first()
    if code is None:
        raise UnknownCodeTyped(field="code")
    _may(poll, code, at)
    made = HandedIn(
        community_id=by.community, code=code, ticks=_lawful(poll, ticks), entered_by_id=by.appointed_id, at=at
    )  # fmt: skip
    audit.record(by, "poll.cast_on_paper", poll, at=at, code="entered")
    return insert(made)


@writes
def confirm(paper_id: UUID, *, by: Actor, at: datetime) -> Ballot:
    """Someone else has compared an entry with the slip: now it counts, whatever came by the link before.

    Raises `SamePerson`, `EnteredAgain`, `PaperStands`.
    """
    paper = there(HandedIn.objects.select_related("code__poll").filter(pk=paper_id))
    gate.require(by, "poll.cast_on_paper", paper)
    one_at_a_time(by.community)
    _may(paper.code.poll, paper.code, at)
    if paper.entered_by_id == by.appointed_id:
        raise SamePerson()
    if paper != paper.code.papers.order_by("at", "id").last():
        raise EnteredAgain()
    made = Ballot(
        poll=paper.code.poll, code=paper.code, ticks=paper.ticks, means=Way.PAPER, paper=paper,
        confirmed_by_id=by.appointed_id,
    )  # fmt: skip
    audit.record(by, "poll.cast_on_paper", paper.code.poll, at=at, code="confirmed")
    return _count_in(made, at)
