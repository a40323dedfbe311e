"""Adopt a draft from a day on: memberships and micro-grids end and begin on it, whole or not at all.

A stairwell lies in exactly one micro-grid on every day: what belonged elsewhere ends on the day of its new beginning.
A micro-grid that the draft keeps stays itself, with its name, code, card and steward; others end, and with them the
appointments that were held in them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from linli.access import gate
from linli.access.actors import Actor, rule
from linli.audit import actions as audit
from linli.cases.matter.following import follow
from linli.cases.queries import strayed
from linli.foundation import clock
from linli.foundation.writes import one_at_a_time, writes
from linli.people.models import Appointment
from linli.planning import loop, queries
from linli.planning.actions.telling import tell, those_near
from linli.planning.models import Draft, Piece
from linli.planning.naming import Named, named
from linli.planning.refusals import DayPassed, DayTaken, LandChanged
from linli.territory.models import Membership, MicroGrid, Stairwell
from linli.territory.queries import in_force

Part = tuple[UUID, int, int, int | None, UUID]  # stairwell, floors, a count of its own, micro-grid


@dataclass
class Turn:
    """What an adoption does on its day."""

    day: date
    ends: list[Membership] = field(default_factory=list)
    begins: list[Membership] = field(default_factory=list)
    grids: dict[UUID, MicroGrid] = field(default_factory=dict)  # of the draft's: as they are from the day on
    new: list[MicroGrid] = field(default_factory=list)
    gone: list[MicroGrid] = field(default_factory=list)

    @property
    def touched(self) -> set[UUID]:
        """The micro-grids whose doors change."""
        rows = [*self.ends, *self.begins]
        return {row.micro_grid_id for row in rows} | {grid.pk for grid in self.gone}


@writes
def adopt(draft_id: UUID, day: date, reason: str, *, by: Actor, at: datetime, version: int) -> Draft:
    """The published draft holds from a day on, today at the earliest. Raises `DayPassed`, `DayTaken`, `LandChanged`."""
    one_at_a_time(by.community)
    draft = queries.locked(draft_id, version)
    gate.require(by, "plan.adopt", draft)
    draft.state = loop.advance(draft.state, "adopt", reason)
    if day < clock.today(at):
        raise DayPassed(field="day")
    turn = _turn(draft, day)
    _refuse_taken(draft, turn)
    told = _concerned(draft, turn)
    posts = _write(turn)
    draft.reason, draft.holds_from, draft.ended_at = reason.strip()[:400], day, at
    draft.changed = _changed(turn, posts, told)
    draft.withdrawn_at = None
    draft.version += 1
    draft.save()
    audit.record(by, "plan.adopt", draft, at=at, code=day.isoformat(), words=reason)
    tell(draft, "plan_adopted", told, at)
    if day == clock.today(at):
        for case in strayed(day).filter(community_id=by.community):
            follow(case.pk, by=rule("follow", by.community), at=at)
    return draft


def _turn(draft: Draft, day: date) -> Turn:
    """What has to end and to begin so that on the day everything lies as the draft says."""
    held = list(Membership.objects.filter(in_force(day), community_id=draft.community_id))
    pieces = list(draft.pieces.select_related("grid").order_by("id"))
    _refuse_changed_land(draft, pieces, held)
    turn = Turn(day)
    _grids(turn, draft, pieces)
    wanted = {_part(piece, turn.grids[piece.grid_id].pk) for piece in pieces}
    now = {(m.stairwell_id, m.lowest, m.highest, m.households, m.micro_grid_id): m for m in held}
    turn.ends = [m for part, m in now.items() if part not in wanted]
    for stairwell, lowest, highest, households, grid in sorted(wanted - now.keys(), key=str):
        turn.begins.append(
            Membership(
                community_id=draft.community_id, micro_grid_id=grid, stairwell_id=stairwell, lowest=lowest,
                highest=highest, households=households, start=day,
            )
        )  # fmt: skip
    kept = {grid.pk for grid in turn.grids.values()}
    turn.gone = list(MicroGrid.objects.filter(in_force(day), community_id=draft.community_id).exclude(pk__in=kept))
    return turn


def _part(piece: Piece, grid: UUID) -> Part:
    count = piece.households if piece.own_count else None
    return piece.stairwell_id, piece.lowest, piece.highest, count, grid


def _refuse_changed_land(draft: Draft, pieces: Iterable[Piece], held: Iterable[Membership]) -> None:
    """The draft must speak of the land as it is: every stairwell, in the bands that it has."""
    bands = {(m.stairwell_id, m.lowest, m.highest) for m in held}
    placed = {stairwell for stairwell, _, _ in bands}
    doors = Stairwell.objects.filter(community_id=draft.community_id).exclude(pk__in=placed)
    bands |= {(id, -9, 999) for id in doors.values_list("pk", flat=True)}
    known = {(p.stairwell_id, p.lowest, p.highest) for p in pieces}
    if differing := {stairwell for stairwell, _, _ in bands ^ known}:
        door = Stairwell.objects.select_related("compound", "building").get(pk=min(differing))
        raise LandChanged(what=f"{door.compound.name} {door.building.name} {door.name}")


def _grids(turn: Turn, draft: Draft, pieces: list[Piece]) -> None:
    """The micro-grid of each of the draft's that has doors: the one it keeps, or a new one."""
    used = {piece.grid_id for piece in pieces}
    drafted = [grid for grid in draft.grids.select_related("keeps") if grid.pk in used]
    for grid in drafted:
        if grid.keeps is None:
            continue
        if grid.keeps.start > turn.day or (grid.keeps.end and grid.keeps.end <= turn.day):
            raise LandChanged(what=grid.keeps.name)
        turn.grids[grid.pk] = grid.keeps
    names = named(draft.community_id, [grid for grid in drafted if grid.keeps is None])
    for id, said in names.items():
        turn.grids[id] = made = _made(draft, said, turn.day)
        turn.new.append(made)


