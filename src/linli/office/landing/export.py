"""Land and people as workbook rows, with the ids that make a later load exact."""

from datetime import date
from typing import Any

from linli.office.workbook.rows import Band, CompoundRow, GridRow, OrganisationRow, PersonRow, Rows, StairwellRow
from linli.people.models import Appointment, Organisation, Person
from linli.territory.models import Community, Compound, Membership, Stairwell
from linli.territory.queries import grids_in_force, in_force, natural


def rows_of(community: Community, day: date, *, numbers: bool = False) -> Rows:
    """All rows of a community on a day; telephone numbers only when asked for."""
    bands: dict[Any, list[Band]] = {}
    whole: dict[Any, str] = {}
    held = Membership.objects.filter(in_force(day), community=community)
    for m in held.select_related("micro_grid", "stairwell__building", "stairwell__compound").order_by("lowest"):
        if m.is_whole:
            whole[m.stairwell_id] = m.micro_grid.code
        else:
            bands.setdefault(m.micro_grid_id, []).append(_band(m))
    return Rows(
        compounds=tuple(_compound(c) for c in _all(Compound, community, "general_grid").order_by("name")),
        stairwells=tuple(_stairwell(s, whole) for s in _in_order(community)),
        grids=tuple(_grids(community, day, bands)),
        people=tuple(_people(community, numbers)),
        organisations=tuple(_organisation(o, numbers) for o in _bodies(community)),
    )


def _all(model: Any, community: Community, *related: str) -> Any:
    return model.objects.filter(community=community).select_related(*related)


def _compound(c: Compound) -> CompoundRow:
    general = c.general_grid.name if c.general_grid else ""
    return CompoundRow(
        id=str(c.pk), name=c.name, built_year=c.built_year, management=c.management, general_grid=general
    )


def _in_order(community: Community) -> list[Stairwell]:
    rows = _all(Stairwell, community, "building", "compound")
    return sorted(rows, key=lambda s: (s.compound.name, natural(s.building.name), natural(s.name)))


def _stairwell(s: Stairwell, whole: dict[Any, str]) -> StairwellRow:
    return StairwellRow(
        id=str(s.pk), compound=s.compound.name, building=s.building.name, stairwell=s.name, households=s.households,
        floors=s.floors, elderly=s.elderly_percent, x=s.x, y=s.y, micro_grid=whole.get(s.pk, ""),
    )  # fmt: skip


def _band(m: Membership) -> Band:
    s = m.stairwell
    return Band(s.compound.name, s.building.name, s.name, m.lowest, m.highest, m.households)


def _grids(community: Community, day: date, bands: dict[Any, list[Band]]) -> list[GridRow]:
    return [
        GridRow(
            id=str(g.pk), code=g.code, name=g.name, compound=g.compound.name if g.compound else "",
            general_grid=g.general_grid.name if g.general_grid else "", national_code=g.national_code, start=g.start,
            bands=tuple(bands.get(g.pk, ())),
        )
        for g in grids_in_force(community.pk, day).select_related("compound", "general_grid").order_by("code")
    ]  # fmt: skip


def _people(community: Community, numbers: bool) -> list[PersonRow]:
    posts: dict[Any, list[Appointment]] = {}
    for a in _all(Appointment, community, "general_grid", "compound", "micro_grid").order_by("start", "id"):
        posts.setdefault(a.person_id, []).append(a)
    rows: list[PersonRow] = []
    for p in _all(Person, community, "organisation").order_by("id"):
        about = {
            "id": str(p.pk), "name": p.name, "phone": p.phone if numbers else "",
            "email": p.email if numbers else "", "party": p.party_declared,
            "organisation": p.organisation.name if p.organisation else "",
        }  # fmt: skip
        rows += [PersonRow(**about, **_post(a)) for a in posts.get(p.pk, [])] or [PersonRow(**about)]
    return rows


def _post(a: Appointment) -> dict[str, Any]:
    return {
        "role": a.role, "profession": a.profession, "source": a.source, "offers": a.offers,
        "start": a.start, "end": a.end,
        "general_grid": a.general_grid.name if a.general_grid else "",
        "compound": a.compound.name if a.compound else "",
        "micro_grid": a.micro_grid.code if a.micro_grid else "",
    }  # fmt: skip


def _bodies(community: Community) -> Any:
    return _all(Organisation, community, "general_grid", "compound", "building", "micro_grid").order_by("kind", "name")


def _organisation(o: Organisation, numbers: bool) -> OrganisationRow:
    return OrganisationRow(
        id=str(o.pk), name=o.name, kind=o.kind, members=o.members, contact=o.contact if numbers else "",
        general_grid=o.general_grid.name if o.general_grid else "", compound=o.compound.name if o.compound else "",
        building=o.building.name if o.building else "", micro_grid=o.micro_grid.code if o.micro_grid else "",
        start=o.start, end=o.end,
    )  # fmt: skip
