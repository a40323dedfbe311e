"""What a workbook would change: one line for each thing that is new, changed, the same, or no longer listed."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal
from uuid import UUID

from django.db.models import Model

from linli.foundation.refusals import Refusal
from linli.office.workbook.rows import Row
from linli.territory.models import Community

Kind = Literal["new", "changed", "same", "absent", "clash"]


@dataclass(frozen=True)
class Change:
    """One line of the trial: `what` is the model's name; `details` are the columns that would change, old and new."""

    kind: Kind
    what: str
    name: str
    sheet: str = ""
    row: int = 0
    details: tuple[tuple[str, str, str], ...] = ()


@dataclass
class Desk:
    """The community being loaded, the day, and what has been found so far."""

    community: Community
    day: date
    changes: list[Change] = field(default_factory=list)

    def say(self, kind: Kind, what: str, name: str, row: Row | None = None, *details: tuple[str, str, str]) -> None:
        self.changes.append(Change(kind, what, name, row.sheet if row else "", row.row if row else 0, details))

    def counts(self) -> dict[str, dict[str, int]]:
        """How many of each thing are new, changed, the same, absent or in a clash."""
        found: dict[str, Counter[str]] = {}
        for change in self.changes:
            found.setdefault(change.what, Counter())[change.kind] += 1
        return {what: dict(counter) for what, counter in found.items()}

    def changes_anything(self) -> bool:
        return any(change.kind in ("new", "changed") for change in self.changes)


def set_columns(desk: Desk, obj: Model, what: str, title: str, row: Row, /, **columns: Any) -> None:
    """Write the columns that a row gives and that differ; None and an empty text say nothing and change nothing."""
    given = {column: value for column, value in columns.items() if value is not None and value != ""}
    differing = {column: value for column, value in given.items() if getattr(obj, column) != value}
    details = tuple((c, str(getattr(obj, c) or ""), str(v)) for c, v in differing.items() if c != "phone_index")
    if not differing:
        return desk.say("same", what, title, row)
    for column, value in differing.items():
        setattr(obj, column, value)
    obj.save(update_fields=[*differing])
    return desk.say("changed", what, title, row, *details)


def known_id(text: str) -> UUID | None:
    """The id that an export wrote in 编号."""
    try:
        return UUID(text)
    except ValueError:
        return None


class WouldClash(Refusal):
    """Raised to undo a load that meets a clash nobody accepted."""

    status = 409

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
