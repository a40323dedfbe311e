"""Questions of busy pages, worded by the framework once; afterwards only their values change (docs/decisions/0017)."""

import functools
import threading
from collections.abc import Callable, Hashable
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, ParamSpec, TypeVar, cast
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

P = ParamSpec("P")
R = TypeVar("R")
Value = UUID | datetime | date | str | int
MOST = 500  # wordings that a thread keeps; whoever serves has some of their own, since what they reach is part of them
_kept = threading.local()


class Reckoned(TypeError):
    """A value does not stand in the question as it was given: it was reckoned with, or is of no fit kind."""


def worded(make: Callable[P, QuerySet[Any, R]]) -> Callable[P, list[R]]:
    """The rows of what `make` asks. Its positional arguments shape the question, and are part of the wording.

    Its named ones are values (ids, moments, days, texts, numbers, never None) and must stand in the question as given.
    """

    @functools.wraps(make)
    def ask(*shape: P.args, **values: P.kwargs) -> list[R]:
        given = cast(dict[str, Value], values)
        key = (make, *map(_whole, shape))
        wordings = _kept.__dict__.setdefault("wordings", {})
        if key not in wordings:
            if len(wordings) >= MOST:
                wordings.clear()
            wordings[key] = _word(cast(Any, functools.partial(make, *shape)), given)
        return cast(list[R], wordings[key].ask(given))

    return ask


@dataclass
class Wording:
    """A question as it is sent, and where in it which value stands; `sql` is blank when nothing can ever be found."""

    rows: QuerySet[Any, Any]
    compiler: SQLCompiler
    sql: str
    constants: tuple[Any, ...]
    places: tuple[tuple[int, str], ...]

    def ask(self, values: dict[str, Value]) -> list[Any]:
        """The rows; this wording is of this thread alone, and is done when they are all there."""
        if not self.sql:
            return []
        connection = connections[self.rows.db]
        filled = list(self.constants)
        for place, name in self.places:
            filled[place] = _prepared(values[name], connection)
        self.compiler.connection = connection
        self.compiler.as_sql = lambda *_args, **_more: (self.sql, tuple(filled))  # type: ignore[method-assign]
        iterable: Any = self.rows._iterable_class  # type: ignore[attr-defined]
        return list(iterable(self.rows))


def _word(make: Callable[..., QuerySet[Any, Any]], values: dict[str, Value]) -> Wording:
    """Word a question twice, with other marks in the place of the values: where the two differ, a value stands."""
    first, second = (_marks(values, turn) for turn in (1, 2))
    rows = make(**first)
    connection = connections[rows.db]
    compiler = rows.query.get_compiler(rows.db)
    try:
        sql, params = compiler.as_sql()
        other, changed = make(**second).query.get_compiler(rows.db).as_sql()
    except EmptyResultSet:
        return Wording(rows, compiler, "", (), ())
    names = {(_prepared(first[n], connection), _prepared(second[n], connection)): n for n in values}
    differ = [(place, pair) for place, pair in enumerate(zip(params, changed, strict=True)) if pair[0] != pair[1]]
    places = tuple((place, names.get(pair, "")) for place, pair in differ)
    if sql != other or not all(name for _, name in places):
        raise Reckoned(f"{make}: {[pair for (_, pair), (_, name) in zip(differ, places, strict=True) if not name]}")
    rows.query.get_compiler = lambda *_args, **_more: compiler  # type: ignore[method-assign]
    return Wording(rows, compiler, sql, tuple(params), places)


def _marks(values: dict[str, Value], turn: int) -> dict[str, Value]:
    """For each value another of its kind that nothing else in a question is equal to."""
    return {name: _mark(value, 1000 * turn + n) for n, (name, value) in enumerate(sorted(values.items()))}


def _mark(value: Value, n: int) -> Value:
    if isinstance(value, UUID):
        return UUID(int=n)
    if isinstance(value, datetime):
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(minutes=n)
    if isinstance(value, date):
        return date(1970, 1, 1) + timedelta(days=n)
    if isinstance(value, str):
        return f"\N{SECTION SIGN}{n}"
    if isinstance(value, int) and not isinstance(value, bool):
        return -1_000_000_000 - n
    raise Reckoned(f"{value!r} is no id, moment, day, text or number")


def _prepared(value: Value, connection: Any) -> Any:
    """A value as the database takes it."""
    if isinstance(value, UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value


def _whole(argument: Any) -> Hashable:
    """An argument with all that it holds, also what its own comparison leaves out, such as a post that is asleep."""
    if is_dataclass(argument) and not isinstance(argument, type):
        return (type(argument), *(getattr(argument, field.name) for field in fields(argument)))
    return cast(Hashable, argument)
