"""The blocks of a problem as they are settled: each alone, so that several processes may share them out.

A block's programmes stay with whoever settled it, and come to the same whoever that is; what goes to and fro are bounds
and grids. The engine works alone. `linli grids plan` hires a crew of processes.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from linli.engines.partition.blocks import Block
from linli.engines.partition.certificate import certify
from linli.engines.partition.dividing import Division, divide
from linli.engines.partition.effort import Effort
from linli.engines.partition.problem import Problem


class Bounds(NamedTuple):
    """What the plans of one number of grids cost at least, and the best known; whether no more is found out."""

    lower: int
    upper: int
    stuck: bool

    @property
    def settled(self) -> bool:
        return self.lower >= self.upper


Curves = dict[int, dict[int, Bounds]]  # of each block, for each number of grids


@dataclass(frozen=True, slots=True)
class Settled:
    """A block as it is divided: the units of each grid (None: not divided), whether that is proven, the certificate."""

    sets: list[tuple[int, ...]] | None
    proven: bool
    certificate: dict[str, object]


class Workshop:
    """Settles blocks, and remembers how far each of them is."""

    def __init__(self, problem: Problem, blocks: list[Block], effort: Effort) -> None:
        self.problem, self.blocks, self.effort = problem, blocks, effort
        self._divisions: dict[int, Division] = {}

    def settle(self, number: int) -> dict[int, Bounds]:
        """Find the best plan of a block, of whatever number of grids. Raises `ProblemError`."""
        self._divisions[number] = divide(self.problem, self.blocks[number], self.effort)
        return self._bounds(number)

    def advance(self, number: int, grids: int) -> dict[int, Bounds]:
        """Know more of the plans of so many grids."""
        curve = self._divisions[number].curve
        curve.advance(curve.near(grids))
        return self._bounds(number)

    def finish(self, number: int, grids: int | None) -> Settled:
        """The block with so many grids; what was found out on the way is forgotten."""
        division = self._divisions.pop(number)
        sets = None if grids is None else division.sets(grids)
        proven = grids is not None and division.curve.proven(grids)
        return Settled(sets, proven, certify(self.problem, division))

    def settle_whole(self, number: int) -> tuple[dict[int, Bounds], Settled]:
        """Both at once, for a block whose number of grids is nobody else's concern."""
        bounds = self.settle(number)
        return bounds, self.finish(number, self._divisions[number].curve.best())

    def _bounds(self, number: int) -> dict[int, Bounds]:
        points = self._divisions[number].curve.points
        return {grids: Bounds(point.lower, point.upper, point.stuck) for grids, point in points.items()}


class Crew(Protocol):
    """Whoever does what is asked of a workshop."""

    def each(self, verb: str, asked: Mapping[int, tuple[Any, ...]]) -> Iterator[tuple[int, Any]]:
        """The answers for some blocks, as they come; `asked` holds what is given beside the number of the block."""
        ...


@dataclass(frozen=True)
class Alone:
    """One block after another."""

    workshop: Workshop

    def each(self, verb: str, asked: Mapping[int, tuple[Any, ...]]) -> Iterator[tuple[int, Any]]:
        """The answers in the order of the questions."""
        for number, given in asked.items():
            yield number, getattr(self.workshop, verb)(number, *given)


Hire = Callable[[Workshop], AbstractContextManager[Crew]]


def alone(workshop: Workshop) -> AbstractContextManager[Crew]:
    return nullcontext(Alone(workshop))
