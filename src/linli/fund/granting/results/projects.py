"""Projects as everyone reads them: what was decided and why, what was paid, how far the work has come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery, Sum

from linli.foundation.refusals import NotFound
from linli.fund.books.writing import said
from linli.fund.granting import queries
from linli.fund.labels import ACCEPTED_BY_OTHERS
from linli.fund.models import Acceptance, Decision, Leaf, Outside, Proposal
from linli.fund.showing import calendar
from linli.fund.showing.rules import Due


@dataclass(frozen=True)
class Row:
    """A decided proposal in a list, in fen; `state`: refused, granted, underway or done."""

    code: str
    name: str
    sort: str
    purpose: str
    day: date
    fen: int
    paid: int
    elsewhere: int
    state: str
    leaves: tuple[int, ...] = ()  # of its decision, and of its acceptance as a whole


def listed(community_id: UUID, purpose: str = "") -> list[Row]:
    """Every decided proposal, the newest first, of one purpose if asked for. One query."""
    whole = Acceptance.objects.filter(proposal=OuterRef("proposal"), final=True)
    noted = Outside.objects.filter(proposal=OuterRef("proposal")).order_by().values("proposal")
    found: Any = Decision.objects.filter(community=community_id).select_related("proposal__purpose")
    if purpose:
        found = found.filter(proposal__purpose__code=purpose)
    sum_ = noted.annotate(fen=Sum("fen")).values("fen")
    found = found.annotate(whole=Subquery(whole.values("number")[:1]), elsewhere=Subquery(sum_))
    return [
        Row(
            one.proposal.code, one.proposal.name, one.proposal.sort, one.proposal.purpose.name, one.day, one.fen,
            one.drawn, one.elsewhere or 0, state_of(one, whole=one.whole is not None),
            tuple(number for number in (one.number, one.whole) if number is not None),
        )
        for one in found.order_by("-number")
    ]  # fmt: skip


def state_of(decision: Decision, *, whole: bool) -> str:
    """How far a decided proposal has come: done once the whole is accepted, and where nobody checks, once it is paid
    in full; in both cases with no advance open.
    """
    if decision.says != "yes":
        return "refused"
    checked = decision.proposal.sort in ACCEPTED_BY_OTHERS
    if not decision.advanced and (whole if checked else decision.drawn == decision.fen):
        return "done"
    return "underway" if decision.drawn or whole else "granted"


def one(community_id: UUID, code: str) -> tuple[Proposal, Decision, dict[str, Any], dict[str, Any]]:
    """A decided proposal, its decision, and what the leaves of both tell. Raises `NotFound`. One query."""
    proposal = queries.proposal(community_id, code)
    decision = getattr(proposal, "decision", None)
    if decision is None:
        raise NotFound()
    return proposal, decision, said(proposal.leaf), said(decision.leaf)


def promises(decision: Decision, today: date) -> list[Due]:
    """What has to be published about a project, and how it stands. Two queries."""
    accepted = decision.proposal.acceptances.filter(final=True).values_list("number", flat=True)
    ours = {decision.number, *accepted}
    return [one for one in calendar.due(decision.community_id, today) if one.about in ours]


def late(community_id: UUID, rows: Iterable[Row], today: date) -> set[str]:
    """The codes of those of which something should have been published by now. One query."""
    over = {due.about for due in calendar.due(community_id, today) if due.state(today) == "over"}
    return {row.code for row in rows if over & set(row.leaves)}


def of_leaf(leaf: Leaf) -> Proposal | None:
    """The decided proposal that a fact of the log belongs to: it tells it, decides it, accepts it or pays for it.
    One query.
    """
    where = Q(leaf=leaf) | Q(decision__leaf=leaf) | Q(acceptances__leaf=leaf) | Q(decision__outlays__entry=leaf.pk)
    return Proposal.objects.filter(where, decision__isnull=False).first()
