"""The rows of the five sheets, once every cell is understood. `sheet` and `row` say where each was read."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row with the id that an export wrote, '' when it is new."""

    id: str = ""
    sheet: str = field(default="", compare=False)
    row: int = field(default=0, compare=False)


@dataclass(frozen=True, kw_only=True)
class CompoundRow(Row):
    """A compound 小区; `management` is a value of territory.labels.Management or ''."""

    name: str
    built_year: int | None = None
    management: str = ""
    general_grid: str = ""


@dataclass(frozen=True, kw_only=True)
class StairwellRow(Row):
    """A stairwell 单元 with its count of households; `micro_grid` is the code of the grid all of it belongs to."""

    compound: str
    building: str
    stairwell: str
    households: int
    floors: int | None = None
    elderly: int | None = None  # of a hundred residents
    x: float | None = None  # metres east
    y: float | None = None  # metres north
    micro_grid: str = ""

    @property
    def address(self) -> str:
        return f"{self.compound} {self.building} {self.stairwell}"


@dataclass(frozen=True)
class Band:
    """Floors `lowest` to `highest` (both included) of a stairwell that several micro-grids share."""

    compound: str
    building: str
    stairwell: str
    lowest: int
    highest: int
    households: int | None = None


@dataclass(frozen=True, kw_only=True)
class GridRow(Row):
    """A micro-grid 邻里微网格. Whole stairwells name it on their own rows; it names the bands of floors itself."""

    code: str
    name: str = ""
    compound: str = ""  # '' when it spans several
    general_grid: str = ""
    national_code: str = ""
    start: date | None = None
    bands: tuple[Band, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PersonRow(Row):
    """One role of one person at one place: of the three places at most one is given; none is the whole community."""

    name: str
    phone: str = ""  # digits only
    email: str = ""
    role: str = ""  # a value of people.labels.Role; '' for someone who is only known
    profession: str = ""
    source: str = ""
    organisation: str = ""
    general_grid: str = ""
    compound: str = ""
    micro_grid: str = ""
    party: bool | None = None  # said by the person; None when nothing was said
    offers: str = ""
    start: date | None = None
    end: date | None = None  # the first day on which it no longer holds; the sheet shows the last day

    @property
    def identity(self) -> tuple[str, ...]:
        """Who is meant: the exported id, else the number, else name and organisation."""
        if self.id:
            return ("id", self.id)
        return ("phone", self.phone) if self.phone else ("name", self.name, self.organisation)


@dataclass(frozen=True, kw_only=True)
class OrganisationRow(Row):
    """A body with a count of members, attached to a place; no place is the whole community."""

    name: str
    kind: str  # a value of people.labels.OrganisationKind
    members: int | None = None
    contact: str = ""
    general_grid: str = ""
    compound: str = ""
    building: str = ""
    micro_grid: str = ""
    start: date | None = None
    end: date | None = None  # the first day on which it no longer holds; the sheet shows the last day


@dataclass(frozen=True)
class Rows:
    """All that a workbook holds."""

    compounds: tuple[CompoundRow, ...] = ()
    stairwells: tuple[StairwellRow, ...] = ()
    grids: tuple[GridRow, ...] = ()
    people: tuple[PersonRow, ...] = ()
    organisations: tuple[OrganisationRow, ...] = ()

    @property
    def general_grids(self) -> tuple[str, ...]:
        """The general grids in the order in which they are first named."""
        named = [row.general_grid for row in self.compounds] + [row.general_grid for row in self.grids]
        return tuple(dict.fromkeys(name for name in named if name))
