"""The map on which a draft is changed: tap a stairwell, give it away; split, merge, lock, take back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.foundation import clock
from linli.foundation.refusals import NotFound, Refusal
from linli.planning import queries, rules
from linli.planning.actions import changing
from linli.planning.plan import Plan, plan_of
from linli.web.asking import as_uuid, at, staff, token, uuid_of, version
from linli.web.planning import words
from linli.web.planning.drawing import Cell, Drawing, Patch, drawing, tints
from linli.web.planning.one import may_take
from linli.web.territory.shapes import Ground

NEAR = 6  # so many micro-grids are offered by a button of their own


@dataclass(frozen=True)
class Offer:
    """A micro-grid to which the picked doors may go, with its households before and after."""

    id: UUID
    name: str
    households: int
    then: int
    outside: bool


@dataclass(frozen=True)
class Door:
    """A door of the chosen micro-grid, in the list beside the map."""

    id: UUID
    name: str
    households: int
    picked: bool
    was: str  # its present micro-grid, where that is another


def page(request: HttpRequest, id: UUID) -> HttpResponse:
    """One compound of a draft, and what can be done with the chosen micro-grid."""
    by = staff(request, "plan.read")
    draft = queries.one(by, id)
    today = clock.today(at(request))
    plan = plan_of(draft, today)
    may = "change" in may_take(by, draft, today)
    picked = [unit for unit in plan.units if str(unit) in request.GET.getlist("unit")]
    grid = _chosen(request.GET, plan, picked)
    compound = _compound(request.GET, plan, grid)
    here = [unit for unit, u in plan.units.items() if u.compound == compound]
    picked = [unit for unit in picked if plan.of[unit] == grid]
    last = queries.last_change(draft) if may else None
    context = {
        "draft": draft,
        "may_change": may,
        "compounds": list(dict.fromkeys((str(d.compound_id), d.compound) for d in plan.ground.doors)),
        "chosen": str(compound),
        "rough": compound in plan.ground.laid.rough,
        "map": _drawn(plan, here, grid, picked),
        "lines": [line for line in words.lines(plan, {}) if compound in plan.compounds_of(line.id)],
        "figures": words.figures(plan, plan.measures.values()),
        "panel": _panel(plan, grid, picked) if grid else None,
        "undo": f"{last.get_deed_display()} {last.about}".strip() if last else "",
    }
    return render(request, "planning/map.html", context)


def _chosen(asked: QueryDict, plan: Plan, picked: list[UUID]) -> UUID | None:
    """The micro-grid that was asked for, else that of the first picked door."""
    named = next((grid for grid in plan.members if str(grid) == asked.get("grid")), None)
    return named or (plan.of[picked[0]] if picked else None)


def _compound(asked: QueryDict, plan: Plan, grid: UUID | None) -> UUID:
    """The compound that was asked for, else the chosen micro-grid's, else the first with one outside the limits."""
    compounds = list(dict.fromkeys(unit.compound for unit in plan.units.values()))
    named = next((id for id in compounds if str(id) == asked.get("compound")), None)
    if named and (grid is None or named in plan.compounds_of(grid)):
        return named
    if grid:
        return plan.units[plan.members[grid][0]].compound
    off = [line.compound for line in words.lines(plan, {}) if line.outside]
    return (off or compounds)[0]


def _panel(plan: Plan, grid: UUID, picked: list[UUID]) -> dict[str, Any]:
    held, measure = plan.grids[grid], plan.measures[grid]
    going = sum(plan.units[unit].households for unit in picked)
    offers = [_offer(plan, other, going) for other in plan.beside(grid, picked or plan.members[grid])]
    names: dict[UUID | None, str] = {plan.grids[g].keeps_id: words.short(plan, g) for g in plan.members}
    return {
        "grid": held,
        "name": words.called(plan, grid),
        "m": measure,
        "outside": rules.outside(measure.households, plan.draft.least, plan.draft.most),
        "left": measure.households - going,
        "doors": [_door(plan, unit, picked, names) for unit in plan.members[grid]],
        "picked": picked,
        "near": offers[:NEAR],
        "far": offers[NEAR:],
    }


def _offer(plan: Plan, grid: UUID, going: int) -> Offer:
    now = plan.measures[grid].households
    off = rules.outside(now + going, plan.draft.least, plan.draft.most)
    return Offer(grid, words.called(plan, grid), now, now + going, off)


def _door(plan: Plan, unit: UUID, picked: list[UUID], names: Mapping[UUID | None, str]) -> Door:
    piece, held = plan.pieces[unit], plan.grids[plan.of[unit]]
    now = plan.units[unit].now
    was = names.get(now, "") if now and now != held.keeps_id else ""
    return Door(unit, words.door_name(piece, plan.doors[piece.stairwell_id]), piece.households, unit in picked, was)


def _drawn(plan: Plan, here: list[UUID], grid: UUID | None, picked: list[UUID]) -> Drawing | None:
    colours = tints(plan)

    def cell(unit: UUID, g: Ground) -> Cell:
        piece, held = plan.pieces[unit], plan.grids[plan.of[unit]]
        name = words.door_name(piece, plan.doors[piece.stairwell_id])
        says = _("%(door)s: %(n)d households, %(grid)s") % {
            "door": name, "n": piece.households, "grid": words.called(plan, plan.of[unit])
        }  # fmt: skip
        now = plan.units[unit].now
        spot = (g.spots[0][0], g.spots[0][1])
        return Cell(
            g.path, spot, colours[plan.of[unit]], str(piece.households), says, f"?unit={unit}#panel", unit in picked,
            bool(now and now != held.keeps_id),
        )  # fmt: skip

    def patches(lies: Mapping[UUID, Ground]) -> list[Patch]:
        return [
            Patch(g.path, g.spots, words.short(plan, id), words.called(plan, id), colours[id],
                  "picked" if id == grid else "locked" if plan.grids[id].locked else "")
            for id, g in sorted(lies.items(), key=lambda item: item[0] == grid)
        ]  # fmt: skip

    return drawing(plan, here, patches, lambda unit: plan.of[unit], cell)


@require_POST
def change(request: HttpRequest, id: UUID, step: str) -> HttpResponse:
    """One change; the page comes back on the same micro-grid, or on the one that took the doors."""
    by = staff(request, "plan.draft")
    units = [unit for text in request.POST.getlist("unit") if (unit := as_uuid(text))]
    grid, target = uuid_of(request, "grid"), uuid_of(request, "target") or uuid_of(request, "other")
    given = {"by": by, "at": at(request), "version": version(request), "token": token(request)}
    nobody = UUID(int=0)
    verbs: dict[str, Callable[[], object]] = {
        "move": lambda: changing.move(id, units, target or nobody, **given),
        "split": lambda: changing.split(id, units, **given),
        "merge": lambda: changing.merge(id, grid or nobody, target or nobody, **given),
        "lock": lambda: changing.lock(id, grid or nobody, request.POST.get("locked") == "1", **given),
        "undo": lambda: changing.undo(id, **given),
    }
    if step not in verbs:
        raise NotFound()
    try:
        verbs[step]()
    except Refusal as refused:
        if refused.status not in (409, 422):
            raise
        messages.warning(request, str(refused))
    back = {"compound": request.POST.get("compound", "")}
    if shown := (target if step == "merge" else grid):
        back["grid"] = str(shown)
    return HttpResponseRedirect(f"/planning/{id}/map/?{urlencode(back)}", status=303)
