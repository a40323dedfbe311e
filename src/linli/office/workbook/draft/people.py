"""Who serves as what, and where."""

from collections.abc import Iterator

from linli.engines.places import keys
from linli.office.workbook.choices import PROFESSION
from linli.office.workbook.columns import PEOPLE
from linli.office.workbook.draft.assembling import Values, values
from linli.office.workbook.draft.findings import Findings
from linli.office.workbook.draft.land import Land, resolve
from linli.office.workbook.draft.names import Names
from linli.office.workbook.reading import Raw
from linli.office.workbook.rows import GridRow, OrganisationRow, PersonRow, Row

_NEEDS = {
    "steward": ("micro_grid", "steward_without_grid"),
    "anchor": ("micro_grid", "anchor_without_grid"),
    "leader": ("general_grid", "leader_without_general_grid"),
}
_CLOSE = 0.85  # how alike two names of organisations are before one is taken for a slip of the pen


def drafted(raw: Raw, land: Land, organisations: Names, findings: Findings) -> list[PersonRow]:
    """A row for each role at each place; a row of the sheet may tell several."""
    found: list[PersonRow] = []
    for sheet, told in values(raw, PEOPLE, findings):
        where = Row(sheet=told["sheet"], row=told["row"])
        told.setdefault("role", ((sheet.role, ""),))
        if told["role"] == (("", ""),):
            findings.note(where.sheet, where.row, "role", "no_role")
        rows = list(_roles(told, where, land, findings))
        if _organisation(told.get("organisation", ""), where, organisations, findings) and findings.holds(where):
            found.extend(rows)
    return found


def _organisation(name: str, where: Row, names: Names, findings: Findings) -> bool:
    """Whether the organisation is known or may be made new."""
    if not name or names.find(name) is not None:
        return True
    if names.is_bad(name) or names.near(name, _CLOSE):
        return resolve(where, "organisation", name, names, findings) is not None
    names.add([name])
    findings.note(where.sheet, where.row, "organisation", "organisation_new", value=name)
    return True


def made(people: list[PersonRow], listed: list[OrganisationRow], names: Names, stored: Names) -> list[OrganisationRow]:
    """Organisations that only people name."""
    have = {keys.fold(row.name) for row in listed} | stored.known.keys()
    found: dict[str, OrganisationRow] = {}
    for row in people:
        key = keys.fold(row.organisation)
        if row.organisation and key not in have:
            name = names.find(row.organisation) or row.organisation
            found.setdefault(key, OrganisationRow(name=name, kind="other", sheet=row.sheet, row=row.row))
    return list(found.values())


def _roles(told: Values, where: Row, land: Land, findings: Findings) -> Iterator[PersonRow]:
    start, end = told.get("start"), told.get("end")
    if start and end and end <= start:
        findings.problem(where.sheet, where.row, "end", "end_before_start")
    places = _places(told, where, land, findings)
    of_person = ("id", "name", "phone", "email", "organisation", "party", "start", "end", "sheet", "row")
    shared = {key: told[key] for key in of_person if key in told}
    for role, profession in told["role"]:
        profession = (told.get("profession", "") or profession) if role == "specialist" else ""
        if role == "specialist" and not profession:
            choices = "、".join(PROFESSION.list())
            findings.problem(where.sheet, where.row, "profession", "specialist_without_profession", choices=choices)
        own: Values = {
            "source": told.get("source", "") if role == "worker" else "",
            "offers": told.get("offers", "") if role == "anchor" else "",
        }
        for place in _narrowed(role, places, where, findings):
            yield PersonRow(**shared, **own | place, role=role, profession=profession)


def _places(told: Values, where: Row, land: Land, findings: Findings) -> dict[str, list[str]]:
    """The places that the row tells, as their own rows write them."""
    general = [told["general_grid"]] if told.get("general_grid") else []
    micro: list[str] = []
    for name in told.get("micro_grid", ()):
        if land.grid_names.find(name) is None and land.general_names.find(name) and not general:
            general = [name]  # a leader's 网格 is a general grid
        else:
            micro.append(name)
    compound = [told["compound"]] if told.get("compound") else []
    asked = (
        ("general_grid", general, land.general_names),
        ("compound", compound, land.compound_names),
        ("micro_grid", micro, land.grid_names),
    )
    found: dict[str, list[str]] = {}
    for key, written, names in asked:
        resolved = [resolve(where, key, name, names, findings) for name in written]
        found[key] = list(dict.fromkeys(name for name in resolved if name is not None))
    _consistent(found, where, land, findings)
    return found


def _consistent(found: dict[str, list[str]], where: Row, land: Land, findings: Findings) -> None:
    """A micro-grid lies in the compound and the general grid that stand beside it."""
    grids = {row.code: row for row in land.grids}
    for code in found["micro_grid"]:
        grid = grids.get(code)
        for key in ("compound", "general_grid") if grid else ():
            given, own = found[key], getattr(grid, key)
            if given and own and given[0] != own and not (key == "compound" and _reaches(grid, given[0], land)):
                findings.problem(where.sheet, where.row, "micro_grid", "place_contradicts", value=code, there=given[0])


def _reaches(grid: GridRow | None, compound: str, land: Land) -> bool:
    return grid is not None and any(row.micro_grid == grid.code and row.compound == compound for row in land.stairwells)


def _narrowed(role: str, places: dict[str, list[str]], where: Row, findings: Findings) -> Iterator[dict[str, str]]:
    """The narrowest place that the row tells, or the kind of place that the role needs; none is the community."""
    if not role:
        yield {}
        return
    needed, missing = _NEEDS.get(role, ("", ""))
    if needed:
        for name in places[needed]:
            yield {needed: name}
        if not places[needed] and findings.holds(where):
            findings.problem(where.sheet, where.row, needed, missing)
        return
    narrowest = next((key for key in ("micro_grid", "compound", "general_grid") if places[key]), "")
    for name in places.get(narrowest, []):
        yield {narrowest: name}
    if not narrowest:
        yield {}
