"""Questions of the morning brief: each of what its reader may see, with the first few."""

from datetime import date, datetime
from typing import Any

from django.db.models import Count, Max, Q, QuerySet, Value

from linli.access.actors import Actor
from linli.cases import rules
from linli.cases.labels import Answer, Ruling
from linli.cases.models import Case, Decision, Response
from linli.cases.needs import NEEDS, UNFINISHED, Moments, moments
from linli.cases.queries import visible_to
from linli.foundation import clock
from linli.foundation.worded import worded

NEEDED = ("late", "today", "stuck", "wakes")


def counts(by: Actor, at: datetime) -> dict[str, int]:
    """How many matters have each need. One query."""
    return next(iter(_counts(by, **moments(at))), dict.fromkeys(NEEDED, 0))


@worded
def _counts(by: Actor, /, **when: datetime) -> QuerySet[Case, dict[str, int]]:
    asked = {need: Count("pk", filter=NEEDS[need](Moments(**when))) for need in NEEDED}
    found = visible_to(by).filter(UNFINISHED).order_by().annotate(all=Value(1)).values("all")
    return found.annotate(**asked).values(*NEEDED)


@worded
def unanswered(by: Actor, most: int, /) -> QuerySet[Response]:
    """Responders who were called and have not said a word yet, the longest silent first. One query."""
    rows = Response.objects.filter(answer=Answer.CALLED, callout__closed_at=None)
    rows = rows.filter(callout__case__in=visible_to(by).filter(UNFINISHED))
    return rows.select_related("callout__case", "person", "organisation").order_by("sign_by", "id")[:most]


def overdue_decisions(by: Actor, at: datetime, most: int) -> list[Decision]:
    """Questions to the level that can decide whose day is over, promised or wanted. One query."""
    return _overdue_decisions(by, most, today=clock.today(at))


@worded
def _overdue_decisions(by: Actor, most: int, /, *, today: date) -> QuerySet[Decision]:
    over = Q(ruling=Ruling.ACCEPTED, promised_on__lt=today) | Q(ruling=Ruling.ASKED, wanted_by__lt=today)
    rows = Decision.objects.filter(over, case__in=visible_to(by).filter(UNFINISHED))
    return rows.select_related("case").order_by("wanted_by", "id")[:most]


@worded
def of_one_kind(by: Actor, most: int, /) -> QuerySet[Case, dict[str, Any]]:
    """Open matters of one kind in one compound, three at least: kind, compound, its name, n. One query.

    Private ones are never counted by place (DOMAIN §E4).
    """
    rows = visible_to(by).filter(UNFINISHED, sealed=False, compound__isnull=False).exclude(kind="")
    return _many(rows.values("kind", "compound", "compound__name"), most)


def again(by: Actor, at: datetime, most: int) -> list[dict[str, Any]]:
    """The same kind in the same stairwell three times within 30 days: kind, stairwell, place, n. One query."""
    return _again(by, most, **moments(at))


@worded
def _again(by: Actor, most: int, /, **when: datetime) -> QuerySet[Case, dict[str, Any]]:
    rows = visible_to(by).filter(NEEDS["month"](Moments(**when)), sealed=False, stairwell__isnull=False)
    return _many(rows.exclude(kind="").values("kind", "stairwell").annotate(place=Max("place_words")), most)


def _many(rows: QuerySet[Any, Any], most: int) -> QuerySet[Any, dict[str, Any]]:
    counted = rows.annotate(n=Count("pk")).filter(n__gte=rules.MANY_TIMES).order_by("-n", "kind")
    return counted[:most]
