"""From a JSON object (the contract of docs/engines/partition.md) to a `Problem`; nothing is guessed."""

from collections.abc import Iterable, Mapping
from typing import Any

from linli.engines.partition.problem import Limits, Problem, Unit
from linli.engines.partition.refusing import ProblemError

_PARAMS = {"hh_min": 30, "hh_max": 80, "hh_ref": 55, "move_milli": 500}


def read(document: object) -> Problem:
    """The problem of one instance. Raises `ProblemError`, which names the unit and the field."""
    whole = _object(document, "instance", "instance")
    params = _object(whole.get("params", {}), "params", "params")
    limits = _limits(params)
    units = tuple(_unit(found, index) for index, found in enumerate(_list(whole, "units", "instance", must=True)))
    grids = params.get("grids")
    return Problem(
        units,
        _targets(whole, params),
        limits,
        None if grids is None else _whole(params, "grids", "params", 1),
        _whole({**_PARAMS, **params}, "move_milli", "params", 0),
        _groups(whole, "locked"),
        _groups(whole, "together"),
        _groups(whole, "apart"),
        _current(whole, {unit.id for unit in units}),
    )


def _limits(params: Mapping[str, Any]) -> Limits:
    given = {**_PARAMS, **params}
    least, most = _whole(given, "hh_min", "params", 0), _whole(given, "hh_max", "params", 1)
    if most < least:
        raise ProblemError("order", "params", "hh_max", most)
    return Limits(least, most, _whole(given, "hh_ref", "params", 1))


def _targets(whole: Mapping[str, Any], params: Mapping[str, Any]) -> dict[str, int]:
    found: dict[str, int] = {}
    for index, entry in enumerate(_list(whole, "compounds", "instance", must=True)):
        compound = _object(entry, f"compounds[{index}]", "compounds")
        name = _text(compound, "id", f"compounds[{index}]")
        if name in found:
            raise ProblemError("twice", name, "id")
        own = compound.get("target_workload") is not None
        found[name] = _whole(compound if own else params, "target_workload", name if own else "params", 1)
    return found


def _unit(found: object, index: int) -> Unit:
    entry = _object(found, f"units[{index}]", "units")
    name = _text(entry, "id", f"units[{index}]")
    building = entry.get("building")
    return Unit(
        name,
        _text(entry, "compound", name),
        "" if building is None else _text(entry, "building", name),
        _whole(entry, "x", name),
        _whole(entry, "y", name),
        _whole(entry, "households", name, 0),
        _whole(entry, "workload", name, 0),
        tuple(_names(_list(entry, "adj", name, must=True), name, "adj")),
    )


def _groups(whole: Mapping[str, Any], field: str) -> tuple[tuple[str, ...], ...]:
    found = []
    for index, group in enumerate(_list(whole, field, "instance")):
        if not isinstance(group, list):
            raise ProblemError("list", f"{field}[{index}]", field)
        found.append(tuple(_names(group, f"{field}[{index}]", field)))
    return tuple(found)


def _current(whole: Mapping[str, Any], known: set[str]) -> dict[str, str]:
    heads = _object(whole.get("current") or {}, "current", "current")
    for unit in heads:
        if unit not in known:
            raise ProblemError("unknown", "current", "current", unit)
    return {unit: str(head) for unit, head in heads.items() if head is not None}


def _object(found: object, where: str, field: str) -> Mapping[str, Any]:
    if not isinstance(found, dict):
        raise ProblemError("object", where, field)
    return found


def _list(found: Mapping[str, Any], field: str, where: str, *, must: bool = False) -> list[Any]:
    value = found.get(field)
    if value is None and must:
        raise ProblemError("missing", where, field)
    if not isinstance(value or [], list):
        raise ProblemError("list", where, field)
    return value or []


def _names(values: Iterable[Any], where: str, field: str) -> Iterable[str]:
    for value in values:
        if not isinstance(value, str):
            raise ProblemError("text", where, field, value)
        yield value


def _text(found: Mapping[str, Any], field: str, where: str) -> str:
    if found.get(field) is None:
        raise ProblemError("missing", where, field)
    if not isinstance(found[field], str) or not found[field]:
        raise ProblemError("text", where, field, found[field])
    return str(found[field])


def _whole(found: Mapping[str, Any], field: str, where: str, least: int | None = None) -> int:
    value = found.get(field)
    if value is None:
        raise ProblemError("missing", where, field)
    if not isinstance(value, int) or isinstance(value, bool):
        raise ProblemError("whole", where, field, value)
    if least is not None and value < least:
        raise ProblemError("negative" if least == 0 else "positive", where, field, value)
    return value