def _made(draft: Draft, said: Named, day: date) -> MicroGrid:
    return MicroGrid(
        community_id=draft.community_id, name=said.name, code=said.code, compound_id=said.compound,
        general_grid_id=said.general_grid, start=day,
    )  # fmt: skip


def _refuse_taken(draft: Draft, turn: Turn) -> None:
    """Nothing may have been arranged for that day or later already: an end must lie after its beginning."""
    gone = [grid.pk for grid in turn.gone]
    here = Q(community_id=draft.community_id)
    later = (
        Membership.objects.filter(here & (Q(start__gt=turn.day) | Q(end__gt=turn.day))).exists()
        or MicroGrid.objects.filter(here, Q(start__gt=turn.day) | Q(end__gt=turn.day)).exists()
        or any(held.start >= turn.day for held in turn.ends)
        or any(grid.start >= turn.day for grid in turn.gone)
        or Appointment.objects.filter(micro_grid__in=gone, start__gte=turn.day).exists()
    )
    if later:
        raise DayTaken(field="day")


def _concerned(draft: Draft, turn: Turn) -> list[UUID]:
    """Whoever serves a micro-grid whose doors change, and the grid leaders above them."""
    grids = [*MicroGrid.objects.filter(pk__in=turn.touched), *turn.new]
    return those_near(draft, turn.touched, [grid.general_grid_id for grid in grids], turn.day)


def _write(turn: Turn) -> dict[str, str]:
    """Let it happen on its day; the appointments that end by it, with the ends that they had before."""
    day = turn.day
    Membership.objects.filter(pk__in=[m.pk for m in turn.ends]).update(end=day)
    gone = [grid.pk for grid in turn.gone]
    held = Appointment.objects.filter(Q(end=None) | Q(end__gt=day), micro_grid__in=gone, start__lt=day)
    posts = {str(post.pk): post.end.isoformat() if post.end else "" for post in held}
    held.update(end=day)
    MicroGrid.objects.filter(pk__in=gone).update(end=day)
    MicroGrid.objects.bulk_create(turn.new)
    Membership.objects.bulk_create(turn.begins)
    return posts


def _changed(turn: Turn, posts: dict[str, str], told: list[UUID]) -> dict[str, Any]:
    """Ids, as text: the micro-grids whose notice is printed anew, the stairwells whose poster is, what is new, what is
    gone; and what is needed to take it back.
    """
    stay = turn.touched - {grid.pk for grid in turn.gone}
    return {
        "grids": sorted(map(str, stay)),
        "stairwells": sorted({str(m.stairwell_id) for m in turn.begins}),
        "new": [str(grid.pk) for grid in turn.new],
        "gone": [str(grid.pk) for grid in turn.gone],
        "posts": posts,
        "told": list(map(str, told)),
    }
