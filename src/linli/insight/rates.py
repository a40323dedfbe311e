"""The three rates 响应率 解决率 满意率, each with numerator, denominator and no-answer share (DOMAIN B4, row 12).

Formulas differ from place to place; these are said aloud on the board. Nobody is asked to chase ratings.
"""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from linli.cases.labels import Verdict
from linli.cases.models import Case
from linli.cases.rules import contact_due
from linli.insight import facts
from linli.insight.counting import part
from linli.insight.figures import Asked, Figure, share
from linli.insight.sums import Sums

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


def figures(asked: Asked, sums: Sums) -> list[Figure]:
    """Response, solved, satisfied, without an answer."""
    due, said, silent = sums.contacts, part(sums.period, "said"), part(sums.period, "silent")
    mostly, yes, of = said.get(Verdict.MOSTLY, 0), said.get(Verdict.SATISFIED, 0), sum(said.values())
    return [
        share("response", _("response rate"), RESPONSE, due.get("in", 0), sum(due.values()), asked.at),
        share("solved", _("solved rate"), SOLVED, yes + mostly / 2, of, asked.at),
        share("satisfied", _("satisfied rate"), SATISFIED, yes + mostly, of, asked.at),
        share("silent", _("closed without an answer"), SILENT, silent.get("yes", 0), sum(silent.values()), asked.at),
    ]


def late_contact(asked: Asked) -> QuerySet[Case]:
    """The matters that were contacted too late or not yet: what the response rate misses."""
    rows = asked.reported().values_list("pk", "reported_at", "urgent", "triaged_at", "assigned_at", "resolved_at")
    late = [
        id for id, reported, urgent, *steps in rows
        if contact_due(reported, urgent) <= asked.at and facts.contact(reported, urgent, *steps) == "not"
    ]  # fmt: skip
    return Case.objects.filter(pk__in=late)


def judged(asked: Asked) -> QuerySet[Case]:
    """The matters on which someone said something."""
    return asked.answered().filter(Q(judgements__isnull=False)).distinct()


def silent(asked: Asked) -> QuerySet[Case]:
    return asked.closed().filter(verdict="")
