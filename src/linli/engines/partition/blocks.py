"""The parts of a problem that can be settled alone: what hangs together, unless heads of today bind parts together."""

from dataclasses import dataclass

from linli.engines.partition.problem import Problem

FREE, LOCKED, EXEMPT = "free", "locked", "exempt"


@dataclass(frozen=True, slots=True)
class Piece:
    """Units (by index) that hang together; a locked or an exempt piece is one grid."""

    units: tuple[int, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Block:
    """Pieces that are settled together, since some head of today has stairwells in each."""

    pieces: tuple[Piece, ...]

    @property
    def units(self) -> tuple[int, ...]:
        return tuple(unit for piece in self.pieces for unit in piece.units)


def blocks(problem: Problem) -> list[Block]:
    """The blocks, in the order of their first units."""
    found = sorted(pieces(problem), key=lambda piece: piece.units)
    root = list(range(len(found)))

    def top(one: int) -> int:
        while root[one] != one:
            one = root[one]
        return one

    first: dict[str, int] = {}
    for index, piece in enumerate(found):
        for unit in piece.units if problem.move_milli else ():
            head = problem.current.get(problem.units[unit].id)
            if head is not None:
                low, high = sorted((top(first.setdefault(head, index)), top(index)))
                root[high] = low
    joined: dict[int, list[Piece]] = {}
    for index, piece in enumerate(found):
        joined.setdefault(top(index), []).append(piece)
    return [Block(tuple(group)) for group in joined.values()]


def pieces(problem: Problem) -> list[Piece]:
    """Locked grids, then what hangs together without them; a whole island of too few households is exempt."""
    number = problem.number

    def small_island(members: tuple[int, ...]) -> bool:
        small = sum(problem.units[one].households for one in members) < problem.limits.least
        return small and all(number[other] in members for one in members for other in problem.units[one].adj)

    locks = [tuple(sorted(number[unit] for unit in lock)) for lock in problem.locked]
    found = [Piece(lock, EXEMPT if small_island(lock) else LOCKED) for lock in locks]
    taken = {unit for piece in found for unit in piece.units}
    left = frozenset(unit.id for index, unit in enumerate(problem.units) if index not in taken)
    for index, unit in enumerate(problem.units):
        if index in taken:
            continue
        members = tuple(sorted(number[one] for one in problem.reached(unit.id, left)))
        taken.update(members)
        found.append(Piece(members, EXEMPT if small_island(members) else FREE))
    return found
