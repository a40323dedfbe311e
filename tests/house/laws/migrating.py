"""Laws of migrations: one line in each room, and nothing left unmade."""

import ast
from collections import Counter
from pathlib import Path

from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.utils import translation


def linear(root: Path) -> list[str]:
    """The migrations of a room are numbered from 1 without a gap, and each follows the one before."""
    return [problem for folder in sorted(root.glob("src/linli/*/migrations")) for problem in _room(folder)]


def _room(folder: Path) -> list[str]:
    steps = sorted(path for path in folder.glob("[0-9]*.py"))
    found = [
        f"{folder.parent.name}: migration {path.name} is not number {number}"
        for number, path in enumerate(steps, 1)
        if int(path.name.split("_")[0]) != number
    ]
    follows = Counter(name for path in steps for name in _own_dependencies(path, folder.parent.name))
    wanted = Counter(path.stem for path in steps[:-1])
    if follows != wanted:
        found.append(f"{folder.parent.name}: its migrations do not follow one another in one line")
    return found


def _own_dependencies(path: Path, room: str) -> list[str]:
    pairs = (
        (node.elts[0].value, node.elts[1].value)
        for assign in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(assign, ast.Assign) and ast.unparse(assign.targets[0]) == "dependencies"
        for node in ast.walk(assign.value)
        if isinstance(node, ast.Tuple) and len(node.elts) == 2 and all(isinstance(e, ast.Constant) for e in node.elts)
    )
    return [str(name) for app, name in pairs if app == room]


def unmade(models: ProjectState | None = None) -> list[str]:
    """What the models hold and no migration makes."""
    made = MigrationLoader(None)
    with translation.override(None):  # migrations hold the source strings
        wanted = models or ProjectState.from_apps(apps)
        changes = MigrationAutodetector(made.project_state(), wanted).changes(graph=made.graph)
    homeless = [f"{app}: has tables and no migrations" for app in made.unmigrated_apps if _is_room_with_tables(app)]
    return homeless + [
        f"{app}: {operation.describe()}"
        for app, migrations in changes.items()
        for migration in migrations
        for operation in migration.operations
    ]


def _is_room_with_tables(app: str) -> bool:
    config = apps.get_app_config(app)
    return config.name.startswith("linli.") and any(config.get_models())
