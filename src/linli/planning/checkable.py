"""A question to the engine and its answer as `linli grids check` reads them, with places called as people call them."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from linli.engines.partition import Problem
from linli.engines.partition.drawn import Plan as Answer
from linli.engines.partition.saying import as_document, as_question
from linli.planning.plan import WHOLE, Plan
from linli.territory.models import MicroGrid


def documents(plan: Plan, problem: Problem, found: Answer) -> tuple[Any, Any]:
    """What was asked, and what was answered with its certificate. One query."""
    names = _places(plan, problem)
    for grid in found.grids:
        if not grid.keeps:
            names[grid.id] = f"{names[grid.compound]} {grid.id.rpartition('-')[2]}"
    borne = {name: id for id, name in reversed(names.items())}
    once = {id: name if borne[name] == id else f"{name} {id}" for id, name in names.items()}
    return _called(as_question(problem), once), _called(as_document({}, problem, found), once)


def _places(plan: Plan, problem: Problem) -> dict[str, str]:
    """The names of compounds, of units, and the codes of present micro-grids."""
    found = {str(door.compound_id): door.compound for door in plan.ground.doors}
    for unit in problem.units:
        piece = plan.pieces[UUID(unit.id)]
        door = plan.doors[piece.stairwell_id]
        band = "" if (piece.lowest, piece.highest) == WHOLE else f" {piece.lowest}–{piece.highest}"
        found[unit.id] = f"{door.compound} {door.building} {door.name}{band}"
    heads = MicroGrid.objects.filter(pk__in=set(problem.current.values())).values_list("id", "code")
    return found | {str(grid): code for grid, code in heads}


def _called(document: Any, names: Mapping[str, str]) -> Any:
    """A document in which every id is that name."""
    if isinstance(document, dict):
        return {names.get(key, key): _called(value, names) for key, value in document.items()}
    if isinstance(document, list | tuple):
        return [_called(value, names) for value in document]
    return names.get(document, document) if isinstance(document, str) else document
