"""Who is one person: the number tells, else name and organisation; and each appointment once."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from linli.engines.places.keys import fold
from linli.office.workbook.draft.findings import Findings, shown
from linli.office.workbook.rows import PersonRow

_LONG_AGO, _FAR_OFF = date.min, date.max


def settled(rows: Sequence[PersonRow], findings: Findings) -> list[PersonRow]:
    """Rows of one person agree on who it is, and say each appointment once."""
    people: dict[tuple[str, ...], PersonRow] = {}
    numbered = _by_name(rows)
    kept: dict[tuple[str, ...], list[PersonRow]] = {}
    for written in rows:
        row = _numbered(written, numbered, findings)
        first = people.setdefault(row.identity, row)
        if not _one_person(first, row, findings):
            continue
        if row.organisation and first.organisation and fold(row.organisation) != fold(first.organisation):
            params = {"first": first.row, "there": first.organisation}
            findings.note(row.sheet, row.row, "organisation", "organisation_second", **params)
            row = replace(row, organisation=first.organisation)
        if row.identity[0] == "name" and first is not row and first.row != row.row:
            findings.note(row.sheet, row.row, "name", "person_unsure", value=row.name, first=first.row)
        _once(kept.setdefault(_appointment(row), []), row, findings)
    stands = {id(row) for group in kept.values() for row in group}
    return [row for group in kept.values() for row in group if id(row) in stands and findings.holds(row)]


def _by_name(rows: Sequence[PersonRow]) -> dict[tuple[str, str], list[PersonRow]]:
    found: dict[tuple[str, str], list[PersonRow]] = {}
    for row in rows:
        if row.phone or row.id:
            found.setdefault((fold(row.name), fold(row.organisation)), []).append(row)
    return found


def _numbered(row: PersonRow, numbered: dict[tuple[str, str], list[PersonRow]], findings: Findings) -> PersonRow:
    """A row without a number is the one person of that name and organisation who has one."""
    same = numbered.get((fold(row.name), fold(row.organisation)), [])
    if row.phone or row.id or len({other.identity for other in same}) != 1:
        return row
    findings.note(row.sheet, row.row, "name", "person_unsure", value=row.name, first=same[0].row)
    return replace(row, id=same[0].id, phone=same[0].phone)


def _one_person(first: PersonRow, row: PersonRow, findings: Findings) -> bool:
    if fold(first.name) != fold(row.name):
        params = {"first": first.row, "there": first.name, "here": row.name}
        if first.identity[0] == "phone":
            findings.problem(row.sheet, row.row, "phone", "phone_of_another", **params)
        else:
            findings.problem(row.sheet, row.row, "name", "row_contradicts", **params)
        return False
    if first.party is not None and row.party is not None and first.party != row.party:
        params = {"first": first.row, "there": shown(first.party), "here": shown(row.party)}
        findings.problem(row.sheet, row.row, "party", "row_contradicts", **params)
        return False
    return True


def _appointment(row: PersonRow) -> tuple[str, ...]:
    return (*row.identity, row.role, row.profession, row.general_grid, row.compound, row.micro_grid)


def _once(group: list[PersonRow], row: PersonRow, findings: Findings) -> None:
    """Keep a row unless the same appointment stands already for the same days."""
    for earlier in group:
        if _span(earlier)[0] < _span(row)[1] and _span(row)[0] < _span(earlier)[1]:
            different = next((key for key in _SAID if getattr(earlier, key) != getattr(row, key)), None)
            if different is None:
                findings.note(row.sheet, row.row, "", "row_twice", first=earlier.row)
            else:
                there, here = shown(getattr(earlier, different)), shown(getattr(row, different))
                params = {"first": earlier.row, "there": there, "here": here}
                findings.problem(row.sheet, row.row, different, "row_contradicts", **params)
            return
    group.append(row)


_SAID = ("start", "end", "source", "offers", "phone")


def _span(row: PersonRow) -> tuple[date, date]:
    return row.start or _LONG_AGO, row.end or _FAR_OFF
