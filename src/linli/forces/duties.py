"""Duty lists 职责清单: what is asked of each role, what is not, and what they may claim; read at the roof."""

import csv
import io
from dataclasses import dataclass, field
from datetime import date

from linli.foundation.table import BadTable

PARTS = ("do", "not", "right")


@dataclass(frozen=True)
class Duty:
    """One line of a list, in both languages."""

    part: str
    zh: str
    en: str


@dataclass(frozen=True)
class DutyList:
    """The list of one role, with its version and the day since which it holds."""

    role: str
    version: int
    since: date
    duties: list[Duty] = field(default_factory=list)

    def part(self, name: str, language: str) -> list[str]:
        """The lines of one part, in a language (zh or en)."""
        return [duty.en if language == "en" else duty.zh for duty in self.duties if duty.part == name]


def read(text: str) -> dict[str, DutyList]:
    """The duty lists of a file of role, version, since, part, zh and en. Raises `BadTable` with the line."""
    found: dict[str, DutyList] = {}
    for number, row in enumerate(csv.DictReader(io.StringIO(text)), 2):
        try:
            duty = Duty(row["part"], row["zh"].strip(), row["en"].strip())
            head = DutyList(row["role"], int(row["version"]), date.fromisoformat(row["since"]))
        except (KeyError, ValueError, AttributeError) as wrong:
            raise BadTable(f"line {number}: cannot be read: {wrong}") from wrong
        held = found.setdefault(head.role, head)
        if (held.version, held.since) != (head.version, head.since):
            raise BadTable(f"line {number}: {head.role} has two versions")
        if duty.part not in PARTS or not duty.zh or not duty.en:
            raise BadTable(f"line {number}: a part is unknown, or a language is missing")
        held.duties.append(duty)
    return found


_held: dict[str, DutyList] = {}


def use(lists: dict[str, DutyList]) -> None:
    """Take these lists from now on."""
    _held.clear()
    _held.update(lists)


def roles() -> list[str]:
    """The roles that have a list, in the order of the file."""
    return list(_held)


def of(role: str) -> DutyList | None:
    """The list of a role, or None where the role has none."""
    return _held.get(role)
