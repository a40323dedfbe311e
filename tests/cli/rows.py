"""Looking into the database file of an installation, past the product."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any


def ask(folder: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(folder / "linli.sqlite3")) as database:
        return database.execute(sql).fetchall()


def change(folder: Path, sql: str) -> None:
    with closing(sqlite3.connect(folder / "linli.sqlite3")) as database, database:
        database.execute(sql)


def everything(folder: Path) -> list[str]:
    """The whole database as text."""
    with closing(sqlite3.connect(folder / "linli.sqlite3")) as database:
        return list(database.iterdump())
