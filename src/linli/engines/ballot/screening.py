"""The same count in floating point, for the many rounds of completion; whatever is too close to call is said to be so.

A difference counts only when it is more than a billionth of what is compared, some thousand times what rounding can add
up to in a count; among those who all can pay, support is a whole number and ties are true ones.
"""

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from linli.engines.ballot.election import Election

CLOSE = 1e-9
Amounts = NDArray[np.float64]


class Close(Exception):
    """Two things lie too near to each other to be told apart by rounding arithmetic."""


class Screen:
    """An election as arrays, to be counted for many endowments."""

    def __init__(self, election: Election) -> None:
        self.ids = sorted((id for id, who in election.supporters.items() if who), key=election.precedence.__getitem__)
        self.voters = len(election.ballots)
        self.who = [np.array(election.supporters[id], dtype=np.int64) for id in self.ids]
        self.costs = [float(election.projects[id].cost) for id in self.ids]

    def bought(self, endowment: Fraction) -> tuple[str, ...]:
        """The ids that equal shares buys, in order. Raises `Close` where only exact arithmetic can tell."""
        purses = np.full(self.voters, float(endowment))
        most = {n: float(len(who)) for n, who in enumerate(self.who)}
        order: list[int] = []
        while True:
            best, support = -1, 0.0
            for n in sorted(most, key=lambda n: (-most[n], n)):
                if most[n] < support * (1 - CLOSE):
                    break
                found = _support(purses[self.who[n]], self.costs[n])
                if not found:
                    del most[n]
                    continue
                most[n] = found
                if _beats(found, support, n, best):
                    best, support = n, found
            if best < 0:
                return tuple(self.ids[n] for n in order)
            payers = self.who[best]
            purses[payers] = np.maximum(purses[payers] - self.costs[best] / support, 0.0)
            order.append(best)
            del most[best]


def _beats(found: float, support: float, n: int, best: int) -> bool:
    """Whether project n, with support `found`, comes before the best so far; `n` is its place in the precedence."""
    if abs(found - support) > CLOSE * found:
        return found > support
    if found == support and found.is_integer():
        return n < best
    raise Close()


def _support(left: Amounts, cost: float) -> float:
    """Cost by share; 0 if the supporters cannot pay. A whole number, exactly, when each of them can pay the same."""
    edge = CLOSE * cost
    least = float(left.min())
    slack = least * len(left) - cost
    untouched = least == float(left.max()) and least.is_integer() and cost.is_integer()  # then nothing was rounded
    if abs(slack) <= edge and not untouched:
        raise Close()
    if slack >= 0:
        return float(len(left))
    left.sort()
    before = np.cumsum(left) - left
    payers = np.arange(len(left), 0, -1)
    slacks = left * payers + before - cost  # grows along the array; the first that reaches 0 says the share
    if slacks[-1] < -edge:
        return 0.0
    if slacks[-1] <= edge:
        raise Close()
    first = int(np.searchsorted(slacks, 0.0))
    if not before[first]:
        return float(payers[first])  # those who have nothing left do not count
    share = (cost - float(before[first])) / float(payers[first])
    support = cost / share
    nearest = round(support)
    if abs(support - nearest) <= CLOSE * support:
        raise Close()  # may be a whole number, and then a true tie with another
    return support
