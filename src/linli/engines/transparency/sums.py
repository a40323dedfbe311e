"""A Merkle tree whose nodes carry sums: its root is a published total, and each day's amount proves that it is inside.

Leaves are totals of a day, never of a person. A node binds both sums below it, so that no branch can hide a negative.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Part:
    """A node: the sum of what lies below it in fen, and its hash."""

    fen: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class Side:
    """A step of a proof: the neighbour, and whether it stands to the left."""

    part: Part
    left: bool


def _leaf(day: str, fen: int) -> Part:
    if fen < 0:
        raise ValueError(f"{day}: {fen} fen: what is summed is never negative")
    return Part(fen, sha256(b"\2" + fen.to_bytes(8, "big") + day.encode()).digest())


def _node(left: Part, right: Part) -> Part:
    both = b"".join(part.fen.to_bytes(8, "big") + part.hash for part in (left, right))
    return Part(left.fen + right.fen, sha256(b"\3" + both).digest())


def sum_root(days: Sequence[tuple[str, int]]) -> Part:
    """The root over (day, fen) in their order; of no days, nothing at all."""
    level = [_leaf(*day) for day in days] or [Part(0, sha256(b"\2").digest())]
    while len(level) > 1:
        level = _above(level)
    return level[0]


def _above(level: list[Part]) -> list[Part]:
    pairs = [_node(level[n], level[n + 1]) for n in range(0, len(level) - 1, 2)]
    return pairs + level[len(level) & ~1 :]  # one that is left over goes up as it is


def prove_part(days: Sequence[tuple[str, int]], index: int) -> list[Side]:
    """The proof that day `index` is inside the total."""
    level, proof = [_leaf(*day) for day in days], []
    if not 0 <= index < len(level):
        raise IndexError(f"day {index} of {len(level)}")
    while len(level) > 1:
        beside = index ^ 1
        if beside < len(level):
            proof.append(Side(level[beside], beside < index))
        level, index = _above(level), index >> 1
    return proof


def sums_to(day: str, fen: int, proof: Sequence[Side], root: Part) -> bool:
    """Whether a proof shows that this amount of that day is inside the root's sum."""
    if fen < 0 or any(side.part.fen < 0 for side in proof):
        return False
    here = _leaf(day, fen)
    for side in proof:
        here = _node(side.part, here) if side.left else _node(here, side.part)
    return here == root
