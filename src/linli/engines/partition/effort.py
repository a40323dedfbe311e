"""How hard to look before a gap is left: counted in tries, so that the answer is the same on every machine."""

from collections.abc import Callable
from dataclasses import dataclass, replace


class Cancelled(Exception):
    """The caller wants no answer any more."""


def _for_ever() -> float:
    return float("inf")


def _nobody() -> bool:
    return False


@dataclass(frozen=True)
class Effort:
    """`tries`: beginnings of plans in one search; `nodes`: of one branching, times units. `left`:
    seconds until the answer is wanted, by the caller's clock.

    `cancelled`: whether the caller has gone away. The engine has no clock of its own.
    """

    tries: int = 20_000
    nodes: int = 200_000
    left: Callable[[], float] = _for_ever
    cancelled: Callable[[], bool] = _nobody

    def less(self) -> "Effort":
        """For a part of a whole."""
        return replace(self, tries=self.tries // 4, nodes=self.nodes // 20)

    def over(self) -> bool:
        """Whether to stop with what there is. Raises `Cancelled`."""
        if self.cancelled():
            raise Cancelled
        return self.left() <= 0


USUAL = Effort()
