"""A vote is prepared: its days, the money it offers purpose by purpose, the projects. Nothing of it is public yet."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import clock
from linli.foundation.refusals import Missing
from linli.foundation.writes import insert, one_at_a_time, writes
from linli.fund.models import Candidate, Poll, Pool, Purpose
from linli.fund.voting import queries
from linli.fund.voting.refusals import (
    AnnouncedAlready,
    DaysWrong,
    DearerThanPool,
    HeldForSomeone,
    LeastWrong,
    LessThanProject,
    NotOffered,
    NotSoMuch,
    OpensTooSoon,
    ReasonNeeded,
    StruckAlready,
    TooManyProjects,
    WholeYuan,
)

MOST_PROJECTS, MOST_LEAST = 60, 10


@dataclass(frozen=True)
class Prepared:
    """A vote as it is to be held: `least` is how many projects a ballot ticks at least, unless there are fewer."""

    name: str
    opens: date
    closes: date
    words: str = ""
    least: int = 3


@dataclass(frozen=True)
class Wanted:
    """A project to vote on; `purpose` is the code of the purpose whose money pays it."""

    name: str
    yuan: int
    purpose: str
    words: str = ""


@writes
def prepare(said: Prepared, *, by: Actor, at: datetime) -> Poll:
    """Begin to prepare a vote. Raises `Missing`, `DaysWrong`, `OpensTooSoon`, `LeastWrong`."""
    made = Poll(community_id=by.community, prepared_by_id=by.appointed_id, at=at)
    gate.require(by, "poll.prepare", made)
    one_at_a_time(by.community)
    made.code = _next_code(by.community, clock.today(at))
    _put(made, said, at)
    audit.record(by, "poll.prepare", made, at=at, code=made.code)
    return insert(made)


@writes
def amend(poll_id: UUID, said: Prepared, *, by: Actor, at: datetime) -> Poll:
    """Change name, words, days or the least number of ticks, as long as it is not announced."""
    poll = _draft(poll_id, by)
    _put(poll, said, at)
    poll.save(update_fields=["name", "words", "opens", "closes", "least"])
    audit.record(by, "poll.prepare", poll, at=at, code="amended")
    return poll


def _put(poll: Poll, said: Prepared, at: datetime) -> None:
    if not said.name.strip():
        raise Missing(field="name")
    if said.closes < said.opens:
        raise DaysWrong(field="closes")
    if said.opens <= clock.today(at):
        raise OpensTooSoon(field="opens")
    if not 1 <= said.least <= MOST_LEAST:
        raise LeastWrong(field="least")
    poll.name, poll.words = said.name.strip()[:60], said.words.strip()[:500]
    poll.opens, poll.closes, poll.least = said.opens, said.closes, said.least


def _next_code(community_id: UUID, day: date) -> str:
    """Such as 2026-V2: the year, and how many there are of it by then."""
    count = Poll.objects.filter(community_id=community_id, code__startswith=f"{day:%Y}-").count()
    return f"{day:%Y}-V{count + 1}"


def _draft(poll_id: UUID, by: Actor) -> Poll:
    poll = queries.of_id(poll_id)
    gate.require(by, "poll.prepare", poll)
    one_at_a_time(by.community)
    if queries.is_announced(poll):
        raise AnnouncedAlready()
    return poll


@writes
def offer(poll_id: UUID, purpose: str, yuan: int, *, by: Actor, at: datetime) -> Pool:
    """Offer money of a purpose, or another amount of it. Raises `NotOffered`, `HeldForSomeone`, `NotSoMuch`."""
    poll = _draft(poll_id, by)
    found = _purpose(by, purpose)
    if yuan < 1:
        raise WholeYuan(field="yuan")
    if found.agency:
        raise HeldForSomeone(field="purpose")
    if 100 * yuan > (free := queries.free(found)):
        raise NotSoMuch(field="yuan", purpose=found.name, left=f"{max(free, 0) // 100:,}")
    if dear := poll.candidates.filter(purpose=found, struck="", yuan__gt=yuan).first():
        raise LessThanProject(field="yuan", name=dear.name, yuan=f"{dear.yuan:,}")
    Pool.objects.filter(poll=poll, purpose=found).delete()
    audit.record(by, "poll.prepare", poll, at=at, code=f"{purpose} {yuan}")
    return insert(Pool(community_id=by.community, poll=poll, purpose=found, yuan=yuan))


def _purpose(by: Actor, code: str) -> Purpose:
    found = Purpose.objects.filter(community_id=by.community, code=code).first()
    if found is None:
        raise NotOffered(field="purpose")
    return found


@writes
def add(poll_id: UUID, wanted: Wanted, *, by: Actor, at: datetime) -> Candidate:
    """Put a project on the list. Raises `Missing`, `WholeYuan`, `NotOffered`, `DearerThanPool`, `TooManyProjects`."""
    poll = _draft(poll_id, by)
    number = poll.candidates.count() + 1
    if number > MOST_PROJECTS:
        raise TooManyProjects(field="name", most=MOST_PROJECTS)
    made = Candidate(community_id=by.community, poll=poll, number=number)
    _want(made, wanted, by)
    audit.record(by, "poll.prepare", poll, at=at, code=f"project {number}")
    return insert(made)


@writes
def change(candidate_id: UUID, wanted: Wanted, *, by: Actor, at: datetime) -> Candidate:
    """Put a project of the list right."""
    one = queries.candidate(candidate_id)
    _draft(one.poll_id, by)
    _want(one, wanted, by)
    one.save(update_fields=["name", "words", "yuan", "purpose"])
    audit.record(by, "poll.prepare", one.poll, at=at, code=f"project {one.number} changed")
    return one


def _want(one: Candidate, wanted: Wanted, by: Actor) -> None:
    if not wanted.name.strip():
        raise Missing(field="name")
    if wanted.yuan < 1:
        raise WholeYuan(field="yuan")
    found = _purpose(by, wanted.purpose)
    pool = Pool.objects.filter(poll=one.poll_id, purpose=found).first()
    if pool is None:
        raise NotOffered(field="purpose")
    if wanted.yuan > pool.yuan:
        raise DearerThanPool(field="yuan", yuan=f"{pool.yuan:,}")
    one.name, one.words = wanted.name.strip()[:60], wanted.words.strip()[:300]
    one.yuan, one.purpose = wanted.yuan, found


@writes
def strike(candidate_id: UUID, reason: str, *, by: Actor, at: datetime) -> Candidate:
    """Take a project off the list; the reason is announced with the vote. Raises `ReasonNeeded`, `StruckAlready`."""
    one = queries.candidate(candidate_id)
    _draft(one.poll_id, by)
    if one.struck:
        raise StruckAlready()
    if not reason.strip():
        raise ReasonNeeded(field="reason")
    one.struck = reason.strip()[:200]
    one.save(update_fields=["struck"])
    audit.record(by, "poll.prepare", one.poll, at=at, code=f"project {one.number} struck")
    return one
