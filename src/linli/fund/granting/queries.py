"""Questions about proposals: who sits on the committee today, how a vote stands, what is left, what is frozen."""

import json
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, cast
from uuid import UUID

from django.db.models import Case, CharField, Exists, OuterRef, Q, QuerySet, Subquery, Value, When

from linli.foundation.refusals import NotFound
from linli.foundation.rows import there
from linli.fund.granting.rules import Tally, Voice
from linli.fund.labels import Choice, Constituency, Kind, Says, Standing
from linli.fund.models import (
    Acceptance,
    Decision,
    Leaf,
    Opinion,
    Order,
    Outlay,
    Proposal,
    Purpose,
    Seat,
    Sitting,
    Vote,
)
from linli.people.models import Person


def on(day: date, prefix: str = "") -> Q:
    """The condition that a seat's term, its last day counted in, holds on a day."""
    return Q(**{f"{prefix}start__lte": day}) & (Q(**{f"{prefix}until": None}) | Q(**{f"{prefix}until__gte": day}))


def seats(community_id: UUID, day: date) -> QuerySet[Seat]:
    """Every seat that is held on a day, the supervisors' too."""
    return Seat.objects.filter(on(day), community_id=community_id).order_by("number")


def seats_ahead(community_id: UUID, day: date) -> QuerySet[Seat]:
    """Every seat that is held on a day or after it."""
    ahead = Q(until=None) | Q(until__gte=day)
    return Seat.objects.filter(ahead, community_id=community_id).order_by("number", "start")


def voting_seats(community_id: UUID, day: date) -> QuerySet[Seat]:
    return seats(community_id, day).exclude(constituency=Constituency.SUPERVISOR)


def sitting_of(person_id: UUID | None, community_id: UUID, day: date) -> Sitting | None:
    """Where a person sits on a day, as holder or alternate. One query."""
    if person_id is None:
        return None
    found = Sitting.objects.filter(on(day, "seat__"), community_id=community_id, person_id=person_id)
    return found.select_related("seat", "person").first()


def proposal(community_id: UUID, code: str) -> Proposal:
    """A proposal with its purpose, leaf and decision. Raises `NotFound`."""
    found = (
        Proposal.objects.select_related("purpose", "leaf", "decision__leaf", "motion")
        .filter(community_id=community_id, code=code)
        .first()
    )
    if found is None:
        raise NotFound()
    return found


def of_id(id: UUID) -> Proposal:
    """A proposal by its id. Raises `NotFound`."""
    return there(Proposal.objects.select_related("purpose", "leaf").filter(pk=id))


def decision_of(proposal: Proposal) -> Decision | None:
    """What was decided on it, fresh from its table."""
    return Decision.objects.filter(proposal=proposal).first()


def last_opinion(proposal: Proposal) -> Opinion | None:
    """The last word of the Party committee on it."""
    return proposal.opinions.select_related("leaf").order_by("-number").first()


def listed(community_id: UUID, *standings: str) -> QuerySet[Proposal]:
    """The proposals that stand so, or all, the newest first; `standing_of` says how each stands. One query."""
    heard = Opinion.objects.filter(proposal=OuterRef("pk")).order_by("-number").values("says")[:1]
    accepted = Acceptance.objects.filter(proposal=OuterRef("pk"), final=True)
    decided, over = Q(decision__isnull=False), Q(accepted=True) | Q(ended=True)
    standing = Case(
        When(decided & Q(decision__says="no"), then=Value(Standing.NO)),
        When(decided & over, then=Value(Standing.DONE)),
        When(decided, then=Value(Standing.YES)),
        When(heard=Says.RETURN, then=Value(Standing.RETURNED)),
        When(heard=Says.AGREE, then=Value(Standing.VOTING)),
        default=Value(Standing.HEARING),
        output_field=CharField(),
    )
    found: Any = (
        Proposal.objects.filter(community_id=community_id)
        .select_related("purpose", "decision", "motion")
        .annotate(
            heard=Subquery(heard), accepted=Exists(accepted), ended=Exists(_last_paid(OuterRef("decision")))
        )
        .annotate(standing=standing)
        .order_by("-number")
    )  # fmt: skip
    return cast(QuerySet[Proposal], found.filter(standing__in=standings) if standings else found)


def standing_of(proposal: Proposal) -> Standing:
    """How far a proposal is that came from `listed`."""
    return Standing(vars(proposal)["standing"])


