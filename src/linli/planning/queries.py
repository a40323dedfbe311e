"""Questions about drafts: which are within reach, and which are shown to everyone."""

from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from linli.access import gate
from linli.access.actors import Actor
from linli.foundation import writes
from linli.foundation.rows import there
from linli.planning.labels import State
from linli.planning.models import Change, Draft
from linli.territory.models import MicroGrid

SHOWN = (State.PUBLISHED, State.ADOPTED)


def within_reach(by: Actor) -> QuerySet[Draft]:
    """The drafts that someone may read, the newest first; a steward those that are shown to everyone."""
    every = gate.allowed(by, "plan.read", Draft.objects.all())
    shown = gate.allowed(by, "plan.read_shown", Draft.objects.filter(state__in=SHOWN))
    return every | shown


def one(by: Actor, id: UUID) -> Draft:
    """A draft within reach. Raises `NotFound`."""
    return there(within_reach(by).select_related("community").filter(pk=id))


def shown(code: str) -> Draft:
    """The draft of a public page, while it is open for comment and after it was adopted. Raises `NotFound`."""
    return there(Draft.objects.select_related("community").filter(code=code.upper(), state__in=SHOWN))


def listed(by: Actor) -> QuerySet[Draft]:
    """Drafts within reach with how many comments each has."""
    return within_reach(by).annotate(said=Count("comments")).order_by("-made_at")


def locked(id: UUID, version: int | None) -> Draft:
    """A draft for changing, locked. Raises `NotFound`, `Stale`."""
    return writes.locked(Draft.objects.filter(pk=id), version)


def last_change(draft: Draft) -> Change | None:
    """The step that would be taken back next."""
    return draft.changes.filter(undone_at=None).order_by("-number").first()


def coming(grid: MicroGrid, day: date) -> Draft | None:
    """What the neighbours of a micro-grid should know of: the draft that was adopted and will change it, else the one
    that is open for comment. One query.
    """
    ahead = Q(state=State.ADOPTED, holds_from__gt=day) | Q(state=State.PUBLISHED)
    found = list(Draft.objects.filter(ahead, community_id=grid.community_id).order_by("holds_from", "-published_at"))
    touched = (d for d in found if str(grid.pk) in (*d.changed.get("grids", ()), *d.changed.get("gone", ())))
    return next(touched, None) or next((d for d in found if d.state == State.PUBLISHED), None)
