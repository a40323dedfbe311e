"""The practice world: a copy of a made-up community, in the place of the own database for as long as a block lasts.

Inside the block this thread asks and writes that copy and nothing else, whatever action, question or page runs there.
So nothing practised can be counted, sent or kept, and no room has to know of it (docs/decisions/0014).
"""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.utils import ConnectionHandler

FILE = "linli.sqlite3"
MOST = 200  # copies of some 2 MB; when more practise, the one left alone for longest gives way
_NAME = re.compile(r"[0-9a-f]{32}")
_here: ContextVar[str] = ContextVar("practising", default="")


@dataclass(frozen=True)
class Ground:
    """Where the copies lie, and how an SQLite file is opened (the framework's settings)."""

    folder: Path
    database: dict[str, Any]

    @property
    def fresh(self) -> Path:
        """The community as it was made last; every copy begins as this."""
        return self.folder / "fresh.sqlite3"


_held: list[Ground] = []


def use(ground: Ground) -> None:
    """The roof hands down where one practises."""
    _held[:] = [ground]


def ground() -> Ground:
    return _held[0]


def is_ready() -> bool:
    """Whether the community to practise in was made."""
    return ground().fresh.exists()


def is_here() -> bool:
    """Whether this thread is in the practice world now."""
    return bool(_here.get())


def media() -> Path:
    """The folder of photos and recordings of the copy that this thread is in."""
    return ground().folder / _here.get() / "media"


def copy() -> str:
    """A copy of one's own to practise in; its name. Raises `FileNotFoundError` when none was made yet."""
    name = uuid4().hex
    beside = ground().folder / f"{name}.part"
    beside.mkdir(mode=0o700, parents=True)
    try:
        shutil.copyfile(ground().fresh, beside / FILE)
    except FileNotFoundError:
        beside.rmdir()
        raise
    beside.rename(ground().folder / name)
    throw_away()
    return name


def exists(name: str) -> bool:
    """Whether a name is that of a copy which lies there."""
    return bool(_NAME.fullmatch(name)) and (ground().folder / name / FILE).exists()


def throw_away(*, before: float = 0) -> int:
    """Remove the copies last written to before a time (POSIX seconds), and those beyond `MOST`; how many they were."""
    copies = sorted((_age(at), at) for at in ground().folder.iterdir() if _NAME.fullmatch(at.name))
    gone = [at for age, at in copies[:-MOST]] + [at for age, at in copies[-MOST:] if age < before]
    for at in gone:
        shutil.rmtree(at, ignore_errors=True)
    return len(gone)


def discard(name: str) -> None:
    """One copy is left for good."""
    if exists(name):
        shutil.rmtree(ground().folder / name, ignore_errors=True)


def _age(at: Path) -> float:
    """When a copy was last written to."""
    return max((file.stat().st_mtime for file in (*at.glob(f"{FILE}*"), at)), default=0)


@contextmanager
def inside(name: str) -> Iterator[None]:
    """For this block the copy of that name is this thread's database."""
    with opened(ground().folder / name / FILE):
        mark = _here.set(name)
        try:
            yield
        finally:
            _here.reset(mark)


@contextmanager
def opened(file: Path) -> Iterator[None]:
    """For this block an SQLite file is this thread's database, by the name that everything asks for."""
    own = connections[DEFAULT_DB_ALIAS]
    settings = {**ground().database, "NAME": os.fspath(file)}
    there = ConnectionHandler({DEFAULT_DB_ALIAS: settings}).create_connection(DEFAULT_DB_ALIAS)
    connections[DEFAULT_DB_ALIAS] = there
    try:
        yield
    finally:
        connections[DEFAULT_DB_ALIAS] = own
        there.close()
