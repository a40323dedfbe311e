"""Votes by seat: on the phone by whoever sits there, or on paper by two people who enter it one after the other."""

from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import clock
from linli.foundation.refusals import Missing
from linli.foundation.rows import there
from linli.foundation.writes import insert, one_at_a_time, writes
from linli.fund.granting import queries, scans
from linli.fund.granting.refusals import (
    AlternateWaits,
    DecidedAlready,
    MemberRelated,
    NoSeat,
    NotPut,
    ReasonNeeded,
    Related,
    SamePerson,
    UnknownChoice,
    VotedAlready,
    WasReturned,
)
from linli.fund.granting.telling import tell
from linli.fund.labels import Choice, Constituency, Says, Way
from linli.fund.models import Motion, Proposal, Remark, Sitting, Slip, Vote


@writes
def vote(proposal_id: UUID, choice: str, *, by: Actor, at: datetime, reason: str = "") -> Vote:
    """Say yes or no for one's seat, or recuse oneself with a reason. It stands as it was cast.

    Raises `NoSeat`, `NotPut`, `DecidedAlready`, `VotedAlready`, `Related`, `AlternateWaits`.
    """
    proposal = queries.of_id(proposal_id)
    one_at_a_time(by.community)
    sitting = _own(by, proposal, at)
    _may_vote(proposal, sitting, choice, reason, at)
    if choice != Choice.RECUSED and sitting.person_id in queries.related(proposal):
        raise Related()
    made = _cast(Vote(choice=choice, reason=reason.strip()[:200], means=Way.PHONE), proposal, sitting, at)
    audit.record(by, "fund.vote", proposal, at=at, code=f"{sitting.seat.number}")
    return made


def _own(by: Actor, proposal: Proposal, at: datetime) -> Sitting:
    sitting = queries.sitting_of(by.person_id, proposal.community_id, clock.today(at))
    if sitting is None:
        raise NoSeat()
    gate.require(by, "fund.vote", sitting)
    return sitting


def _may_vote(proposal: Proposal, sitting: Sitting, choice: str, reason: str, at: datetime) -> None:
    if sitting.seat.constituency == Constituency.SUPERVISOR:
        raise NoSeat()
    if choice not in Choice.values:
        raise UnknownChoice(field="choice")
    if choice == Choice.RECUSED and not reason.strip():
        raise ReasonNeeded(field="reason")
    _is_open(proposal)
    if Vote.objects.filter(proposal=proposal, seat=sitting.seat, alternate=sitting.alternate).exists():
        raise VotedAlready()
    if sitting.alternate and not queries.is_wholly_recused(proposal, sitting.seat.constituency, clock.today(at)):
        raise AlternateWaits()


def _is_open(proposal: Proposal) -> None:
    if queries.decision_of(proposal):
        raise DecidedAlready()
    if not Motion.objects.filter(proposal=proposal).exists():
        raise NotPut()
    heard = queries.last_opinion(proposal)
    if heard and heard.says == Says.RETURN:
        raise WasReturned()


def _cast(made: Vote, proposal: Proposal, sitting: Sitting, at: datetime) -> Vote:
    made.community_id, made.proposal, made.seat = proposal.community_id, proposal, sitting.seat
    made.alternate, made.person_id, made.at = sitting.alternate, sitting.person_id, at
    insert(made)
    seat, today = sitting.seat, clock.today(at)
    if made.choice == Choice.RECUSED and queries.is_wholly_recused(proposal, seat.constituency, today):
        ours = queries.voting_seats(seat.community_id, today).filter(constituency=seat.constituency)
        waiting = Sitting.objects.filter(seat__in=ours, alternate=True).exclude(
            seat__votes__in=Vote.objects.filter(proposal=proposal, alternate=True)
        )
        tell("fund_vote", proposal, list(waiting.values_list("person_id", flat=True)), at)
    return made


@writes
def enter_slip(
    proposal_id: UUID, sitting_id: UUID, choice: str, scan: scans.Kept, *, by: Actor, at: datetime, reason: str = ""
) -> Slip:
    """Enter a vote that was signed on paper; it counts once someone else has compared it and confirmed it."""
    proposal = queries.of_id(proposal_id)
    gate.require(by, "fund.vote_on_paper", proposal)
    one_at_a_time(by.community)
    sitting = _sitting(sitting_id, proposal, at)
    _may_vote(proposal, sitting, choice, reason, at)
    _refuse_related(proposal, sitting, choice)
    made = Slip(
        community_id=by.community, proposal=proposal, seat=sitting.seat, alternate=sitting.alternate, choice=choice,
        reason=reason.strip()[:200], scan=scans.note(scan, by, at), entered_by_id=by.appointed_id, at=at,
    )  # fmt: skip
    audit.record(by, "fund.vote_on_paper", proposal, at=at, code=f"{sitting.seat.number} entered")
    return insert(made)


@writes
def confirm_slip(slip_id: UUID, *, by: Actor, at: datetime) -> Vote:
    """Someone else than who entered it has compared a vote with the paper: now it counts. Raises `SamePerson`."""
    slip = there(Slip.objects.select_related("proposal").filter(pk=slip_id))
    gate.require(by, "fund.vote_on_paper", slip)
    one_at_a_time(by.community)
    if slip.entered_by_id == by.appointed_id:
        raise SamePerson()
    today = clock.today(at)
    held = Sitting.objects.filter(queries.on(today, "seat__"), seat=slip.seat, alternate=slip.alternate)
    sitting = held.select_related("seat", "person").first()
    if sitting is None:
        raise NoSeat()
    _may_vote(slip.proposal, sitting, slip.choice, slip.reason, at)
    _refuse_related(slip.proposal, sitting, slip.choice)
    made = Vote(
        choice=slip.choice, reason=slip.reason, means=Way.PAPER, slip=slip, confirmed_by_id=by.appointed_id
    )  # fmt: skip
    audit.record(by, "fund.vote_on_paper", slip.proposal, at=at, code=f"{sitting.seat.number} confirmed")
    return _cast(made, slip.proposal, sitting, at)


def _sitting(sitting_id: UUID, proposal: Proposal, at: datetime) -> Sitting:
    held = Sitting.objects.filter(
        queries.on(clock.today(at), "seat__"), pk=sitting_id, community_id=proposal.community_id
    )
    sitting = held.select_related("seat", "person").first()
    if sitting is None:
        raise Missing(field="sitting")
    return sitting


def _refuse_related(proposal: Proposal, sitting: Sitting, choice: str) -> None:
    if choice != Choice.RECUSED and sitting.person_id in queries.related(proposal):
        raise MemberRelated(name=sitting.person.name)


@writes
def remark(proposal_id: UUID, words: str, *, by: Actor, at: datetime) -> Remark:
    """Say something for the minutes; the supervisor does so too."""
    proposal = queries.of_id(proposal_id)
    sitting = _own(by, proposal, at)
    if not words.strip():
        raise Missing(field="words")
    made = Remark(
        community_id=proposal.community_id, proposal=proposal, seat=sitting.seat, person_id=sitting.person_id,
        words=words.strip()[:500], at=at,
    )  # fmt: skip
    audit.record(by, "fund.vote", proposal, at=at, code=f"{sitting.seat.number} remark")
    return insert(made)
