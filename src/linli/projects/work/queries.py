"""Questions about work: who makes what, and how many are in work, have a venture or learn, by their own word."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from linli.bridge.counted import Counted, of_people
from linli.foundation import sealing, writes
from linli.foundation.rows import there
from linli.projects.labels.conveniences import DEFINED, OutcomeKind
from linli.projects.models import Makers, Outcome


def makers(community_id: UUID) -> QuerySet[Makers]:
    """The makers' groups of a community."""
    return Makers.objects.filter(community_id=community_id, ended_at=None)


def locked_makers(id: UUID, version: int | None = None) -> Makers:
    """A group, locked for a change. Raises `NotFound`, `Stale`."""
    return writes.locked(Makers.objects.filter(pk=id, ended_at=None), version)


def outcome_of(id: UUID) -> Outcome:
    """What a private link opens; `NotFound`."""
    return there(Outcome.objects.select_related("community").filter(pk=id))


def outcome_of_number(community_id: UUID, phone: str) -> Outcome | None:
    """What was told for a number, to be withdrawn by telephone."""
    if not phone:
        return None
    return Outcome.objects.filter(community_id=community_id, phone_index=sealing.blind(phone)).first()


def counted(community_id: UUID, day: date) -> Sequence[Counted]:
    """How many say so, by kind and in all, on a day; whoever withdrew is not counted, one to four are not told.

    A kind that is hidden would be the total less the others: the smallest other kind is hidden with it.
    """
    rows: Any = Outcome.objects.filter(community_id=community_id, withdrawn_at=None, since__lte=day).order_by()
    many = dict(rows.values_list("kind").annotate(n=Count("pk")))
    found = [
        of_people(f"work_{kind}", OutcomeKind(kind).label, DEFINED[kind], many.get(kind, 0), day)
        for kind in OutcomeKind.values
    ]
    shown = [one for one in found if one.value]
    if sum(one.hidden for one in found) == 1 and shown:
        least = min(shown, key=lambda one: one.value or 0)
        found = [
            Counted(one.key, one.label, one.definition, None, one.unit, 0, day, hidden=True) if one is least else one
            for one in found
        ]
    return (_total(sum(many.values()), day), *found)


def _total(n: int, day: date) -> Counted:
    words = _(
        "People who said so themselves and have not withdrawn it: in work, with an own venture, or in training, each "
        "since a day that has come. Nobody is counted from another list; members of the alliance are another number."
    )
    return of_people("work_all", _("In work, with a venture, or in training"), words, n, day)
