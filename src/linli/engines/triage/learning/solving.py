"""Finding weights: smooth convex losses, and a limited-memory quasi-Newton descent (Nocedal & Wright, ch. 7)."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from linli.engines.triage.learning.rows import Floats, Places, Rows

Objective = Callable[[Floats], tuple[float, Floats]]
MEMORY, SHRINK, ENOUGH = 8, 0.5, 1e-4


def descend(objective: Objective, start: Floats, steps: int, close: float = 1e-3) -> Floats:
    """The weights after at most `steps` steps, or when the slope is `close` times its first size."""
    here = start
    value, slope = objective(here)
    first = float(np.linalg.norm(slope)) or 1.0
    moves: list[tuple[Floats, Floats, float]] = []
    for _ in range(steps):
        if float(np.linalg.norm(slope)) <= close * first:
            break
        way = _way(slope, moves)
        there, found = _along(objective, here, value, slope, way, 1.0 if moves else 1.0 / first)
        if found is None:
            break
        move, bend = there - here, found[1] - slope
        curve = float(np.vdot(move, bend))
        if curve > 1e-10:
            moves = [*moves[-MEMORY + 1 :], (move, bend, curve)]
        here, (value, slope) = there, found
    return here


def _way(slope: Floats, moves: list[tuple[Floats, Floats, float]]) -> Floats:
    way = -slope
    shares = []
    for move, bend, curve in reversed(moves):
        share = float(np.vdot(move, way)) / curve
        way = way - share * bend
        shares.append(share)
    if moves:
        _, bend, curve = moves[-1]
        way = way * (curve / float(np.vdot(bend, bend)))
    for (move, bend, curve), share in zip(moves, reversed(shares), strict=True):
        way = way + (share - float(np.vdot(bend, way)) / curve) * move
    return np.asarray(way, np.float32)


def _along(
    objective: Objective, here: Floats, value: float, slope: Floats, way: Floats, length: float
) -> tuple[Floats, tuple[float, Floats] | None]:
    fall = float(np.vdot(slope, way))
    for _ in range(20):
        there = np.asarray(here + np.float32(length) * way, np.float32)
        found = objective(there)
        if found[0] <= value + ENOUGH * length * fall:
            return there, found
        length *= SHRINK
    return here, None


def hinge(
    rows: Rows, truth: Places, kinds: int, cost: npt.NDArray[np.float32], shape: Floats, offset: Floats
) -> Objective:
    """One-against-rest squared hinge; weights × `shape` score the rows (last row of the weights: the bias)."""
    side = np.where(np.arange(kinds) == truth[:, None], np.float32(1), np.float32(-1))

    def objective(weights: Floats) -> tuple[float, Floats]:
        miss = np.maximum(0, 1 - side * (offset + rows.times(weights[:-1] * shape) + weights[-1]))
        pull = -2 * cost[:, None] * side * miss
        slope = weights.copy()
        slope[:-1] += rows.across(pull) * shape
        slope[-1] = weights[-1] * 0.01 + pull.sum(0)
        size = float(np.vdot(weights[:-1], weights[:-1])) + 0.01 * float(np.vdot(weights[-1], weights[-1]))
        return float((cost[:, None] * miss**2).sum()) + size / 2, slope

    return objective


def softmax(
    rows: Rows, truth: Places, kinds: int, cost: npt.NDArray[np.float32], shape: Floats, offset: Floats
) -> Objective:
    """Multinomial logistic loss with a ridge; otherwise as `hinge`."""
    here = np.arange(len(truth))

    def objective(weights: Floats) -> tuple[float, Floats]:
        scores = offset + rows.times(weights[:-1] * shape) + weights[-1]
        scores -= scores.max(1, keepdims=True)
        share = np.exp(scores)
        total = share.sum(1, keepdims=True)
        lost = -float((cost * (scores[here, truth] - np.log(total[:, 0]))).sum())
        share /= total
        share[here, truth] -= 1
        pull = share * cost[:, None]
        slope = weights.copy()
        slope[:-1] += rows.across(pull) * shape
        slope[-1] = weights[-1] * 0.01 + pull.sum(0)
        size = float(np.vdot(weights[:-1], weights[:-1])) + 0.01 * float(np.vdot(weights[-1], weights[-1]))
        return lost + size / 2, slope

    return objective
