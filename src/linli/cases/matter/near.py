"""Questions about matters that have to do with each other: joined, again and again. Alike: `cases.alike`."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from linli.access import gate
from linli.access.actors import Actor
from linli.cases import rules
from linli.cases.models import Addition, Case, Report
from linli.cases.queries import visible_to


def beside(case: Case, by: Actor) -> list[Case]:
    """What was joined with a matter, and what came again in its stairwell: of its kind, since 30 days before it.

    One query; the gate is asked about each, as they are few.
    """
    joined, again = Case.objects.filter(merged_into=case), Case.objects.none()
    if case.kind and case.stairwell_id:
        alike = Case.objects.filter(compound=case.compound_id, kind=case.kind, stairwell=case.stairwell_id)
        again = alike.filter(reported_at__gt=case.reported_at - rules.RECURS_WITHIN)
    found = Case.objects.filter(pk__in=joined.values("pk").union(again.values("pk")))
    return sorted((other for other in found if gate.holds(by, "case.read", other)), key=lambda other: other.number)


def joined(case: Case, beside: Iterable[Case]) -> list[Case]:
    """The matters that go on in this one, of those `beside` it."""
    return [other for other in beside if other.merged_into_id == case.pk]


def promotion(case: Case, reports: Iterable[Report], beside: Iterable[Case]) -> tuple[str, ...]:
    """Why a simple matter should rather be deliberated, from its reports and from what lies `beside` it."""
    if case.complexity != "simple":
        return ()
    times = 1 + sum(other.stage not in ("merged", "declined") for other in beside if other.pk != case.pk)
    households = rules.households((report.phone, report.stairwell_id) for report in reports)
    return rules.promotion(households, times, case.reopened)


def additions(case: Case) -> QuerySet[Addition]:
    """What was added to a matter, and what its reporters added while their report belonged to another."""
    found = Addition.objects.filter(Q(case=case) | Q(report__case=case)).select_related("by_person")
    return found.order_by("at", "id")


def numbered(by: Actor, number: str) -> Case | None:
    """The matter of a number, if `by` may read it."""
    if not number.isdigit() or len(number) > 10:
        return None
    return visible_to(by).select_related("lead", "micro_grid").filter(number=number).first()
