"""Laws that the database itself keeps, in the words of both engines, for use in migrations."""

from typing import Any

from django.db import migrations


def _run(sqlite: list[str], postgres: list[str], drop: list[str]) -> migrations.RunPython:
    def forward(apps: Any, editor: Any) -> None:
        for sql in sqlite if editor.connection.vendor == "sqlite" else postgres:
            editor.execute(sql, params=None)

    def backward(apps: Any, editor: Any) -> None:
        for sql in drop if editor.connection.vendor == "sqlite" else []:
            editor.execute(sql, params=None)

    return migrations.RunPython(forward, backward)


def append_only(table: str, *, erasing: str = "") -> migrations.RunPython:
    """Refuse update and delete of rows; `erasing` is a condition over OLD and NEW under which an update may pass."""
    sentence = f"{table} is append-only"
    unless = f"WHEN (NOT ({erasing}))" if erasing else ""
    return _run(
        [
            f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {unless} "
            f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END",
            f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{sentence}'); END",
        ],
        [
            f"CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{sentence}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
            f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} FOR EACH ROW {unless} "
            f"EXECUTE FUNCTION {table}_refuse()",
            f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_refuse()",
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} EXECUTE FUNCTION {table}_refuse()",
        ],
        [f"DROP TRIGGER {table}_no_update", f"DROP TRIGGER {table}_no_delete"],
    )


def frozen(table: str, *, once: str) -> migrations.RunPython:
    """Refuse update and delete of rows for which `once`, a condition over OLD, holds already."""
    sentence = f"{table} is frozen"
    return _run(
        [
            f"CREATE TRIGGER {table}_frozen_{when.lower()} BEFORE {when} ON {table} WHEN ({once}) "
            f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
            for when in ("UPDATE", "DELETE")
        ],
        [
            f"CREATE FUNCTION {table}_freeze() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{sentence}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
            f"CREATE TRIGGER {table}_frozen BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW WHEN ({once}) "
            f"EXECUTE FUNCTION {table}_freeze()",
            f"CREATE TRIGGER {table}_frozen_truncate BEFORE TRUNCATE ON {table} EXECUTE FUNCTION {table}_freeze()",
        ],
        [f"DROP TRIGGER {table}_frozen_{when.lower()}" for when in ("UPDATE", "DELETE")],
    )


def no_overlap(
    table: str, key: str, start: str, end: str, *, band: tuple[str, str] | None = None, live: str = ""
) -> migrations.RunPython:
    """Refuse two rows of one `key` whose days [start, end) overlap (end null = open) and, if given, whose bands do.

    With `live`, the name of a yes or no, only rows that say yes are compared.
    """
    bands = f"AND o.{band[0]} <= NEW.{band[1]} AND NEW.{band[0]} <= o.{band[1]}" if band else ""
    alive = f"AND o.{live} AND NEW.{live}" if live else ""
    clash = (
        f"SELECT 1 FROM {table} o WHERE o.{key} = NEW.{key} AND o.id <> NEW.id {bands} {alive} "
        f"AND (NEW.{end} IS NULL OR o.{start} < NEW.{end}) AND (o.{end} IS NULL OR NEW.{start} < o.{end})"
    )
    sentence = f"{table} would overlap"
    both = ("INSERT", "UPDATE")
    return _run(
        [
            f"CREATE TRIGGER {table}_overlap_{when.lower()} BEFORE {when} ON {table} WHEN EXISTS ({clash}) "
            f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END"
            for when in both
        ],
        [
            f"CREATE FUNCTION {table}_overlap() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN PERFORM pg_advisory_xact_lock(hashtext(NEW.{key}::text)); "
            f"IF EXISTS ({clash}) THEN "
            f"RAISE EXCEPTION '{sentence}' USING ERRCODE = 'integrity_constraint_violation'; END IF; "
            f"RETURN NEW; END $$",
            f"CREATE TRIGGER {table}_overlap BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW "
            f"EXECUTE FUNCTION {table}_overlap()",
        ],
        [f"DROP TRIGGER {table}_overlap_{when.lower()}" for when in both],
    )
