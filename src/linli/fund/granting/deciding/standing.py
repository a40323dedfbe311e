"""How proposals stand, whom they wait for, and what a seat can say to one."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from linli.access import gate
from linli.access.actors import Actor
from linli.foundation import clock
from linli.fund.books import queries as books
from linli.fund.books.writing import said
from linli.fund.granting import queries
from linli.fund.granting.deciding.deciding import against
from linli.fund.granting.rules import Tally
from linli.fund.labels import Constituency, Kind, Standing
from linli.fund.models import Leaf, Proposal, Purpose, Sitting, Slip, Vote

OPEN = (Standing.HEARING, Standing.VOTING, Standing.RETURNED)
MOST = 100  # proposals that are open at a time


@dataclass(frozen=True)
class Wait:
    """A proposal that waits for someone: `ask` is hear, vote, compare, decide or anew."""

    ask: str
    proposal: Proposal


@dataclass(frozen=True)
class Open:
    """What is not decided yet: the proposals, how the votes on them stand, and what of it waits for whoever asks."""

    proposals: list[Proposal]
    tallies: Mapping[UUID, Tally]
    waits: list[Wait]


@dataclass(frozen=True)
class Money:
    """Of a purpose, in fen: what it holds, what was decided and has not left it yet, and what a proposal asks for."""

    holds: int
    promised: int
    asked: int

    @property
    def free(self) -> int:
        return self.holds - self.promised

    @property
    def after(self) -> int:
        """What is free once the proposal is approved; below zero where it does not suffice."""
        return self.free - self.asked


@dataclass(frozen=True)
class Own:
    """Where someone sits, and what can be said from there.

    `vote` is what was said; `related` may only recuse; an alternate is `called` once the constituency is recused.
    """

    sitting: Sitting
    vote: Vote | None
    related: bool
    called: bool

    @property
    def supervises(self) -> bool:
        return self.sitting.seat.constituency == Constituency.SUPERVISOR

    @property
    def may_vote(self) -> bool:
        return not self.supervises and self.vote is None and (self.called or not self.sitting.alternate)


def money(purpose: Purpose, asked: int) -> Money:
    """What a purpose holds and promised, beside what is asked of it. Two queries."""
    account = "180101" if purpose.agency else "1002"
    return Money(books.left(purpose, account), queries.promised(purpose), asked)


def own(proposal: Proposal, by: Actor, tally: Tally, at: datetime) -> Own | None:
    """Where `by` sits today, and what can be said to a proposal from there. Four queries."""
    sitting = queries.sitting_of(by.person_id, proposal.community_id, clock.today(at))
    if sitting is None:
        return None
    vote = Vote.objects.filter(proposal=proposal, seat=sitting.seat, alternate=sitting.alternate).first()
    related = sitting.person_id in queries.related(proposal)
    return Own(sitting, vote, related, sitting.seat.number in called(tally))


def called(tally: Tally) -> set[int]:
    """The seats whose alternates are waited for."""
    return {voice.seat for voice in tally.voices if voice.by_alternate and not voice.choice}


def slips(proposals: Collection[Proposal]) -> QuerySet[Slip]:
    """Votes on paper that one person entered and nobody has confirmed, of seats that have not voted."""
    cast = Vote.objects.filter(proposal=OuterRef("proposal"), seat=OuterRef("seat"), alternate=OuterRef("alternate"))
    found = Slip.objects.filter(~Exists(cast), proposal__in=[one.pk for one in proposals])
    return found.select_related("seat", "entered_by", "proposal")


def replaced(community_id: UUID) -> dict[int, str]:
    """The codes of the proposals that were written anew, by the number of what they replace. One query."""
    found = Leaf.objects.filter(community_id=community_id, kind=Kind.PROPOSAL, body__contains='"replaces"')
    told = [said(leaf) for leaf in found.order_by("number")]
    return {one["replaces"]: one["proposal"] for one in told}


def still_open(by: Actor, at: datetime) -> Open:
    """What is not decided, with what of it waits for `by`: the oldest first. At most eight queries."""
    found = list(queries.listed(by.community, *OPEN).order_by("number")[:MOST])
    voting = [one for one in found if queries.standing_of(one) == Standing.VOTING]
    tallies = queries.tallies(by.community, voting, clock.today(at)) if voting else {}
    waits = [*_to_vote(voting, tallies, by, at), *_to_compare(voting, by), *_to_decide(voting, tallies, by, at)]
    by_standing = {Standing.HEARING: ("hear", gate.may(by, "fund.hear")),
                   Standing.RETURNED: ("anew", gate.may(by, "fund.propose"))}  # fmt: skip
    anew = replaced(by.community) if any(queries.standing_of(one) == Standing.RETURNED for one in found) else {}
    for one in found:
        ask, mine = by_standing.get(queries.standing_of(one), ("", False))
        if mine and one.number not in anew:
            waits.append(Wait(ask, one))
    return Open(found, tallies, waits)


def _to_vote(voting: list[Proposal], tallies: Mapping[UUID, Tally], by: Actor, at: datetime) -> list[Wait]:
    """What the seat of `by` has not voted on. Two queries."""
    if not voting or not gate.may(by, "fund.vote"):
        return []
    sitting = queries.sitting_of(by.person_id, by.community, clock.today(at))
    if sitting is None or sitting.seat.constituency == Constituency.SUPERVISOR:
        return []
    cast = Vote.objects.filter(seat=sitting.seat, alternate=sitting.alternate, proposal__in=[p.pk for p in voting])
    done = set(cast.values_list("proposal_id", flat=True))
    asked = [p for p in voting if not sitting.alternate or sitting.seat.number in called(tallies[p.pk])]
    return [Wait("vote", p) for p in asked if p.pk not in done]


def _to_compare(voting: list[Proposal], by: Actor) -> list[Wait]:
    """What someone else entered from paper. One query."""
    if not voting or not gate.may(by, "fund.vote_on_paper"):
        return []
    counted = Counter(slip.proposal_id for slip in slips(voting).exclude(entered_by=by.person_id))
    return [Wait("compare", p) for p in voting if counted[p.pk]]


def _to_decide(voting: list[Proposal], tallies: Mapping[UUID, Tally], by: Actor, at: datetime) -> list[Wait]:
    """What nothing stands against."""
    if not gate.may(by, "fund.decide"):
        return []
    today = clock.today(at)
    return [Wait("decide", p) for p in voting if against("agree", p.motion.until, tallies[p.pk], today) is None]
