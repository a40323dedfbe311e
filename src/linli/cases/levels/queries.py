"""Questions about decisions asked for: of a matter, of a link, and those that someone may read."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from linli.access import gate
from linli.access.actors import Actor
from linli.cases import queries
from linli.cases.labels import Ruling
from linli.cases.models import Case, Decision

OPEN = (Ruling.ASKED, Ruling.ACCEPTED)


def of_case(case: Case) -> list[Decision]:
    """What was asked about a matter, newest first. One query."""
    return list(case.decisions.select_related("person", "asked_by").order_by("-asked_at"))


def decision_of_link(id: UUID) -> Decision | None:
    """The decision that a private link asks for, with its matter, or None. One query."""
    return _whole().filter(pk=id).first()


def readable(by: Actor) -> QuerySet[Decision]:
    """Decisions asked of `by`, and those about matters that `by` may read, the most pressing first."""
    asked = gate.allowed(by, "decision.answer", Decision.objects.all()).values("pk")
    rows = _whole().filter(Q(pk__in=asked) | Q(case__in=queries.visible_to(by)))
    return rows.order_by("wanted_by", "id")


def overdue(decision: Decision, day: date) -> bool:
    """Whether the day promised is over, or, while none is promised, the day by which an answer was wanted."""
    return decision.ruling in OPEN and (decision.promised_on or decision.wanted_by) < day


def _whole() -> QuerySet[Decision]:
    return Decision.objects.select_related("case__community", "person", "asked_by")
