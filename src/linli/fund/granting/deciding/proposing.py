"""A proposal is written down on one page and put into the log; then the Party committee of the community is heard."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.engines.transparency import commitment, fresh_salt
from linli.foundation import clock, sealing
from linli.foundation.refusals import Missing
from linli.foundation.writes import insert, one_at_a_time, writes
from linli.fund.books.writing import append
from linli.fund.granting import queries, scans, winning
from linli.fund.granting.refusals import (
    BudgetDiffers,
    DayAhead,
    DayOver,
    DecidedAlready,
    NoAmount,
    NotConfirmed,
    NotReturned,
    ReasonNeeded,
    SameMilestone,
    UnknownChoice,
    UnknownPurpose,
)
from linli.fund.granting.telling import tell, tell_role
from linli.fund.labels import Asks, Kind, Says
from linli.fund.models import Application, Leaf, Motion, Opinion, Proposal, Purpose
from linli.people.labels import Role

MOST_LINES, MOST_MILESTONES = 12, 6


@dataclass(frozen=True)
class Party:
    """Who applies, or is paid: never in the log. By the number a member of the committee is known as related."""

    name: str
    phone: str = ""


@dataclass(frozen=True)
class Asked:
    """A proposal of one page. `match` says why the purpose fits, `confirmed` that a person looked at it."""

    sort: str
    name: str
    purpose: str
    fen: int
    words: str
    match: str
    applicant: Party
    payee: Party
    confirmed: bool = False
    budget: tuple[tuple[str, int], ...] = ()
    milestones: tuple[str, ...] = ()
    replaces: str = ""
    won: str = ""  # what residents have chosen, as VOTE/NUMBER


@writes
def propose(asked: Asked, *, by: Actor, at: datetime) -> Proposal:
    """Put a proposal into the log; the secretary hears of it. What is wrong is said at its field."""
    gate.require(by, "fund.propose", Leaf(community_id=by.community))
    one_at_a_time(by.community)
    return write_down(asked, by, at)


def write_down(asked: Asked, by: Actor, at: datetime) -> Proposal:
    """The leaf of a proposal, and beside it who applies; inside a verb."""
    check(asked, by)
    code = _next_code(by.community, clock.today(at))
    salts = fresh_salt(), fresh_salt()
    made = append(by.community, Kind.PROPOSAL, _told(asked, code, salts, by), at=at).proposal
    insert(
        Application(
            community_id=by.community, proposal=made, applicant=asked.applicant.name.strip(),
            applicant_phone=asked.applicant.phone, applicant_index=sealing.blind(asked.applicant.phone),
            applicant_salt=salts[0].hex(), payee=asked.payee.name.strip(),
            payee_index=sealing.blind(asked.payee.phone), payee_salt=salts[1].hex(), made_by_id=by.appointed_id,
            made_at=at,
        )
    )  # fmt: skip
    audit.record(by, "fund.propose", made, at=at, code=code)
    tell_role("fund_opinion", made, Role.SECRETARY, at)
    return made


def check(asked: Asked, by: Actor) -> None:
    """Refuse what cannot be put into the log as it is, each with its field; nothing is written."""
    if asked.sort not in Asks.values:
        raise UnknownChoice(field="sort")
    for field, text in (("name", asked.name), ("words", asked.words), ("match", asked.match)):
        if not text.strip():
            raise Missing(field=field)
    for field, party in (("applicant", asked.applicant), ("payee", asked.payee)):
        if not party.name.strip():
            raise Missing(field=field)
    if asked.fen <= 0:
        raise NoAmount(field="amount")
    if not Purpose.objects.filter(community_id=by.community, code=asked.purpose).exists():
        raise UnknownPurpose(field="purpose")
    if not asked.confirmed:
        raise NotConfirmed(field="confirmed")
    total = sum(fen for _what, fen in asked.budget)
    if asked.budget and total != asked.fen:
        raise BudgetDiffers(field="budget", sum=f"{total / 100:,.2f}", asked=f"{asked.fen / 100:,.2f}")
    if len(set(asked.milestones)) < len(asked.milestones):
        raise SameMilestone(field="milestones")
    if asked.won:
        winning.told(by.community, asked.won, asked.purpose, asked.fen)
    if asked.replaces and not _was_returned(queries.proposal(by.community, asked.replaces)):
        raise NotReturned(field="replaces")


def _was_returned(proposal: Proposal) -> bool:
    heard = queries.last_opinion(proposal)
    return heard is not None and heard.says == Says.RETURN


def _next_code(community_id: UUID, day: date) -> str:
    """Such as 2026-003: the year, and how many there are of it by then."""
    count = Proposal.objects.filter(community_id=community_id, code__startswith=f"{day:%Y}-").count()
    return f"{day:%Y}-{count + 1:03}"


def _told(asked: Asked, code: str, salts: tuple[bytes, bytes], by: Actor) -> dict[str, object]:
    parties = (asked.applicant, asked.payee)
    applicant, payee = (
        commitment(salt, f"{party.name.strip()} {party.phone}".strip(), code)
        for salt, party in zip(salts, parties, strict=True)
    )
    facts: dict[str, object] = {
        "proposal": code,
        "sort": asked.sort,
        "name": asked.name.strip()[:60],
        "purpose": asked.purpose,
        "fen": asked.fen,
        "words": asked.words.strip()[:1000],
        "match": asked.match.strip()[:300],
        "applicant": applicant,
        "payee": payee,
        "budget": [{"what": what.strip()[:60], "fen": fen} for what, fen in asked.budget[:MOST_LINES]],
        "milestones": [part.strip()[:60] for part in asked.milestones[:MOST_MILESTONES]],
    }
    if asked.replaces:
        facts["replaces"] = queries.proposal(by.community, asked.replaces).number
    if asked.won:
        facts |= winning.told(by.community, asked.won, asked.purpose, asked.fen)
    return facts


@dataclass(frozen=True)
class Heard:
    """What the Party committee said on a day: it agrees, or returns the proposal with reasons; with its minutes."""

    says: str
    day: date
    minutes: scans.Kept
    words: str = ""
    until: date | None = None  # where it agrees: until when every seat is waited for


@writes
def hear(proposal_id: UUID, heard: Heard, *, by: Actor, at: datetime) -> Opinion:
    """Record the opinion given beforehand. Where it agrees the proposal is put to the vote, and the members hear of it.

    It never approves a payment: only the committee decides. Raises `DecidedAlready`, `ReasonNeeded`, `DayAhead`.
    """
    proposal = queries.of_id(proposal_id)
    gate.require(by, "fund.hear", proposal)
    one_at_a_time(by.community)
    _may_be_heard(proposal, heard, at)
    facts = {
        "proposal": proposal.number,
        "says": heard.says,
        "day": heard.day.isoformat(),
        "minutes": scans.note(heard.minutes, by, at),
        "words": heard.words.strip()[:500],
    }
    made = append(by.community, Kind.OPINION, facts, at=at).opinion
    audit.record(by, "fund.hear", proposal, at=at, code=heard.says)
    if heard.says == Says.AGREE and heard.until and not Motion.objects.filter(proposal=proposal).exists():
        insert(
            Motion(
                community_id=by.community, proposal=proposal, until=heard.until, put_by_id=by.appointed_id, at=at
            )
        )  # fmt: skip
        sitting = queries.voting_seats(by.community, clock.today(at)).filter(sittings__alternate=False)
        tell("fund_vote", proposal, list(sitting.values_list("sittings__person", flat=True)), at)
    return made


def _may_be_heard(proposal: Proposal, heard: Heard, at: datetime) -> None:
    today = clock.today(at)
    if heard.says not in Says.values:
        raise UnknownChoice(field="says")
    if queries.decision_of(proposal):
        raise DecidedAlready()
    if heard.day > today:
        raise DayAhead(field="day")
    if heard.says == Says.RETURN and not heard.words.strip():
        raise ReasonNeeded(field="words")
    if heard.says == Says.AGREE and heard.until is None:
        raise Missing(field="until")
    if heard.until and heard.until < today:
        raise DayOver(field="until")
