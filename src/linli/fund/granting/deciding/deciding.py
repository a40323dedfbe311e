"""The decision: the votes counted, with the reason that everyone reads, as a leaf that the database checks again."""

from datetime import date, datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import clock
from linli.foundation.writes import one_at_a_time, writes
from linli.fund.books.writing import append
from linli.fund.granting import queries
from linli.fund.granting.refusals import (
    Against,
    ConstituencyMissing,
    DecidedAlready,
    NoQuorum,
    NotPut,
    ReasonNeeded,
    StillOpen,
    TooFewSeats,
    WasReturned,
)
from linli.fund.granting.rules import Tally, may_close
from linli.fund.granting.telling import tell_role
from linli.fund.labels import Constituency, Kind, Says
from linli.fund.models import Decision, Motion, Proposal
from linli.people.labels import Role


@writes
def decide(proposal_id: UUID, reason: str, *, by: Actor, at: datetime) -> Decision:
    """Publish what the votes say. A yes needs more than half of the votes cast; a tie fails.

    Raises `NotPut`, `WasReturned`, `TooFewSeats`, `NoQuorum`, `ConstituencyMissing`, `StillOpen`, `ReasonNeeded`.
    """
    proposal = queries.of_id(proposal_id)
    gate.require(by, "fund.decide", proposal)
    one_at_a_time(by.community)
    if queries.decision_of(proposal):
        raise DecidedAlready()
    today = clock.today(at)
    tally = queries.tally(proposal, today)
    against = obstacle(proposal, tally, today)
    if against:
        raise against
    if not reason.strip():
        raise ReasonNeeded(field="reason")
    made = append(by.community, Kind.DECISION, _told(proposal, tally, today, reason), at=at).decision
    audit.record(by, "fund.decide", proposal, at=at, code=made.says)
    tell_role("fund_decided", proposal, Role.OFFICE, at)
    return made


def obstacle(proposal: Proposal, tally: Tally, today: date) -> Against | None:
    """What stands against a decision today; None when nothing does. Two queries."""
    motion = Motion.objects.filter(proposal=proposal).first()
    heard = queries.last_opinion(proposal)
    return against(heard.says if heard else "", motion.until if motion else None, tally, today)


def against(heard: str, until: date | None, tally: Tally, today: date) -> Against | None:
    """What stands against a decision, of the last opinion and the day until which votes are waited for."""
    if heard == Says.RETURN:
        return WasReturned()
    if until is None:
        return NotPut()
    if not tally.is_lawful:
        return TooFewSeats(seats=len(tally.voices))
    if not tally.has_quorum:
        return NoQuorum(voted=len(tally.yes) + len(tally.no), seats=len(tally.voices))
    if tally.absent:
        return ConstituencyMissing(who=Constituency(tally.absent[0]).label)
    if not may_close(tally, today, until):
        return StillOpen(waiting=len(tally.waiting), day=until.isoformat())
    return None


def _told(proposal: Proposal, tally: Tally, today: date, reason: str) -> dict[str, object]:
    facts: dict[str, object] = {
        "proposal": proposal.number,
        "day": today.isoformat(),
        "says": "yes" if tally.passes else "no",
        "fen": proposal.fen if tally.passes else 0,
        "yes": tally.yes,
        "no": tally.no,
        "recused": [{"seat": voice.seat, "reason": voice.reason} for voice in tally.recused],
        "reason": reason.strip()[:500],
    }
    if alternates := sorted(voice.seat for voice in tally.voices if voice.by_alternate and voice.choice):
        facts["alternates"] = alternates
    return facts
