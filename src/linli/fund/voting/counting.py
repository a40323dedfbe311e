"""The votes are counted once, after the last day, and everything by which the result came about goes into the log."""

import json
from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.engines.ballot import leaves
from linli.foundation import clock
from linli.foundation.writes import one_at_a_time, writes
from linli.fund.books.writing import append, said
from linli.fund.labels import Kind, Way
from linli.fund.models import Envelope, Result
from linli.fund.voting import queries
from linli.fund.voting.refusals import CountedAlready, NotSigned, PapersWait, StillOpen


@writes
def tally(poll_id: UUID, *, by: Actor, at: datetime) -> Result:
    """Count a vote, pool by pool. Codes that lay sealed for printing are erased.

    Raises `StillOpen`, `CountedAlready`, `PapersWait`, `NotSigned`.
    """
    poll = queries.of_id(poll_id)
    gate.require(by, "poll.count", poll)
    one_at_a_time(by.community)
    announced = queries.announced(poll)
    if queries.result_of(poll):
        raise CountedAlready()
    if clock.today(at) <= poll.closes:
        raise StillOpen(day=poll.closes.isoformat())
    if waiting := queries.papers_waiting(poll).count():
        raise PapersWait(n=waiting)
    head = queries.head_of(announced)
    if head is None:
        raise NotSigned()
    cast = list(queries.cast(poll))
    ballots = [{"code": one.code.digest, "ticks": json.loads(one.ticks)} for one in cast]
    facts = {
        "vote": announced.number,
        "lot": head.root,
        "households": queries.valid_codes(poll).count(),
        "paper": sum(one.means == Way.PAPER for one in cast),
        "ballots": ballots,
        "pools": [leaves.outcome(one) for one in leaves.counted(said(announced.leaf), ballots, head.root)],
    }
    made = Result.objects.get(leaf=append(by.community, Kind.RESULT, facts, at=at))
    Envelope.objects.filter(code__poll=poll).update(secret="")
    audit.record(by, "poll.count", poll, at=at, code=f"{len(ballots)}")
    return made
