"""Questions about policy cards: which hold, which are to be looked at, what was asked back."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from linli.access import gate
from linli.access.actors import Actor
from linli.bridge.counted import Counted, share
from linli.bridge.models import Policy, Question
from linli.bridge.policies import rules
from linli.cases.queries import visible_to
from linli.foundation import writes
from linli.foundation.rows import there

LOOKED_THROUGH = ("title", "who", "what", "where", "papers")


def in_force(day: date) -> Q:
    """The condition that a card holds on a day."""
    return Q(ended_at=None) & (Q(expires=None) | Q(expires__gte=day))


def shown(community_id: UUID, day: date, topic: str = "", words: str = "") -> QuerySet[Policy]:
    """The cards that hold, of a topic and with all of some words, wherever they stand in a card."""
    found = Policy.objects.filter(in_force(day), community_id=community_id)
    if topic:
        found = found.filter(topic=topic)
    for word in words.split():
        found = found.filter(_has(word))
    return found


def _has(word: str) -> Q:
    anywhere = Q()
    for column in LOOKED_THROUGH:
        anywhere |= Q(**{f"{column}__icontains": word})
    return anywhere


def of_code(code: str) -> Policy:
    """A card by what stands in its address, with its owner; `NotFound` once it was taken down. One query."""
    return there(Policy.objects.select_related("community", "lead").filter(code=code.upper(), ended_at=None))


def answered(policy: Policy) -> list[Question]:
    """What others asked, with answers fit for all. One query."""
    return list(policy.questions.filter(shown_at__isnull=False).order_by("shown_at"))


def listed(by: Actor) -> list[Policy]:
    """Every card that was not taken down, with its owner. One query."""
    found = gate.allowed(by, "policy.read", Policy.objects.filter(ended_at=None))
    return list(found.select_related("lead"))


def one(by: Actor, id: UUID) -> Policy:
    """One of them; `NotFound`."""
    return there(gate.allowed(by, "policy.read", Policy.objects.filter(pk=id, ended_at=None)).select_related("lead"))


def locked(id: UUID, version: int | None = None) -> Policy:
    """A card, locked for a change. Raises `NotFound`, and `Stale` for an older version."""
    return writes.locked(Policy.objects.filter(pk=id, ended_at=None), version)


def asked_back(by: Actor, policy: Policy) -> list[Question]:
    """What was asked about a card, as far as `by` may read the matters. Two queries at most."""
    rows = list(policy.questions.select_related("report__case"))
    readable = set(visible_to(by).filter(pk__in=[row.report.case_id for row in rows]).values_list("pk", flat=True))
    return [row for row in rows if row.report.case_id in readable or row.shown_at]


def to_ask(community_id: UUID, day: date) -> list[Policy]:
    """The cards whose owners are to be asked today. One query."""
    rows = Policy.objects.filter(community_id=community_id, ended_at=None).select_related("lead")
    return [row for row in rows if rules.is_asked(row.expires, row.looked_on, row.asked_on, day)]


def communities() -> set[UUID]:
    """The communities that have cards."""
    return set(Policy.objects.filter(ended_at=None).values_list("community_id", flat=True).distinct())


def counted(community_id: UUID, day: date) -> Sequence[Counted]:
    """How true the cards are kept, and how often residents asked back."""
    cards: Any = Policy.objects.filter(community_id=community_id, ended_at=None)
    rows = list(cards.values_list("expires", "looked_on"))
    fresh = sum(not rules.wants_a_look(expires, looked, day) for expires, looked in rows)
    asked = Question.objects.filter(community_id=community_id)
    n, told = asked.count(), asked.filter(shown_at__isnull=False).count()
    return (
        share(
            "policy_fresh", _("Policy cards kept true"),
            _("Cards that their owner has found true within half a year and that do not end within two weeks, of all."),
            fresh, len(rows), day,
        ),
        Counted(
            "policy_asked", _("Questions asked back"),
            _("Questions of residents about policy cards; each is a matter with an answer of its own."),
            n, "n", n, day,
        ),
        Counted("policy_shared", _("Answers that joined a card"),
                _("Questions whose answer its owner found fit for all, without a name."), told, "n", n, day),
    )  # fmt: skip
