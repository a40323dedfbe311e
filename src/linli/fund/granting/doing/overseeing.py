"""Who looks at what was done, and what they found: by their own link, or on paper that the office keeps."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import clock, sealing
from linli.foundation.refusals import Missing
from linli.foundation.rows import there
from linli.foundation.writes import insert, one_at_a_time, writes
from linli.fund.books.writing import said
from linli.fund.granting import queries, scans
from linli.fund.granting.refusals import (
    AcceptedAlready,
    IsParty,
    NamedAlready,
    NotDecided,
    OnCommittee,
    TwoOverseers,
    UnknownChoice,
    UnknownPart,
    WhatIsNotGood,
)
from linli.fund.granting.telling import tell_checker
from linli.fund.labels import Checks, Way
from linli.fund.models import WHOLE, Acceptance, Check, Checker, Decision, Proposal, Sitting


@writes
def name_checker(proposal_id: UUID, kind: str, name: str, phone: str, *, by: Actor, at: datetime) -> Checker:
    """Name one of the two overseers, or someone who uses what is made; with a number they get their link.

    Whoever sits on the committee, applied or is paid does not check. Raises `TwoOverseers`, `OnCommittee`, `IsParty`.
    """
    proposal = queries.of_id(proposal_id)
    gate.require(by, "fund.oversee", proposal)
    one_at_a_time(by.community)
    if kind not in Checks.values:
        raise UnknownChoice(field="kind")
    if not name.strip():
        raise Missing(field="name")
    _refuse_partial(proposal, name.strip(), sealing.blind(phone), at)
    here = Checker.objects.filter(proposal=proposal, ended_at=None)
    if kind == Checks.OVERSEER and here.filter(kind=kind).count() >= 2:
        raise TwoOverseers()
    if phone and here.filter(phone_index=sealing.blind(phone)).exists():
        raise NamedAlready(field="phone")
    made = Checker(
        community_id=by.community, proposal=proposal, kind=kind, name=name.strip()[:40], phone=phone,
        phone_index=sealing.blind(phone), named_by_id=by.appointed_id, at=at,
    )  # fmt: skip
    insert(made)
    audit.record(by, "fund.oversee", proposal, at=at, code=kind)
    tell_checker(made, at)
    return made


def _refuse_partial(proposal: Proposal, name: str, index: str, at: datetime) -> None:
    sitting = Sitting.objects.filter(
        queries.on(clock.today(at), "seat__"), community_id=proposal.community_id
    ).select_related("person")
    if any(one.person.name == name or (index and one.person.phone_index == index) for one in sitting):
        raise OnCommittee(field="name", name=name)
    held = proposal.application
    same = name in (held.applicant, held.payee)
    if same or (index and index in (held.applicant_index, held.payee_index)):
        raise IsParty(field="name", name=name)


@writes
def let_go(checker_id: UUID, *, by: Actor, at: datetime) -> Checker:
    """Someone checks no more; what they found before stays on record, and the link opens nothing."""
    held = there(Checker.objects.select_related("proposal").filter(pk=checker_id, ended_at=None))
    gate.require(by, "fund.oversee", held)
    held.ended_at, held.phone, held.phone_index = at, "", ""
    held.save(update_fields=["ended_at", "phone", "phone_index"])
    audit.record(by, "fund.oversee", held.proposal, at=at, code=f"{held.kind} ended")
    return held


@writes
def remind(checker_id: UUID, *, by: Actor, at: datetime) -> Checker:
    """Send someone their link once more, where there is a number to send it to."""
    held = _checker(checker_id)
    gate.require(by, "fund.oversee", held)
    tell_checker(held, at)
    audit.record(by, "fund.oversee", held.proposal, at=at, code=f"{held.kind} reminded")
    return held


@dataclass(frozen=True)
class Found:
    """What someone found of a part (0: the whole); what is not good is said in words."""

    part: int
    good: bool
    words: str = ""


@writes
def find(checker_id: UUID, found: Found, *, by: Actor, at: datetime) -> Check:
    """Say by one's own link whether a part is good; the last word holds until it is accepted."""
    checker = _checker(checker_id)
    gate.require(by, "fund.check", checker)
    one_at_a_time(checker.community_id)
    return _kept(checker, found, Check(means=Way.PHONE), by, at)


@writes
def find_on_paper(checker_id: UUID, found: Found, scan: scans.Kept, *, by: Actor, at: datetime) -> Check:
    """Enter what someone signed on paper; someone else of the office then publishes the acceptance."""
    checker = _checker(checker_id)
    gate.require(by, "fund.check_on_paper", checker)
    one_at_a_time(checker.community_id)
    digest = scans.note(scan, by, at)
    return _kept(checker, found, Check(means=Way.PAPER, scan=digest, entered_by_id=by.appointed_id), by, at)


def _checker(id: UUID) -> Checker:
    return there(Checker.objects.select_related("proposal__leaf").filter(pk=id, ended_at=None))


def _kept(checker: Checker, found: Found, made: Check, by: Actor, at: datetime) -> Check:
    proposal = checker.proposal
    if not Decision.objects.filter(proposal=proposal, says="yes").exists():
        raise NotDecided()
    if found.part not in parts(proposal):
        raise UnknownPart(field="part")
    if not found.good and not found.words.strip():
        raise WhatIsNotGood(field="words")
    if Acceptance.objects.filter(proposal=proposal, part=found.part).exists():
        raise AcceptedAlready()
    made.community_id, made.proposal, made.checker, made.at = checker.community_id, proposal, checker, at
    made.part, made.good, made.words = found.part, found.good, found.words.strip()[:500]
    audit.record(by, "fund.check", proposal, at=at, code=f"{checker.kind} {found.part}")
    return insert(made)


def parts(proposal: Proposal) -> dict[int, str]:
    """The whole, without a name, and the milestones by their numbers from 1 on."""
    return {WHOLE: "", **dict(enumerate(said(proposal.leaf)["milestones"], 1))}
