"""One write: one locked transaction; a token seen before is answered as the first time."""

import fcntl
import functools
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, IntegrityError, connection, connections, transaction
from django.db.models import Model, QuerySet

from linli.foundation.models import WriteToken
from linli.foundation.refusals import NotFound, Refusal, Stale

P = ParamSpec("P")
R = TypeVar("R")
TRIES = 5  # how often two writers may meet on one unique key before the refusal is shown
_held = threading.local()


class TokenTaken(Refusal):
    """The token of this write belongs to another write."""

    status = 409


@contextmanager
def locked_transaction() -> Iterator[None]:
    """An atomic block; on SQLite writers queue fairly on a file lock, since its own busy wait sleeps unfairly."""
    if connection.in_atomic_block or connection.vendor != "sqlite" or "memory" in _database():
        with transaction.atomic():
            yield
        return
    lock = _lock_file()
    fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        with transaction.atomic():
            yield
    finally:
        fcntl.flock(lock, fcntl.LOCK_UN)


def one_at_a_time(what: UUID) -> None:
    """Until this transaction ends, whoever else asks for the same waits; on SQLite there is one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [str(what)])


M = TypeVar("M", bound=Model)


def locked(rows: QuerySet[M], version: int | None = None) -> M:
    """The first of some rows for changing, locked until the transaction ends; SQLite has one writer anyway.

    Raises `NotFound`; `Stale` with the fresh state for a version that is no longer current.
    """
    found = next(iter(rows.select_for_update(of=("self",))), None)
    if found is None:
        raise NotFound()
    if version is not None and getattr(found, "version", version) != version:
        raise Stale(found)
    return found


def insert(row: M) -> M:
    """Insert a new row by a statement worded once for its table.

    The framework words it anew each time, which takes several times as long as running it (docs/decisions/0006).
    """
    sql, fields = _worded(type(row))
    database = connections[DEFAULT_DB_ALIAS]  # itself: the framework's proxy looks it up at every field
    with database.cursor() as cursor:
        cursor.execute(sql, [f.get_db_prep_save(f.pre_save(row, True), database) for f in fields])
    row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS
    return row


@functools.cache
def _worded(model: type[Model]) -> tuple[str, tuple[Any, ...]]:
    fields = tuple(model._meta.concrete_fields)
    columns = ", ".join(f'"{f.column}"' for f in fields)
    return f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({", ".join(["%s"] * len(fields))})', fields


def writes(action: Callable[P, R]) -> Callable[..., R]:
    """Make a verb one locked transaction that takes `token=` (a UUID made by the client) beside its own arguments.

    With a token the result must be a row: its id is kept, and a later call with the same token gives that row
    as it is now, without doing anything again. Several tokens name one write: whichever was seen before answers, the
    foremost first, and all of them are known from then on. When two writers meet on a unique key the verb runs again.
    """

    @functools.wraps(action)
    def write(*args: P.args, **kwargs: P.kwargs) -> R:
        token = cast(UUID | Sequence[UUID] | None, kwargs.pop("token", None))
        tokens = [token] if isinstance(token, UUID) else list(token or ())
        for left in reversed(range(TRIES)):
            try:
                with locked_transaction():
                    return _once(action, tokens, args, kwargs)
            except IntegrityError:
                if not left or connection.in_atomic_block:
                    raise
            except Refusal as refused:  # perhaps only since its twin, sent at the same moment, was faster
                if not left or isinstance(refused, TokenTaken) or not _is_done(tokens):
                    raise
        raise AssertionError("unreachable: the last try returns or raises")

    write.__linli_writes__ = True  # type: ignore[attr-defined]
    return write


def _is_done(tokens: list[UUID]) -> bool:
    return bool(tokens) and WriteToken.objects.filter(pk__in=tokens).exists()


def _once(action: Callable[..., R], tokens: list[UUID], args: Any, kwargs: Any) -> R:
    if not tokens:
        return action(*args, **kwargs)
    actor = str(kwargs["by"])
    name = f"{action.__module__}.{action.__name__}"
    seen = sorted(WriteToken.objects.filter(pk__in=tokens), key=lambda known: tokens.index(known.pk))
    if any((known.action, known.actor) != (name, actor) for known in seen):
        raise TokenTaken()
    model = cast(Any, action.__annotations__["return"])
    result = cast(Any, model.objects.get(pk=seen[0].result) if seen else action(*args, **kwargs))
    for one in sorted({*tokens} - {known.pk for known in seen}):  # in order: two writers never wait in a ring
        insert(WriteToken(token=one, action=name, actor=actor, result=result.pk, at=kwargs["at"]))
    return cast(R, result)


def _database() -> str:
    return str(connection.settings_dict["NAME"])


def _lock_file() -> Any:
    path = Path(_database()).with_suffix(".lock")
    if getattr(_held, "path", None) != path:
        _held.path, _held.file = path, path.open("a")
    return _held.file
