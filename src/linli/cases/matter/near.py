"""Questions about matters that have to do with each other: alike and near, joined, again and again."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from linli.access import gate
from linli.access.actors import Actor
from linli.cases import rules
from linli.cases.models import Addition, Case, Report
from linli.cases.needs import UNFINISHED
from linli.cases.queries import visible_to

MOST = 30


def like(case: Case, by: Actor) -> list[Case]:
    """Other open matters of the same kind in the same compound that `by` may read, the nearest deadline first.

    By deadlines, since then the index of what is open gives them in order; by any other order the database would walk
    through all that ever was of that kind. One query.
    """
    if not case.kind or not case.compound_id:
        return []
    rows = visible_to(by).filter(UNFINISHED, compound=case.compound_id, kind=case.kind).exclude(pk=case.pk)
    return list(rows.select_related("lead", "micro_grid").order_by("due_at", "id")[:MOST])


def promotion(case: Case, by: Actor, reports: Iterable[Report]) -> tuple[str, ...]:
    """Why a simple matter should rather be deliberated. One query, which counts what came again in its stairwell."""
    if case.complexity != "simple":
        return ()
    households = rules.households((report.phone, report.stairwell_id) for report in reports)
    return rules.promotion(households, 1 + len(_again(case, by)), case.reopened)


def _again(case: Case, by: Actor) -> list[Case]:
    """Others of its kind from its stairwell since 30 days before it. The gate is asked about each, as they are few."""
    if not case.kind or not case.stairwell_id:
        return []
    since = case.reported_at - rules.RECURS_WITHIN
    rows = Case.objects.filter(compound=case.compound_id, kind=case.kind, reported_at__gt=since)
    rows = rows.filter(stairwell=case.stairwell_id).exclude(pk=case.pk).exclude(stage__in=["merged", "declined"])
    return [other for other in rows.order_by("reported_at")[:MOST] if gate.holds(by, "case.read", other)]


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
