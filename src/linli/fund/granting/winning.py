"""What residents have chosen, as a proposal carries it out: it won, it is paid from its purpose, and once."""

import json
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from linli.foundation.refusals import Invalid
from linli.fund.labels import Says
from linli.fund.models import Candidate, Decision, Mandate, Opinion, Proposal


class NotWon(Invalid):
    sentence = _("“%(won)s” names no project that has won a vote.")


class CarriedOut(Invalid):
    sentence = _("Proposal %(code)s carries this project out already.")


class MoreThanWon(Invalid):
    sentence = _("Residents have chosen it at %(yuan)s yuan. Please ask for no more than that.")


class OtherPurpose(Invalid):
    sentence = _("Residents have chosen it from money for “%(purpose)s”. Please choose this purpose.")


def winner(community_id: UUID, won: str) -> Candidate:
    """The project that `VOTE/NUMBER` names, such as 2026-V1/3. Raises `NotWon`."""
    vote, _slash, number = won.partition("/")
    found = Candidate.objects.filter(
        community_id=community_id, poll__code=vote, number=int(number) if number.isdigit() and len(number) < 4 else 0
    )
    one = found.exclude(poll__result=None).select_related("poll__announced", "poll__result__leaf", "purpose").first()
    if one is None or one.number not in funded(one.poll.result.leaf.body):
        raise NotWon(field="won", won=won)
    return one


def won_by(proposal: Proposal) -> str:
    """What a proposal carries out, as `winner` takes it; blank if it names no vote."""
    found = Mandate.objects.filter(proposal=proposal).select_related("candidate__poll").first()
    return f"{found.candidate.poll.code}/{found.candidate.number}" if found else ""


def funded(body: str) -> set[int]:
    """The numbers of the projects that a result's leaf funds."""
    said: dict[str, Any] = json.loads(body)
    return {number for pool in said["pools"] for number in pool["funded"]}


def carrying() -> QuerySet[Mandate]:
    """The proposals that carry out what residents have chosen, but for those that were returned or declined."""
    heard = Opinion.objects.filter(proposal=OuterRef("proposal")).order_by("-number").values("says")[:1]
    declined = Decision.objects.filter(proposal=OuterRef("proposal"), says="no")
    live = Mandate.objects.annotate(heard=Coalesce(Subquery(heard), Value(""))).exclude(heard=Says.RETURN)
    return live.filter(~Exists(declined)).select_related("proposal__decision")


def told(community_id: UUID, won: str, purpose: str, fen: int) -> dict[str, object]:
    """What the leaf of a proposal says of the vote it carries out.

    Raises `NotWon`, `CarriedOut`, `OtherPurpose`, `MoreThanWon`; the database refuses the same.
    """
    one = winner(community_id, won)
    if there := carrying().filter(candidate=one).first():
        raise CarriedOut(field="won", code=there.proposal.code)
    if one.purpose.code != purpose:
        raise OtherPurpose(field="purpose", purpose=one.purpose.name)
    if fen > 100 * one.yuan:
        raise MoreThanWon(field="amount", yuan=f"{one.yuan:,}")
    return {"vote": one.poll.announced.number, "project": one.number}
