"""Laws of the fund that the database itself keeps, one file for each part and engine."""

from pathlib import Path
from typing import Any

from django.db import migrations

HERE = Path(__file__).parent


def laws(part: str) -> migrations.RunPython:
    """Give the database the tables and triggers of a part, in the words of its engine."""

    def forward(apps: Any, editor: Any) -> None:
        text = (HERE / f"{part}_{editor.connection.vendor}.sql").read_text(encoding="utf-8")
        for statement in text.split("\n-- next\n"):
            editor.execute(statement, params=None)

    return migrations.RunPython(forward, migrations.RunPython.noop)


def same(*columns: str) -> str:
    """The condition over OLD and NEW that an update changes none of these."""
    return " AND ".join(f"NEW.{column} = OLD.{column}" for column in columns)


def erased(*columns: str) -> str:
    """The condition, to follow another, that an update does no more to these than to empty them."""
    return "".join(f" AND NEW.{column} IN ('', OLD.{column})" for column in columns)