def _last_paid(decision: OuterRef) -> QuerySet[Order]:
    """The last order of a decision, where it is paid."""
    paid = Outlay.objects.filter(order=OuterRef("pk"), entry__reversal=None)
    return Order.objects.filter(Exists(paid), decision=decision, final=True, void=None)


def tally(proposal: Proposal, day: date) -> Tally:
    """How the vote on one stands. Three queries."""
    return tallies(proposal.community_id, [proposal], day)[proposal.pk]


def tallies(community_id: UUID, proposals: Iterable[Proposal], day: date) -> dict[UUID, Tally]:
    """How votes stand, by the ids of their proposals: every voting seat held on a day, and what it said. Three queries.

    The alternate's vote stands for a seat whose holder is recused; where a whole constituency is, an alternate who has
    not voted is waited for.
    """
    rows = list(voting_seats(community_id, day).prefetch_related("sittings"))
    cast: dict[UUID, dict[tuple[UUID, bool], Vote]] = {one.pk: {} for one in proposals}
    for vote in Vote.objects.filter(proposal__in=list(cast)):
        cast[vote.proposal_id][vote.seat_id, vote.alternate] = vote
    return {proposal: _tally(rows, said) for proposal, said in cast.items()}


def _tally(rows: list[Seat], cast: dict[tuple[UUID, bool], Vote]) -> Tally:
    recused = {s.pk for s in rows if (v := cast.get((s.pk, False))) and v.choice == Choice.RECUSED}
    whole = {of for of in Constituency.values if all(s.pk in recused for s in rows if s.constituency == of)}
    return Tally(tuple(_voice(seat, cast, seat.pk in recused and seat.constituency in whole) for seat in rows))


def _voice(seat: Seat, cast: dict[tuple[UUID, bool], Vote], wholly: bool) -> Voice:
    second = cast.get((seat.pk, True))
    vote = second or cast.get((seat.pk, False))
    if wholly and second is None and any(sitting.alternate for sitting in seat.sittings.all()):
        return Voice(seat.number, seat.constituency, by_alternate=True)
    if vote is None:
        return Voice(seat.number, seat.constituency)
    return Voice(seat.number, seat.constituency, vote.choice, vote.reason, vote.alternate)


def is_wholly_recused(proposal: Proposal, constituency: str, day: date) -> bool:
    """Whether every holder of a constituency's seats is recused, so that its alternates vote."""
    ours = voting_seats(proposal.community_id, day).filter(constituency=constituency)
    recused = Vote.objects.filter(proposal=proposal, seat=OuterRef("pk"), alternate=False, choice=Choice.RECUSED)
    return not ours.filter(~Exists(recused)).exists()


def related(proposal: Proposal) -> frozenset[UUID]:
    """Everyone who serves and applied for it, wrote it down or is paid by it. Two queries."""
    held = proposal.application
    numbers = [index for index in (held.applicant_index, held.payee_index) if index]
    same = Person.objects.filter(community_id=proposal.community_id, phone_index__in=numbers)
    return frozenset({held.made_by_id, *same.values_list("pk", flat=True)})


def promised(purpose: Purpose) -> int:
    """What was decided from a purpose and has not left it yet, unless its last payment is made. One query."""
    rows = Decision.objects.filter(~Exists(_last_paid(OuterRef("pk"))), proposal__purpose=purpose, says="yes")
    return sum(fen - drawn for fen, drawn in rows.values_list("fen", "drawn"))


def is_frozen(decision: Decision) -> bool:
    """Whether the federation has frozen the proposal, its decision or one of its entries. Two queries."""
    return bool(frozen([decision]))


def frozen(decisions: Collection[Decision]) -> set[UUID]:
    """Those of some decisions of one community that stand still by the federation's word. Two queries."""
    ours: dict[UUID, set[int]] = {one.pk: {one.number, one.proposal.number} for one in decisions}
    if not ours:
        return set()
    for decision, number in Outlay.objects.filter(decision__in=ours).values_list("decision", "entry__number"):
        ours[decision].add(number)
    last: dict[int, str] = {}
    asked = Leaf.objects.filter(community=next(iter(decisions)).community_id, kind=Kind.QUERY).order_by("number")
    for body in asked.values_list("body", flat=True):
        said: dict[str, Any] = json.loads(body)
        if said["says"] in ("freeze", "release"):
            last[said["about"]] = said["says"]
    still = {number for number, says in last.items() if says == "freeze"}
    return {pk for pk, numbers in ours.items() if numbers & still}
