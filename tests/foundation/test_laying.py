"""A new database is laid at once, and is the same as one that walked through its history."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.commands import migrate as history
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

from linli.config.installation import Installation
from linli.foundation.management.commands.migrate import lay
from tests.web.town import standing_on


def described() -> set[tuple[str, str, frozenset[str]]]:
    """Every table, index and trigger; a table's columns and constraints in any order, since a walk adds at the end."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
        return {(kind, name, frozenset(parts(sql))) for kind, name, sql in cursor.fetchall()}


def parts(sql: str) -> list[str]:
    """What stands between commas outside of brackets, the words before the first bracket included."""
    head, _bracket, rest = sql.partition("(")
    found, depth = [""], 0
    for letter in rest.rpartition(")")[0]:
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == "," and depth == 0:
            found.append("")
        else:
            found[-1] += letter
    return [head.strip(), *(one.strip() for one in found)]


@pytest.fixture
def two(django_db_blocker: pytest.FixtureRequest, tmp_path: Path) -> tuple[Installation, Installation]:
    if connection.vendor != "sqlite":
        pytest.skip("a database file of its own is one of SQLite")
    folders = (tmp_path / "laid", tmp_path / "walked")
    for folder in folders:
        folder.mkdir()
    return Installation(folders[0], secret=""), Installation(folders[1], secret="")


def test_a_laid_database_is_the_one_that_its_history_makes(
    two: tuple[Installation, Installation], django_db_blocker: pytest.FixtureRequest
) -> None:
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        with standing_on(two[0]):
            call_command("migrate", verbosity=0)
            laid = described()
        with standing_on(two[1]):
            call_command(history.Command(), verbosity=0)
            assert described() == laid
    assert len(laid) > 800


def test_nothing_is_left_for_the_next_upgrade_to_do_once_more(
    two: tuple[Installation, Installation], django_db_blocker: pytest.FixtureRequest
) -> None:
    with django_db_blocker.unblock(), standing_on(two[0]):  # type: ignore[attr-defined]
        lay(connections["default"])
        call_command("migrate", verbosity=0)
        loader = MigrationExecutor(connections["default"]).loader
        assert set(loader.graph.nodes) <= loader.applied_migrations.keys()


def test_a_database_with_tables_is_left_to_its_history(
    two: tuple[Installation, Installation], django_db_blocker: pytest.FixtureRequest
) -> None:
    with django_db_blocker.unblock(), standing_on(two[0]):  # type: ignore[attr-defined]
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE mine (id integer)")
        assert not lay(connections["default"])
        assert {name for _kind, name, _sql in described()} == {"mine"}
