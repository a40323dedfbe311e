"""Who can be called as what: the words of data/responders.csv, each with the posts or bodies that it means."""

import csv
import io
from dataclasses import dataclass
from types import MappingProxyType

from linli.people.labels import OrganisationKind, Profession, Role

COLUMNS = ("key_zh", "label_en", "force", "reach", "role", "profession", "kinds", "named")


class DirectoryError(ValueError):
    """A row of the directory that cannot be read; the message names the line."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One word of the directory. `through_street`: a bureau, which a community asks through its street.

    Meant are the appointed of a role (and profession), or organisations of some kinds, of which `named` (if any)
    keeps those whose name holds one of these words.
    """

    key: str
    name_en: str
    force: str
    through_street: bool
    role: str
    profession: str
    kinds: tuple[str, ...]
    named: tuple[str, ...]


Directory = MappingProxyType[str, Duty]


def read(text: str) -> Directory:
    """The directory, strictly. Raises `DirectoryError`."""
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")), strict=True)
    if tuple(next(rows, ())) != COLUMNS:
        raise DirectoryError(f"line 1: the columns are {', '.join(COLUMNS)}")
    found: dict[str, Duty] = {}
    for line, cells in enumerate(rows, 2):
        if len(cells) != len(COLUMNS) or not cells[0] or cells[0] in found:
            raise DirectoryError(f"line {line}: a word is missing or stands twice")
        found[cells[0]] = _duty(line, dict(zip(COLUMNS, cells, strict=True)))
    return MappingProxyType(found)


def _duty(line: int, row: dict[str, str]) -> Duty:
    kinds = tuple(row["kinds"].split())
    known = not row["role"] or row["role"] in Role.values
    known = known and (not row["profession"] or row["profession"] in Profession.values)
    if not known or not set(kinds) <= set(OrganisationKind.values) or bool(row["role"]) == bool(kinds):
        raise DirectoryError(f"line {line}: it needs a role that is known, or kinds of organisation, and not both")
    return Duty(
        row["key_zh"], row["label_en"], row["force"], row["reach"] == "street", row["role"], row["profession"], kinds,
        tuple(row["named"].split()),
    )  # fmt: skip
