"""Which compound and micro-grid the words of an address name, when that can be told."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from linli.office.workbook import keys
from linli.territory.models import Compound
from linli.territory.queries import members_on

_BUILDING = re.compile(r"([a-z]?\d{1,3}(?:号楼|栋|幢|座|#楼?)|[a-z](?:栋|幢|座))")
_STAIRWELL = re.compile(r"(\d{1,2})(?:单元|门洞|门(?!口|前|外))")
_DASHED = re.compile(r"(?<![\d-])(\d{1,3})-(\d{1,2})(?:-(\d{3,4}))?(?![\d-])")
_ROOM = re.compile(r"(?:单元|门|号楼|栋|幢|座|#|-)(\d{1,2})\d{2}(?:室|户|房)?(?!\d)")
_STREET = re.compile(r"(?:路|街|道|巷|大桥|广场|里|苑|园|城|湾|庭|府|阁|轩|村|庄)")


@dataclass(frozen=True)
class Door:
    """A stairwell or a band of its floors, and the micro-grid that it belongs to."""

    building: str
    stairwell: str
    lowest: int
    highest: int
    micro_grid: UUID


@dataclass(frozen=True)
class Spot:
    """A place as far as it is known."""

    compound: UUID | None = None
    micro_grid: UUID | None = None


@dataclass(frozen=True)
class Land:
    """The compounds by the folded name, and the doors of each, on one day."""

    names: Mapping[str, UUID] = field(default_factory=dict)
    doors: Mapping[UUID, tuple[Door, ...]] = field(default_factory=dict)


def land_of(community_id: UUID, day: date) -> Land:
    """The land of a community as it belongs together on a day."""
    names = {_folded(name): id for id, name in _compounds(community_id)}
    doors: dict[UUID, list[Door]] = {}
    for held in members_on(community_id, day):
        stairwell = held.stairwell
        door = Door(
            keys.building(stairwell.building.name),
            keys.stairwell(stairwell.name),
            held.lowest,
            held.highest,
            held.micro_grid_id,
        )
        doors.setdefault(stairwell.compound_id, []).append(door)
    return Land(names, {compound: tuple(found) for compound, found in doors.items()})


def _compounds(community_id: UUID) -> list[tuple[UUID, str]]:
    return list(Compound.objects.filter(community_id=community_id).values_list("id", "name"))


def _folded(words: str) -> str:
    return keys.numerals(keys.fold(words))


def place(land: Land, texts: Sequence[str], around: str = "") -> Spot:
    """The spot that the first telling text names; `around` names the compound when no text does."""
    folded = [_folded(text) for text in texts if text]
    for text in folded:
        compound, rest = _compound(land, text)
        if compound:
            return Spot(compound, _micro_grid(land.doors.get(compound, ()), rest))
    compound, _ = _compound(land, _folded(around))
    if compound is None:
        return Spot()
    told = next((text for text in folded if _building(text)), "")
    return Spot(compound, _micro_grid(land.doors.get(compound, ()), told))


def _compound(land: Land, text: str) -> tuple[UUID | None, str]:
    """The one compound named, and the text behind its name; none when two are."""
    found = {full: end for full in land.names if (end := _found(full, text)) is not None}
    longest = [full for full in found if not any(full != other and _short(full) in other for other in found)]
    if len(longest) != 1:
        return None, ""
    return land.names[longest[0]], text[found[longest[0]] :]


def _short(full: str) -> str:
    short = full.removesuffix("小区")
    return short if len(short) >= 2 else full


def _found(full: str, text: str) -> int | None:
    """Where the name ends in the text; 幸福 of 幸福小区 is not found in 幸福路 nor in 幸福苑."""
    short = _short(full)
    guard = r"(?<!\d)" if short[:1].isdigit() else ""
    for match in re.finditer(guard + re.escape(short), text):
        rest = text[match.end() :]
        if short == full or rest.startswith("小区"):
            return match.end()
        if not _STREET.match(rest):
            return match.end()
    return None


def _building(text: str) -> tuple[str, str, int | None] | None:
    """Building, stairwell ('' when not told) and floor of an address."""
    dashed = _DASHED.search(text)
    if dashed:
        return dashed[1], str(int(dashed[2])), int(dashed[3][:-2]) if dashed[3] else None
    building = _BUILDING.search(text)
    if building is None:
        return None
    stairwell, room = _STAIRWELL.search(text, building.end()), _ROOM.search(text)
    return keys.building(building[1]), str(int(stairwell[1])) if stairwell else "", int(room[1]) if room else None


def _micro_grid(doors: Sequence[Door], text: str) -> UUID | None:
    """The micro-grid to which every door belongs that the text may mean; None when that is not one."""
    told = _building(text)
    if told:
        building, stairwell, floor = told
        doors = [
            door
            for door in doors
            if door.building == building
            and stairwell in ("", door.stairwell)
            and (floor is None or door.lowest <= floor <= door.highest)
        ]
    grids = {door.micro_grid for door in doors}
    return grids.pop() if len(grids) == 1 else None
