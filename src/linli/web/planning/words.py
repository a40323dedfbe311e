"""A draft in words: what its micro-grids are called, its figures beside today's, how far they are proven."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from linli.people.queries import CardPerson
from linli.planning.labels import Proof
from linli.planning.models import Piece
from linli.planning.plan import Plan
from linli.planning.rules import MILLI, Measure, outside
from linli.territory.queries import Doorway

Stewards = dict[UUID | None, list[CardPerson]]


def short(plan: Plan, grid: UUID) -> str:
    """What stands on the map: the code that is kept, or the number of a new one."""
    keeps = plan.grids[grid].keeps
    return keeps.code if keeps else _("new %(n)d") % {"n": plan.fresh[grid]}


def called(plan: Plan, grid: UUID) -> str:
    """Its name in a sentence."""
    keeps = plan.grids[grid].keeps
    return keeps.name if keeps else _("new micro-grid %(n)d") % {"n": plan.fresh[grid]}


def door_name(piece: Piece, door: Doorway) -> str:
    """A unit as one says it inside its compound."""
    name = f"{door.building} {door.name}"
    if (piece.lowest, piece.highest) == (-9, 999):
        return name
    return _("%(name)s (floors %(lowest)s–%(highest)s)") % {
        "name": name, "lowest": piece.lowest, "highest": piece.highest
    }  # fmt: skip


def points(milli: int) -> str:
    """A cost as people read it."""
    return f"{milli / MILLI:,.1f}"


@dataclass(frozen=True)
class Figures:
    """One plan in figures: today's, or the draft's."""

    grids: int
    outside: int
    apart: int
    lightest: int
    heaviest: int
    walk: int
    moved: int
    cost: str


def figures(plan: Plan, measures: Iterable[Measure]) -> Figures:
    rows = list(measures)
    households = sum(m.households for m in rows)
    return Figures(
        len(rows),
        plan.outside(rows),
        sum(m.apart for m in rows),
        min((m.off_target for m in rows), default=0),
        max((m.off_target for m in rows), default=0),
        round(sum(m.walk * m.households for m in rows) / households) if households else 0,
        sum(m.moved for m in rows),
        points(sum(m.cost for m in rows)),
    )


@dataclass(frozen=True)
class Line:
    """One micro-grid of the draft in a table, beside what it was."""

    id: UUID
    name: str
    households: int
    before: int | None  # None: new
    off: int
    walk: int
    moved: int
    outside: bool
    apart: bool  # lies in several parts
    locked: bool
    stewards: str
    compound: UUID

    @property
    def changes(self) -> bool:
        """Whether it is to be looked at: it would be another one than today, or is not as it should be."""
        return bool(self.before != self.households or self.moved or self.outside or self.apart)


def lines(plan: Plan, stewards: Stewards) -> list[Line]:
    """The draft's micro-grids in the order of their numbers."""
    found = []
    for id, m in plan.measures.items():
        grid = plan.grids[id]
        before = plan.present.get(grid.keeps_id) if grid.keeps_id else None
        names = "、".join(who.name for who in stewards.get(grid.keeps_id, ())) if grid.keeps_id else ""
        found.append(
            Line(
                id, called(plan, id), m.households, before.households if before else None, m.off_target, m.walk,
                m.moved,
                outside(m.households, plan.draft.least, plan.draft.most), m.apart, grid.locked, names,
                plan.units[plan.members[id][0]].compound,
            )
        )  # fmt: skip
    return found


@dataclass(frozen=True)
class Ending:
    """A present micro-grid that the draft keeps no longer."""

    name: str
    households: int
    stewards: str


def endings(plan: Plan, names: dict[UUID, str], stewards: Stewards) -> list[Ending]:
    """The present micro-grids that would end, with those who serve them."""
    kept = {plan.grids[id].keeps_id for id in plan.members}
    return [
        Ending(names[grid], m.households, "、".join(who.name for who in stewards.get(grid, ())))
        for grid, m in plan.present.items()
        if grid not in kept and grid in names
    ]


@dataclass(frozen=True)
class ProofLine:
    """How far the answer for one compound is proven."""

    compound: str
    state: str
    words: str


def proofs(plan: Plan) -> list[ProofLine]:
    names = {door.compound_id: door.compound for door in plan.ground.doors}
    found = [
        ProofLine(names.get(UUID(id), ""), state, str(Proof(state).label)) for id, state in plan.draft.proofs.items()
    ]
    return sorted(found, key=lambda line: (line.state == Proof.PROVEN, line.compound))
