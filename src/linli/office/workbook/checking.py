"""From raw rows to a draft: what would be made, each problem with its mend, and what is worth knowing."""

from dataclasses import dataclass, replace
from typing import Any

from linli.engines.places.keys import fold
from linli.office.workbook import reading
from linli.office.workbook.columns import COMPOUNDS, FORMS, GRIDS, ORGANISATIONS, PEOPLE, STAIRWELLS, Form
from linli.office.workbook.draft import belonging, bodies, identity, land, people
from linli.office.workbook.draft.findings import Findings
from linli.office.workbook.draft.land import Land
from linli.office.workbook.draft.names import Names
from linli.office.workbook.reading import Raw
from linli.office.workbook.rows import PersonRow, Rows
from linli.office.workbook.words import Note, Problem, Remark

LIMITS = (30, 80)  # households of a micro-grid; a setting of the community
LAND, OPTIONAL = (COMPOUNDS, STAIRWELLS), (GRIDS, PEOPLE, ORGANISATIONS)


@dataclass(frozen=True)
class Draft(Rows):
    """The rows without problems; `skipped` are the sheets and rows left out because of one."""

    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()
    skipped: frozenset[tuple[str, int]] = frozenset()


def load(data: bytes, known: Rows | None = None, limits: tuple[int, int] = LIMITS) -> Draft:
    """The draft of a workbook's bytes. `known` is what is stored, so that a part of a workbook may refer to it."""
    return check(reading.read(data), known or Rows(), limits)


def check(raw: Raw, known: Rows = Rows(), limits: tuple[int, int] = LIMITS) -> Draft:  # noqa: B008 - frozen
    """The draft of raw rows."""
    findings = Findings.of(raw)
    _missing_sheets(raw, known, findings)
    if _stops(findings):
        return Draft(**_said(raw, findings))
    found = land.drafted(raw, known, findings)
    belonging.settle(found, known, findings, limits)
    listed = bodies.drafted(raw, found, known, findings)
    names = bodies.named(raw, listed, known)
    stored = Names(fold, ORGANISATIONS.zh)
    stored.add(row.name for row in known.organisations)
    serving = identity.settled(people.drafted(raw, found, names, findings), findings)
    serving = [replace(row, organisation=names.find(row.organisation) or "") for row in serving]
    _gaps(found, serving, findings)
    return Draft(
        compounds=tuple(filter(findings.holds, found.compounds)),
        stairwells=tuple(filter(findings.holds, found.stairwells)),
        grids=tuple(filter(findings.holds, found.grids)),
        people=tuple(serving),
        organisations=(*filter(findings.holds, listed), *people.made(serving, listed, names, stored)),
        **_said(raw, findings),
    )


def _said(raw: Raw, findings: Findings) -> dict[str, Any]:
    """Problems and notes in the order of the workbook."""
    order = {sheet.name: index for index, sheet in enumerate(raw.sheets)}

    def place(remark: Remark) -> tuple[int, int]:
        return order.get(remark.sheet, -1), remark.row

    return {
        "problems": tuple(sorted(dict.fromkeys(findings.problems), key=place)),
        "notes": tuple(sorted(dict.fromkeys(findings.notes), key=place)),
        "skipped": frozenset(findings.skipped),
    }


def _stops(findings: Findings) -> bool:
    """Whether the file, or a sheet of the land that all others rest on, cannot be read: then nothing else is judged."""
    sheets = {"", *(problem.sheet for problem in findings.problems if reading.form_of(problem.sheet) in LAND)}
    return any(problem.sheet in sheets for problem in findings.problems)


def _missing_sheets(raw: Raw, known: Rows, findings: Findings) -> None:
    """Without land there is nothing to stand on; the other sheets may be left out."""
    for form in FORMS if raw.sheets else ():
        if any(sheet.form is form for sheet in raw.sheets) or _refused(form, raw):
            continue
        if form in OPTIONAL or getattr(known, form.key):
            findings.note(form.zh, 0, "", "sheet_absent")
        else:
            findings.problem(form.zh, 0, "", "sheet_missing")


def _refused(form: Form, raw: Raw) -> bool:
    """Whether a sheet of the form is there but could not be read."""
    return any(reading.form_of(problem.sheet) is form for problem in raw.problems)


def _gaps(found: Land, serving: list[PersonRow], findings: Findings) -> None:
    """Places for which nobody is named, when the workbook names anybody for such places."""
    stewards = {row.micro_grid for row in serving if row.role == "steward"}
    leaders = {row.general_grid for row in serving if row.role == "leader"}
    for row in found.grids if stewards else ():
        if row.code not in stewards and findings.holds(row):
            findings.note(row.sheet, row.row, "code", "grid_without_steward")
    for name in found.general_names.known.values() if leaders else ():
        if name not in leaders:
            findings.note(PEOPLE.zh, 0, "", "general_grid_without_leader", value=name)
