"""A vote is announced: rules, projects and the digests of the codes go into the log, and nothing changes after that."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import clock
from linli.foundation.fields import readable_code
from linli.foundation.rows import there
from linli.foundation.writes import insert, one_at_a_time, writes
from linli.fund.books.writing import append
from linli.fund.labels import Kind
from linli.fund.models import Code, Envelope, Poll
from linli.fund.voting import queries, rules
from linli.fund.voting.refusals import (
    AnnouncedAlready,
    IsOver,
    NoHouseholds,
    NoProjects,
    NotSoMuch,
    OpensTooSoon,
    ReasonNeeded,
)


@writes
def announce(poll_id: UUID, *, by: Actor, at: datetime) -> Poll:
    """Put a vote into the log, before it opens, with a sealed code for every household of the community.

    Raises `NoProjects`, `OpensTooSoon`, `NotSoMuch`, `NoHouseholds`, `AnnouncedAlready`.
    """
    poll = queries.of_id(poll_id)
    gate.require(by, "poll.announce", poll)
    one_at_a_time(by.community)
    _check(poll, at)
    secrets = {rules.digest(secret): secret for secret in _fresh(poll, at)}
    facts = {
        "vote": poll.code,
        "name": poll.name,
        "words": poll.words,
        "opens": poll.opens.isoformat(),
        "closes": poll.closes.isoformat(),
        "least": poll.least,
        "pools": [{"purpose": one.purpose.code, "yuan": one.yuan} for one in queries.pools(poll)],
        "projects": [
            {"project": c.number, "name": c.name, "words": c.words, "yuan": c.yuan, "purpose": c.purpose.code}
            for c in queries.candidates(poll)
        ],
        "struck": [
            {"project": c.number, "name": c.name, "reason": c.struck} for c in poll.candidates.exclude(struck="")
        ],
        "codes": sorted(secrets),  # their order says nothing about who gets which
    }
    leaf = append(by.community, Kind.VOTE, facts, at=at)
    codes = {code.digest: code for code in Code.objects.filter(leaf=leaf)}
    slips = zip(_slips(poll, at), secrets.items(), strict=True)
    for (place, number), (digest, secret) in slips:
        insert(
            Envelope(community_id=by.community, code=codes[digest], place=place, number=number, secret=secret)
        )  # fmt: skip
    audit.record(by, "poll.announce", poll, at=at, code=f"{len(secrets)}")
    return poll


def _check(poll: Poll, at: datetime) -> None:
    if queries.is_announced(poll):
        raise AnnouncedAlready()
    if poll.opens <= clock.today(at):
        raise OpensTooSoon(field="opens")
    if not poll.candidates.filter(struck="").exists():
        raise NoProjects()
    for pool in queries.pools(poll):
        if 100 * pool.yuan > (free := queries.free(pool.purpose)):
            raise NotSoMuch(field="yuan", purpose=pool.purpose.name, left=f"{max(free, 0) // 100:,}")


def _fresh(poll: Poll, at: datetime) -> list[str]:
    count = sum(1 for _slip in _slips(poll, at))
    if not count:
        raise NoHouseholds()
    return [readable_code(rules.LENGTH) for _ in range(count)]


def _slips(poll: Poll, at: datetime) -> Iterator[tuple[str, str]]:
    """Where each slip goes and its number, such as 03-017: the third place, its seventeenth household."""
    for n, (place, households) in enumerate(queries.households(poll.community_id, clock.today(at)), 1):
        for household in range(1, households + 1):
            yield place, f"{n:02}-{household:03}"


@writes
def replace(poll_id: UUID, number: str, reason: str, *, by: Actor, at: datetime) -> Envelope:
    """Give a household another code for one that is lost; the old one is void, and so is what came from it.

    `number` stands on the slip and on its stub; who got it is on the steward's own paper. It is noted in the log.
    """
    poll = queries.of_id(poll_id)
    gate.require(by, "poll.replace", poll)
    one_at_a_time(by.community)
    announced = queries.announced(poll)
    if queries.result_of(poll) or clock.today(at) > poll.closes:
        raise IsOver(day=poll.closes.isoformat())
    lost = there(queries.envelopes(poll).filter(number=number.strip()))
    if not reason.strip():
        raise ReasonNeeded(field="reason")
    secret = readable_code(rules.LENGTH)
    facts = {
        "vote": announced.number,
        "void": lost.code.digest,
        "code": rules.digest(secret),
        "words": reason.strip()[:200],
    }
    leaf = append(by.community, Kind.REISSUE, facts, at=at)
    Envelope.objects.filter(pk=lost.pk).update(secret="")
    made = Envelope(
        community_id=by.community, code=Code.objects.get(leaf=leaf), place=lost.place, number=lost.number, secret=secret
    )
    audit.record(by, "poll.replace", poll, at=at, code=lost.number)
    return insert(made)
