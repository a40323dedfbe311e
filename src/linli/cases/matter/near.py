"""Questions about matters that have to do with each other: alike and near, joined, again and again."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet

from linli.access.actors import Actor
from linli.cases import rules
from linli.cases.loop import OPEN
from linli.cases.models import Addition, Case, Report
from linli.cases.queries import visible_to

MOST = 30


def like(case: Case, by: Actor, at: datetime) -> list[Case]:
    """Other matters of the same kind in the same compound of the last 30 days, or still open, newest first.

    Those that were joined with another or declined are left out. One query.
    """
    if not case.kind or not case.compound_id:
        return []
    recent = Q(reported_at__gt=at - rules.RECURS_WITHIN) | Q(stage__in=OPEN)
    rows = visible_to(by).filter(recent, community=case.community_id, compound=case.compound_id, kind=case.kind)
    rows = rows.exclude(pk=case.pk).exclude(stage__in=["merged", "declined"])
    return list(rows.select_related("lead", "micro_grid").order_by("-reported_at", "id")[:MOST])


def promotion(case: Case, reports: Iterable[Report], like: Iterable[Case]) -> tuple[str, ...]:
    """Why a simple matter should rather be deliberated, from its reports and from what was `like` it."""
    if case.complexity != "simple":
        return ()
    since = case.reported_at - rules.RECURS_WITHIN
    again = [other for other in like if other.stairwell_id == case.stairwell_id and other.reported_at > since]
    households = rules.households((report.phone, report.stairwell_id) for report in reports)
    return rules.promotion(households, 1 + len(again), case.reopened)


def joined(case: Case, by: Actor) -> list[Case]:
    """The matters that go on in this one, in the order of their numbers. One query."""
    return list(visible_to(by).filter(merged_into=case).order_by("number"))


def additions(case: Case) -> QuerySet[Addition]:
    """What was added to a matter, and what its reporters added while their report belonged to another."""
    found = Addition.objects.filter(Q(case=case) | Q(report__case=case)).select_related("by_person")
    return found.order_by("at", "id")


def numbered(by: Actor, number: str) -> Case | None:
    """The matter of a number, if `by` may read it."""
    if not number.isdigit() or len(number) > 10:
        return None
    return visible_to(by).select_related("lead", "micro_grid").filter(number=number).first()
