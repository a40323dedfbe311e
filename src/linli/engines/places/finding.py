"""Which compound, micro-grid and doors the words of an address name, when that can be told."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from linli.engines.places import keys

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
    id: UUID | None = None  # of the stairwell


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


def folded(words: str) -> str:
    """A name or an address as it is compared."""
    return keys.numerals(keys.fold(words))


def place(land: Land, texts: Sequence[str], around: str = "") -> Spot:
    """The spot that the first telling text names; `around` names the compound when no text does."""
    said = [folded(text) for text in texts if text]
    for text in said:
        compound, rest = _compound(land, text)
        if compound:
            return Spot(compound, _micro_grid(land.doors.get(compound, ()), rest))
    compound, _ = _compound(land, folded(around))
    if compound is None:
        return Spot()
    told = next((text for text in said if _building(text)), "")
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
    grids = {door.micro_grid for door in _meant(doors, text)}
    return grids.pop() if len(grids) == 1 else None


def _meant(doors: Sequence[Door], text: str) -> Sequence[Door]:
    told = _building(text)
    if not told:
        return doors
    building, stairwell, floor = told
    return [
        door
        for door in doors
        if door.building == building
        and stairwell in ("", door.stairwell)
        and (floor is None or door.lowest <= floor <= door.highest)
    ]


def doors(land: Land, text: str) -> tuple[Door, ...]:
    """The doors that a message may mean among those of the land; none when it names no door, or one that is not there.

    Written where the place is known by itself, as in the group of one courtyard: 三单元 is enough, and the name of the
    compound may be left out.
    """
    said = folded(text)
    compound, rest = _compound(land, said)
    near = land.doors.get(compound, ()) if compound else [door for held in land.doors.values() for door in held]
    told = rest if compound else said
    if _building(told):
        return tuple(_meant(near, told))
    stairwell = _STAIRWELL.search(told)
    if stairwell:
        return tuple(door for door in near if door.stairwell == str(int(stairwell[1])))
    return ()
