"""Questions about things: what is where, who has it, what is due, and projects shown in use."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from linli.access import gate
from linli.access.actors import Actor
from linli.bridge.counted import Counted
from linli.foundation import clock, writes
from linli.foundation.rows import there
from linli.fund.models import Proposal
from linli.projects.labels.conveniences import ThingKind
from linli.projects.models import Loan, Look, Thing
from linli.projects.things import rules

LENT = Exists(Loan.objects.filter(thing=OuterRef("pk"), back_at=None))
_LATER = Loan.objects.filter(thing=OuterRef("thing"), at__gt=OuterRef("at"))
_UNSEEN = Q(thing__looked_on=None) | Q(back_at__date__gt=F("thing__looked_on"))
# its last loan did not end with its return, and nobody has looked since
LOST = Exists(Loan.objects.filter(_UNSEEN, ~Exists(_LATER), thing=OuterRef("pk"), back_at__isnull=False, lost=True))


def here(community_id: UUID, kind: str = "", near: UUID | None = None) -> QuerySet[Thing]:
    """The things of a community that are in place, with whether they are lent just now."""
    found = Thing.objects.filter(community_id=community_id, removed_on=None)
    if kind:
        found = found.filter(kind=kind)
    if near:
        found = found.filter(Q(compound_id=near) | Q(micro_grid_id=near))
    return found.select_related("compound", "micro_grid").annotate(out=LENT, lost=LOST)


def of_grid(grid: UUID, compound: UUID | None) -> list[Thing]:
    """What stands in a micro-grid, or for the whole compound around it. One query."""
    whole = Q(compound_id=compound, micro_grid=None) if compound else Q(pk__in=[])
    found = Thing.objects.filter(Q(micro_grid_id=grid) | whole, removed_on=None).exclude(kind=ThingKind.BOOK)
    return list(found.annotate(out=LENT, lost=LOST).order_by("kind", "name")[:12])


def of_code(code: str) -> Thing:
    """A thing by what stands on its label; `NotFound`. One query."""
    rows = Thing.objects.select_related("community", "compound", "micro_grid", "lead", "proposal")
    return there(rows.filter(code=code.upper()).annotate(out=LENT, lost=LOST))


def listed(by: Actor) -> QuerySet[Thing]:
    """What an appointed person may see."""
    found = gate.allowed(by, "thing.read", Thing.objects.filter(removed_on=None))
    return found.select_related("compound", "micro_grid", "lead", "proposal").annotate(out=LENT, lost=LOST)


def one(by: Actor, id: UUID) -> Thing:
    """One of them, those that were taken away too; `NotFound`."""
    found = gate.allowed(by, "thing.read", Thing.objects.filter(pk=id)).annotate(out=LENT, lost=LOST)
    return there(found.select_related("community", "compound", "micro_grid", "lead", "proposal"))


def locked(id: UUID, version: int | None = None) -> Thing:
    """A thing, locked for a change. Raises `NotFound`, `Stale`."""
    return writes.locked(Thing.objects.filter(pk=id), version)


def loan_of(thing: Thing) -> Loan | None:
    """Who has it now. One query."""
    return Loan.objects.filter(thing=thing, back_at=None).first()


def never_back(day: date) -> QuerySet[Loan]:
    """Loans that should have ended long ago and still tell of someone."""
    return Loan.objects.filter(back_at=None, due_on__lt=day - rules.WAITED)


def due_of(thing: Thing) -> date | None:
    """The day by which somebody should look at it."""
    return rules.look_due(thing.expires, thing.every, thing.looked_on or thing.placed_on)


def to_look(rows: QuerySet[Thing], day: date) -> list[Thing]:
    """Those at which somebody should have looked by a day."""
    with_days = rows.filter(Q(expires__isnull=False) | Q(every__isnull=False))
    return [row for row in with_days if (due := due_of(row)) and due <= day]


def to_ask(community_id: UUID, day: date) -> list[Thing]:
    """The things whose keepers are to be asked today. One query."""
    rows = Thing.objects.filter(community_id=community_id, removed_on=None, lead__isnull=False).select_related("lead")
    return [row for row in to_look(rows, day) if rules.is_asked(due_of(row), row.asked_on, day)]


def communities() -> set[UUID]:
    """The communities that have things."""
    return set(Thing.objects.filter(removed_on=None).values_list("community_id", flat=True).distinct())


@dataclass(frozen=True)
class InUse:
    """A project of the fund in use: its things in place, how often one was borrowed since a day, the last look."""

    code: str
    name: str
    things: int
    borrowed: int
    looked_on: date | None


def in_use(community_id: UUID, since: date) -> list[InUse]:
    """Every project that things belong to. Two queries."""
    rows: Any = Thing.objects.filter(community_id=community_id, removed_on=None, proposal__isnull=False)
    found = rows.order_by().values("proposal__code", "proposal__name", "proposal__number")
    found = found.annotate(n=Count("pk"), last=Max("looked_on")).order_by("proposal__number")
    loans: Any = Loan.objects.filter(community_id=community_id, at__date__gte=since, thing__proposal__isnull=False)
    often = dict(loans.order_by().values_list("thing__proposal__code").annotate(n=Count("pk")))
    return [
        InUse(row["proposal__code"], row["proposal__name"], row["n"], often.get(row["proposal__code"], 0), row["last"])
        for row in found
    ]


def projects(community_id: UUID) -> list[tuple[str, str]]:
    """The decided projects that a thing may belong to: id and words. One query."""
    rows = Proposal.objects.filter(community_id=community_id, decision__says="yes").order_by("-number")
    return [(str(row.pk), f"{row.code} {row.name}") for row in rows]


def counted(community_id: UUID, start: date, at: datetime) -> Sequence[Counted]:
    """How many things are in place, by kind, and how often one was borrowed since a day."""
    today = clock.today(at)
    kinds: Any = Thing.objects.filter(community_id=community_id, removed_on=None).order_by()
    many = dict(kinds.values_list("kind").annotate(n=Count("pk")))
    loans = Loan.objects.filter(community_id=community_id, at__date__gte=start, at__lte=at).count()
    lost = Loan.objects.filter(community_id=community_id, at__date__gte=start, at__lte=at, lost=True).count()
    looks = Look.objects.filter(community_id=community_id, day__gte=start).count()
    used = [row for row in in_use(community_id, start) if row.things]
    return (
        *(
            Counted(f"things_{kind}", ThingKind(kind).label, _("Things of this kind that are in place."), n, "n", n,
                    today)
            for kind, n in sorted(many.items())
        ),
        Counted("things_borrowed", _("Times a thing was borrowed"),
                _("Loans that began; nobody is counted, since nobody is kept."), loans, "n", loans, today,
                since=start),
        Counted("things_lost", _("Things that did not come back"),
                _("Loans whose keeper says so, or that are three months late; who had it is forgotten."), lost, "n",
                loans, today, since=start),
        Counted("things_looked", _("Looks at things"), _("Times that somebody looked whether a thing is whole."), looks,
                "n", looks, today, since=start),
        Counted("projects_in_use", _("Projects shown in use"),
                _("Projects of the fund of which at least one thing is in place today."), len(used), "n", len(used),
                today),
    )  # fmt: skip
