"""Migrations are complete and in one line."""

from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection, models
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ModelState, ProjectState

from tests.house.laws import migrating
from tests.house.laws.tree import ROOT

STEP = "class Migration:\n    dependencies = [{}]\n"


def plant(root: Path, **steps: str) -> None:
    folder = root / "src" / "linli" / "cases" / "migrations"
    folder.mkdir(parents=True)
    for name, after in steps.items():
        pairs = f'("cases", "{after}"), ("people", "0001_a")' if after else ""
        (folder / f"{name[1:]}.py").write_text(STEP.format(pairs))


def test_the_migrations_of_each_room_follow_in_one_line() -> None:
    assert migrating.linear(ROOT) == []


def test_a_line_of_migrations_is_kept(tmp_path: Path) -> None:
    plant(tmp_path, _0001_a="", _0002_b="0001_a", _0003_c="0002_b")
    assert migrating.linear(tmp_path) == []


@pytest.mark.parametrize(
    "steps",
    [
        {"_0001_a": "", "_0002_b": "0001_a", "_0002_c": "0001_a"},
        {"_0001_a": "", "_0003_c": "0001_a"},
        {"_0001_a": "", "_0002_b": "0001_a", "_0003_c": "0001_a"},
    ],
    ids=["two with one number", "a gap", "a fork"],
)
def test_a_planted_fork_or_gap_is_refused(steps: dict[str, str], tmp_path: Path) -> None:
    plant(tmp_path, **steps)
    assert migrating.linear(tmp_path) != []


def test_every_model_has_its_migration() -> None:
    assert migrating.unmade() == []


def test_a_planted_model_without_migration_is_refused() -> None:
    planted = ProjectState.from_apps(apps)
    planted.add_model(ModelState("foundation", "Planted", [("id", models.UUIDField(primary_key=True))]))
    assert any("Planted" in problem for problem in migrating.unmade(planted))


def test_who_took_the_loop_in_five_steps_has_nothing_to_upgrade(db: None) -> None:
    MigrationRecorder(connection).record_unapplied("cases", "0002_the_closed_loop")
    made = MigrationExecutor(connection)
    assert made.migration_plan(made.loader.graph.leaf_nodes()) == []
