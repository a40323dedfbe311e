"""Organisations, and the places they are attached to."""

from linli.engines.places import keys
from linli.office.workbook.columns import ORGANISATIONS, STAIRWELLS
from linli.office.workbook.draft.assembling import Values, raw_names, values
from linli.office.workbook.draft.findings import Findings, once
from linli.office.workbook.draft.land import Land, resolve
from linli.office.workbook.draft.names import Names
from linli.office.workbook.reading import Raw
from linli.office.workbook.rows import OrganisationRow, Row, Rows


def drafted(raw: Raw, land: Land, known: Rows, findings: Findings) -> list[OrganisationRow]:
    """The organisations of a workbook."""
    read: list[OrganisationRow] = []
    for _, told in values(raw, ORGANISATIONS, findings):
        where = Row(sheet=told["sheet"], row=told["row"])
        if told.get("start") and told.get("end") and told["end"] <= told["start"]:
            findings.problem(where.sheet, where.row, "end", "end_before_start")
        _attach(told, where, land, known, findings)
        if findings.holds(where):
            read.append(OrganisationRow(**told))
    return once(read, lambda row: (row.kind, keys.fold(row.name)), findings)


def named(raw: Raw, listed: list[OrganisationRow], known: Rows) -> Names:
    """The organisations by name."""
    names = Names(keys.fold, ORGANISATIONS.zh, "unknown_organisation")
    names.add(row.name for row in (*listed, *known.organisations))
    names.bad = {names.key(name) for name in raw_names(raw, ORGANISATIONS, "name")} - names.known.keys()
    return names


def _attach(told: Values, where: Row, land: Land, known: Rows, findings: Findings) -> None:
    """Each place becomes what its own row calls it."""
    places = {"general_grid": land.general_names, "compound": land.compound_names, "micro_grid": land.grid_names}
    for key, names in places.items():
        if told.get(key):
            told[key] = resolve(where, key, told[key], names, findings) or ""
    if told.get("building") and findings.holds(where):
        rows = [
            row.building
            for row in (*land.stairwells, *known.stairwells)
            if keys.compound(row.compound) == keys.compound(told.get("compound", ""))
        ]
        names = Names(keys.building, STAIRWELLS.zh)
        names.add(rows)
        found = names.find(told["building"])
        if found is None:
            params = {"value": told["building"], "of": names.sheet, "near": names.near(told["building"])}
            findings.problem(where.sheet, where.row, "building", "unknown_building", **params)
        told["building"] = found or ""
