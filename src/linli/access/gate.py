"""The gate: one description of what is within reach, read as a queryset filter and as a question about one object."""

from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

from linli.access.actors import Actor, Post
from linli.access.grants import REACH
from linli.foundation.refusals import NotAllowed

M = TypeVar("M", bound=Model)
Clause = dict[str, frozenset[Any]]  # every column must hold one of its values
NOWHERE: frozenset[Any] = frozenset({None})  # the value of a column that must be empty
HOLDERS = ("person_id", "lead_id", "entered_by_id")  # the columns that say whose a row is


class UnknownAction(KeyError):
    """An action that has no row in the grants table."""


def clauses(actor: Actor, action: str, model: type[Model]) -> list[Clause]:
    """What is within reach of `actor` for `action`: an object passes when it meets any one of these."""
    if action not in REACH:
        raise UnknownAction(action)
    columns = {f.attname for f in model._meta.concrete_fields}
    found: list[Clause] = []
    for post in actor.posts:
        for reach in REACH[action].get(post.role, ()):
            clause = _clause(actor, post, reach, columns)
            if clause is not None and clause not in found:
                found.append(clause)
    return found


def _clause(actor: Actor, post: Post, reach: str, columns: set[str]) -> Clause | None:
    own_community = "id" if "community_id" not in columns else "community_id"
    inside: Clause = {own_community: frozenset({actor.community})}
    if reach == "own":
        return inside | {"id": actor.owns} if actor.owns else None
    if reach.startswith("mine"):
        holder = next((column for column in HOLDERS if column in columns), None)
        return _sealed(inside | {holder: frozenset({actor.person_id})}, reach, columns) if holder else None
    if reach.startswith("here"):
        if post.level != "community" and f"{post.level}_id" in columns:
            inside = inside | {f"{post.level}_id": frozenset({post.place})}
        return _sealed(inside, reach, columns)
    if reach == "whole+":
        apart = post.level == "community" and not _serves_in_a_grid(actor) and "general_grid_id" in columns
        return inside | {"general_grid_id": NOWHERE} if apart else None
    return None


def _serves_in_a_grid(actor: Actor) -> bool:
    """Whether any post of `actor`, awake or not, lies below the community: a matter may be about who serves there."""
    return any(post.level != "community" for post in (*actor.posts, *actor.dormant))


def _sealed(clause: Clause, reach: str, columns: set[str]) -> Clause:
    return clause if reach.endswith("+") or "sealed" not in columns else clause | {"sealed": frozenset({False})}


def allowed(actor: Actor, action: str, queryset: QuerySet[M]) -> QuerySet[M]:
    """The objects of `queryset` on which `actor` may do `action`."""
    reach = Q(pk__in=[])
    for clause in clauses(actor, action, queryset.model):
        reach |= Q(**dict(_condition(column, values) for column, values in clause.items()))
    return queryset.filter(reach)


def _condition(column: str, values: frozenset[Any]) -> tuple[str, Any]:
    return (f"{column}__isnull", True) if values == NOWHERE else (f"{column}__in", list(values))


def holds(actor: Actor, action: str, obj: Model) -> bool:
    """Whether `actor` may do `action` on this object: the same clauses, asked about one row."""
    return any(
        all(getattr(obj, column) in values for column, values in clause.items())
        for clause in clauses(actor, action, type(obj))
    )


def require(actor: Actor, action: str, obj: Model) -> None:
    """Refuse with `NotAllowed` unless `actor` may do `action` on `obj`."""
    if not holds(actor, action, obj):
        raise NotAllowed()


def may(actor: Actor, action: str) -> bool:
    """Whether any post of `actor` has this action at all, wherever its reach may lie."""
    if action not in REACH:
        raise UnknownAction(action)
    return any(REACH[action].get(post.role) for post in actor.posts)
