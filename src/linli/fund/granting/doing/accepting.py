"""Acceptance of a milestone or of the whole: both overseers and a user found it good, and everyone reads it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import clock
from linli.foundation.refusals import Missing
from linli.foundation.writes import one_at_a_time, writes
from linli.fund.books.writing import append
from linli.fund.giving.telling import tell_accepted
from linli.fund.granting import queries
from linli.fund.granting.doing.overseeing import parts
from linli.fund.granting.refusals import (
    AcceptedAlready,
    MilestonesFirst,
    NotDecided,
    OverseersMissing,
    SamePerson,
    UnknownChoice,
    UnknownPart,
    UserMissing,
)
from linli.fund.granting.telling import tell_checker
from linli.fund.labels import Checks, Kind, Method, Unit
from linli.fund.models import WHOLE, Acceptance, Check, Checker, Decision, Picture, Proposal


@dataclass(frozen=True)
class Benefit:
    """How many it serves: people or visits, and how they were counted."""

    count: int
    unit: str
    method: str


UNITS = {Unit.PEOPLE: "人", Unit.VISITS: "人次"}  # as leaves and notices say it


@writes
def accept(
    proposal_id: UUID, part: int, words: str, *, by: Actor, at: datetime, benefit: Benefit | None = None
) -> Acceptance:
    """Publish that a part is good. A check on paper is published by someone else than who entered it.

    Raises `NotDecided`, `UnknownPart`, `MilestonesFirst`, `OverseersMissing`, `UserMissing`, `SamePerson`.
    """
    proposal = queries.of_id(proposal_id)
    gate.require(by, "fund.accept", proposal)
    one_at_a_time(by.community)
    _may_accept(proposal, part, benefit)
    good = last_checks(proposal, part).filter(good=True)
    overseers = good.filter(checker__kind=Checks.OVERSEER).count()
    users = good.filter(checker__kind=Checks.USER).count()
    if overseers < 2:
        raise OverseersMissing(good=overseers)
    if not users:
        raise UserMissing()
    if good.filter(entered_by_id=by.person_id).exists():
        raise SamePerson()
    facts = {
        "proposal": proposal.number,
        "day": clock.today(at).isoformat(),
        "part": parts(proposal)[part] or "whole",
        "final": part == WHOLE,
        "overseers": overseers,
        "users": users,
        "photos": sorted(Picture.objects.filter(proposal=proposal, part=part).values_list("sha256", flat=True)),
        "people": _people(benefit),
        "words": words.strip()[:500],
    }
    made = append(by.community, Kind.ACCEPTANCE, facts, at=at).acceptance
    audit.record(by, "fund.accept", proposal, at=at, code=f"{part}")
    if part == WHOLE:
        tell_accepted(proposal, at)
    else:
        _ask_on(proposal, at)
    return made


def _ask_on(proposal: Proposal, at: datetime) -> None:
    """Whoever looks at it is asked to look at what comes next."""
    for checker in Checker.objects.select_related("proposal").filter(proposal=proposal, ended_at=None):
        tell_checker(checker, at)


def _people(benefit: Benefit | None) -> dict[str, object] | None:
    if benefit is None:
        return None
    return {"count": benefit.count, "unit": UNITS[Unit(benefit.unit)], "method": benefit.method}


def _may_accept(proposal: Proposal, part: int, benefit: Benefit | None) -> None:
    if not Decision.objects.filter(proposal=proposal, says="yes").exists():
        raise NotDecided()
    named = parts(proposal)
    if part not in named:
        raise UnknownPart(field="part")
    done = set(Acceptance.objects.filter(proposal=proposal).values_list("part", flat=True))
    if part in done:
        raise AcceptedAlready()
    before = [name for number, name in named.items() if number != WHOLE and number not in done]
    if part == WHOLE and before:
        raise MilestonesFirst(part=before[0])
    if benefit and (benefit.unit not in Unit.values or benefit.method not in Method.values):
        raise UnknownChoice(field="unit")
    if benefit and benefit.count < 1:
        raise Missing(field="count")


def last_checks(proposal: Proposal, part: int) -> QuerySet[Check]:
    """The last word of each who still checks, on one part."""
    later = Check.objects.filter(checker=OuterRef("checker"), part=part, at__gt=OuterRef("at"))
    again = Check.objects.filter(checker=OuterRef("checker"), part=part, at=OuterRef("at"), id__gt=OuterRef("id"))
    held = Check.objects.filter(proposal=proposal, part=part, checker__ended_at=None)
    return held.filter(~Exists(later), ~Exists(again))
