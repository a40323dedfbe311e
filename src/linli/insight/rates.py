"""The three rates 响应率 解决率 满意率, each with numerator, denominator and no-answer share (DOMAIN B4, row 12).

Formulas differ from place to place; these are said aloud on the board. Nobody is asked to chase ratings.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from linli.cases.labels import Verdict
from linli.cases.models import Case, Judgement
from linli.cases.rules import contact_due
from linli.insight.figures import Asked, Figure, share

RESPONSE = _(
    "Matters on which a person did something within 30 minutes if urgent, else within two hours between 7:00 and "
    "22:00, of those reported in the period for which that time is over."
)
SOLVED = _(
    "What reporters said of the answer: solved counts as one, mostly solved as a half, of all reporters who said "
    "something about a matter answered in the period. Each reporter's last word counts."
)
SATISFIED = _("Reporters who said satisfied or mostly, of all who said something. Each reporter's last word counts.")
SILENT = _("Matters closed in the period without a word of any reporter; they are never counted as satisfied.")


def figures(asked: Asked) -> list[Figure]:
    """Response, solved, satisfied, without an answer. Three queries."""
    due, on_time = _responses(asked)
    said = list(last_words(asked).values())
    mostly, yes = said.count(Verdict.MOSTLY), said.count(Verdict.SATISFIED)
    closed = asked.closed()
    n, silent = closed.count(), closed.filter(verdict="").count()
    return [
        share("response", _("response rate"), RESPONSE, len(on_time), len(due), asked.at),
        share("solved", _("solved rate"), SOLVED, yes + mostly / 2, len(said), asked.at),
        share("satisfied", _("satisfied rate"), SATISFIED, yes + mostly, len(said), asked.at),
        share("silent", _("closed without an answer"), SILENT, silent, n, asked.at),
    ]


def _responses(asked: Asked) -> tuple[list[UUID], list[UUID]]:
    """Ids of the matters whose first contact was due, and of those among them that had it in time."""
    rows = asked.reported().values_list("pk", "reported_at", "urgent", "triaged_at", "assigned_at", "resolved_at")
    due, on_time = [], []
    for id, reported, urgent, *steps in rows:
        limit = contact_due(reported, urgent)
        if limit > asked.at:
            continue
        due.append(id)
        if _first(steps) is not None and _first(steps) <= limit:  # type: ignore[operator]
            on_time.append(id)
    return due, on_time


def _first(steps: Iterable[datetime | None]) -> datetime | None:
    return min((step for step in steps if step is not None), default=None)


def last_words(asked: Asked) -> dict[UUID, str]:
    """What each reporter of a matter answered in the period said last, by report. One query."""
    rows = Judgement.objects.filter(case__in=asked.answered(), at__lte=asked.at).order_by("at", "id")
    return dict(rows.values_list("report_id", "verdict"))


def late_contact(asked: Asked) -> QuerySet[Case]:
    """The matters that were contacted too late or not yet: what the response rate misses."""
    due, on_time = _responses(asked)
    return Case.objects.filter(pk__in=set(due) - set(on_time))


def judged(asked: Asked) -> QuerySet[Case]:
    """The matters on which someone said something."""
    return asked.answered().filter(Q(judgements__isnull=False)).distinct()


def silent(asked: Asked) -> QuerySet[Case]:
    return asked.closed().filter(verdict="")
