"""Reading the range of a micro-grid as offices write it: 3号楼1-3单元；4号楼；5号楼1单元1-11层(44户)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from linli.engines.places import keys
from linli.office.workbook.rows import StairwellRow

_PARTS = re.compile(r"[;,、。\n]+")
_TAIL = re.compile(r"(?:(?P<low>-?\d{1,3})[-~至到—–](?P<high>\d{1,3})(?:层|楼|f))?(?:\((?P<households>\d{1,4})户\))?")
_BUILDINGS = re.compile(r"(?:第)?(\d+)(?:号楼|号|栋|幢|#楼|#)?[-~至到—–](\d+)(?:号楼|号|栋|幢|#楼|#)")
_STAIRWELLS = re.compile(r"第?(\d+)(?:单元|门)?[-~至到—–](\d+)(?:单元|门)")
_STAIRWELL = re.compile(r"第?([^\d;:]{1,2}|\d+)(?:单元|门洞|门)?")
_ENDINGS = ("", "号楼", "号", "栋", "幢", "座", "楼", "#楼", "#")
_ALL = {"全部", "全小区", "整个小区", "全院", "整院", "所有楼栋", "全部楼栋", "全部单元"}


@dataclass(frozen=True)
class Cover:
    """A stairwell, or floors of it, that a range names."""

    stairwell: StairwellRow
    lowest: int | None = None
    highest: int | None = None
    households: int | None = None


@dataclass(frozen=True)
class Unreadable:
    """A part of a range that cannot be understood (`unknown` false), or names what is not there."""

    part: str
    unknown: bool


@dataclass
class Land:
    """The stairwells by compound and building, under the keys of their names."""

    compounds: dict[str, dict[str, list[StairwellRow]]] = field(default_factory=dict)

    def add(self, row: StairwellRow) -> None:
        buildings = self.compounds.setdefault(keys.compound(row.compound), {})
        buildings.setdefault(keys.building(row.building), []).append(row)

    def buildings(self, compound: str) -> Mapping[str, list[StairwellRow]]:
        return self.compounds.get(keys.compound(compound), {})


def read(text: str, homes: Sequence[str], land: Land) -> Iterator[Cover | Unreadable]:
    """What a range covers; `homes` are the compounds of the micro-grid, for parts that name none."""
    here, last = list(homes), ""
    for written in _PARTS.split(keys.fold(text).replace("；", ";")):
        compound, colon, part = written.rpartition(":")
        if colon:
            here = [compound]
        if not part:
            continue
        found, last = _part(keys.numerals(part), part, here, last, land)
        yield from found


def _part(
    part: str, written: str, homes: Sequence[str], last: str, land: Land
) -> tuple[list[Cover] | list[Unreadable], str]:
    """One part, and the building it ended with: in 3号楼1单元、2单元 the second part means the same building."""
    for home in homes:
        buildings = land.buildings(home)
        if part in _ALL or keys.compound(part) == keys.compound(home):
            return [Cover(row) for rows in buildings.values() for row in rows], ""
        if span := _BUILDINGS.fullmatch(part):
            names = [str(number) for number in range(int(span.group(1)), int(span.group(2)) + 1)]
            if names and all(name in buildings for name in names):
                return [Cover(row) for name in names for row in buildings[name]], ""
        for building, rest in _openings(part, buildings):
            if (covers := _stairwells(rest, buildings[building])) is not None:
                return covers, building
        if last in buildings and (covers := _stairwells(part, buildings[last])):
            return covers, last
    looks_right = re.search(r"楼|栋|幢|#|单元|座", part) is not None
    return [Unreadable(written, unknown=looks_right and bool(homes))], last


def _openings(part: str, buildings: Mapping[str, list[StairwellRow]]) -> Iterator[tuple[str, str]]:
    """Every building whose name opens the part, longest name first, with what is left of the part."""
    for key in sorted(buildings, key=len, reverse=True):
        own = keys.numerals(keys.fold(buildings[key][0].building))
        for name in sorted({own, *(key + ending for ending in _ENDINGS)}, key=len, reverse=True):
            rest = part.removeprefix(name)
            if rest != part and not (name[-1].isdigit() and rest[:1].isdigit()):
                yield key, rest.removeprefix("-")


def _stairwells(rest: str, rows: Sequence[StairwellRow]) -> list[Cover] | None:
    """The stairwells of a building that what is left of a part names; all when nothing is left."""
    by_key = {keys.stairwell(row.stairwell): row for row in rows}
    for head, tail in _heads(rest, by_key):
        match = _TAIL.fullmatch(tail)
        if match and all(key in by_key for key in head):
            low, high, households = (int(text) if text else None for text in match.group("low", "high", "households"))
            return [Cover(by_key[key], low, high, households) for key in head]
    return None


def _heads(rest: str, by_key: Mapping[str, StairwellRow]) -> Iterator[tuple[list[str], str]]:
    yield list(by_key), rest
    for key in sorted(by_key, key=len, reverse=True):
        for name in (keys.numerals(keys.fold(by_key[key].stairwell)), f"{key}单元", f"{key}门", key):
            if rest.startswith(name):
                yield [key], rest[len(name) :]
    if span := _STAIRWELLS.match(rest):
        yield [str(number) for number in range(int(span.group(1)), int(span.group(2)) + 1)], rest[span.end() :]
