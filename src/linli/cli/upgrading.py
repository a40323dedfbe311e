"""Bringing the database up to this version, after a copy of it was put aside."""

from pathlib import Path
from typing import Any

from linli.cli.archive import databases
from linli.foundation import clock

KEPT = 3  # copies made before upgrades


def _executor() -> Any:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    return MigrationExecutor(connection)


def pending() -> list[str]:
    """The names of the migrations that this version brings and the database lacks."""
    executor = _executor()
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def is_made() -> bool:
    """Whether the database holds the tables of any version."""
    return bool(_executor().loader.applied_migrations)


def migrate() -> None:
    """Apply what is pending, silently."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


def upgrade(folder: Path) -> list[str]:
    """Apply what is pending; an SQLite database with rows is copied first. Gives what was applied."""
    names = pending()
    if names and is_made():
        _put_aside(folder)
    if names:
        migrate()
    return names


def _put_aside(folder: Path) -> None:
    database = databases.in_use()
    if not isinstance(database, databases.Sqlite):
        print("数据库要升级：请确认 PostgreSQL 已有备份。 · The database is upgraded: make sure that it was backed up.")
        return
    place = folder / "backups"
    place.mkdir(mode=0o700, exist_ok=True)
    file = place / f"before-upgrade-{clock.now():%Y%m%d-%H%M%S}.sqlite3"
    database.dump(file)
    print(f"升级前已备份数据库 · copied before the upgrade: {file}")
    for old in sorted(place.glob("before-upgrade-*.sqlite3"))[:-KEPT]:
        old.unlink()
