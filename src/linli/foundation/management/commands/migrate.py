"""`migrate`, which lays a new database at once instead of walking through its whole history (decision 0023)."""

from typing import Any, cast

from django.apps import apps
from django.core.management.commands import migrate
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import CreateModel, RunPython
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import StateApps

EVERYTHING = {"app_label": None, "migration_name": None, "fake": False, "plan": False, "check_unapplied": False}


class Command(migrate.Command):
    """As the framework's; an empty database is laid first, so that nothing is left to do for it."""

    def handle(self, *args: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        if all(options.get(key, usual) == usual for key, usual in EVERYTHING.items()):
            lay(connection)
            note_replaced(connection)
        super().handle(*args, **options)


def lay(connection: BaseDatabaseWrapper) -> bool:
    """Make all tables as they are today, with the laws that the migrations add, and note those as done.

    Whether there was anything to do: a database that has tables is left as it is. Half a database never stays: on both
    engines it is one transaction.
    """
    if connection.introspection.table_names():
        return False
    executor = MigrationExecutor(connection)
    plan = [step for step, _backwards in executor.migration_plan(executor.loader.graph.leaf_nodes())]
    with connection.schema_editor(atomic=True) as editor:
        executor.recorder.ensure_schema()
        for step in plan:
            for operation in step.operations:
                _do(operation, step.app_label, editor)
            executor.recorder.record_applied(step.app_label, step.name)
    return True


def note_replaced(connection: BaseDatabaseWrapper) -> None:
    """Where a migration that stands for older ones is noted as done, note those too.

    The framework counts it as done only then; otherwise the next upgrade would do it once more.
    """
    recorder = MigrationExecutor(connection).recorder
    if not recorder.has_table():
        return
    done = set(recorder.applied_migrations())
    for key, step in MigrationLoader(None, ignore_no_migrations=True).disk_migrations.items():
        for replaced in step.replaces if key in done else ():
            if tuple(replaced) not in done:
                recorder.record_applied(*replaced)


def _do(operation: Operation, label: str, editor: BaseDatabaseSchemaEditor) -> None:
    """A table is made where its first migration makes it, with all that later ones add; what changes one is done."""
    if isinstance(operation, CreateModel):
        model = apps.get_model(label, operation.name)
        if operation.options.get("managed", True) and model._meta.can_migrate(editor.connection):
            editor.create_model(model)
    elif isinstance(operation, RunPython):
        operation.code(cast(StateApps, apps), editor)
