"""What is to be divided: stairwells, and what a micro-grid of them may be."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from linli.engines.partition.refusing import ProblemError

SIZE = 10**6  # milli-points for each household by which a grid is too small or too large, where nothing legal is left


@dataclass(frozen=True, slots=True)
class Unit:
    """A stairwell, or a band of floors of a tower. x, y in decimetres, workload in tenths of a household."""

    id: str
    compound: str
    building: str
    x: int
    y: int
    households: int
    workload: int
    adj: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """Households that a micro-grid has: at least, at most, and those for which the walk is reckoned."""

    least: int = 30
    most: int = 80
    reference: int = 55

    def outside(self, households: int) -> int:
        """Households by which a grid is too small or too large."""
        return max(0, self.least - households, households - self.most)


@dataclass(frozen=True)
class Problem:
    """A community to be divided.

    `targets`: the workload wished for in one grid, for each compound. `grids`: how many there shall be, None for as
    many as are best. `move_milli`: milli-points for each household whose grid changes its head. `locked`: grids that
    stay. `together`, `apart`: stairwells that must share a grid, or must not. `current`: today's head of a stairwell;
    one that is missing is new, and nobody there loses a head.
    """

    units: tuple[Unit, ...]
    targets: Mapping[str, int]
    limits: Limits = Limits()
    grids: int | None = None
    move_milli: int = 500
    locked: tuple[tuple[str, ...], ...] = ()
    together: tuple[tuple[str, ...], ...] = ()
    apart: tuple[tuple[str, ...], ...] = ()
    current: Mapping[str, str] = field(default_factory=dict)
    number: Mapping[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Refuse what contradicts itself, by the name of the unit and of the field. Raises `ProblemError`."""
        number: dict[str, int] = {}
        for index, unit in enumerate(self.units):
            if unit.id in number:
                raise ProblemError("twice", unit.id, "id")
            number[unit.id] = index
        object.__setattr__(self, "number", number)
        for compound, target in self.targets.items():
            if target <= 0:
                raise ProblemError("positive", compound, "target_workload", target)
        for unit in self.units:
            self._check(unit)
        for name in ("locked", "together", "apart"):
            for group in getattr(self, name):
                self._check_group(name, group)
        self._check_locks()

    def _check(self, unit: Unit) -> None:
        if unit.compound not in self.targets:
            raise ProblemError("compound", unit.id, "compound", unit.compound)
        for name in ("households", "workload"):
            if getattr(unit, name) < 0:
                raise ProblemError("negative", unit.id, name, getattr(unit, name))
        for other in unit.adj:
            if other not in self.number:
                raise ProblemError("unknown", unit.id, "adj", other)
            neighbour = self.units[self.number[other]]
            if neighbour.compound != unit.compound:
                raise ProblemError("across", unit.id, "adj", other)
            if unit.id not in neighbour.adj:
                raise ProblemError("one_sided", unit.id, "adj", other)

    def _check_group(self, name: str, group: tuple[str, ...]) -> None:
        for one in group:
            if one not in self.number:
                raise ProblemError("unknown", ", ".join(group), name, one)
        if len(set(group)) != len(group) or not group:
            raise ProblemError("twice", ", ".join(group), name)
        if name != "apart" and len({self.units[self.number[one]].compound for one in group}) > 1:
            raise ProblemError("across", group[0], name, group[-1])

    def _check_locks(self) -> None:
        held: set[str] = set()
        for group in self.locked:
            if held & set(group):
                raise ProblemError("locked_twice", min(held & set(group)), "locked")
            held |= set(group)
            if len(self.reached(group[0], frozenset(group))) != len(group):
                raise ProblemError("not_joined", ", ".join(group), "locked")
            for name in ("together", "apart"):
                for bond in getattr(self, name):
                    shared = len(set(bond) & set(group))
                    if (name == "together" and 0 < shared < len(bond)) or (name == "apart" and shared > 1):
                        raise ProblemError("lock_against", ", ".join(group), name, ", ".join(bond))

    def reached(self, start: str, inside: frozenset[str]) -> set[str]:
        """What can be reached from a unit without leaving `inside`."""
        seen, waiting = {start}, [start]
        while waiting:
            for other in self.units[self.number[waiting.pop()]].adj:
                if other in inside and other not in seen:
                    seen.add(other)
                    waiting.append(other)
        return seen
