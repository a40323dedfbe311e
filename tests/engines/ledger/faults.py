"""Ways in which a published log is bent: by chance, by hand, and by whoever holds the signing key."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from linli.engines.transparency import Log, canonical, spoken, write_log
from tests.engines.ledger.lives import Life, published


@dataclass(frozen=True)
class Bent:
    """A file, what was done to it, and the root from elsewhere against which it is held ("": none is needed)."""

    how: str
    content: bytes
    root: str = ""


def a_log(seed: int, leaves: int, heads: int = 4, witnessed: bool = True) -> tuple[Log, list[dict[str, Any]]]:
    life = Life(seed, start="2024-12-01").live(leaves)
    return life.log(heads, witnessed), life.leaves


def text_of(log: Log) -> bytes:
    return b"".join(write_log(log))


def bit(dice: Random, log: Log, leaves: list[dict[str, Any]]) -> Bent:
    content = bytearray(text_of(log))
    place = dice.randrange(len(content) * 8)
    content[place // 8] ^= 1 << place % 8
    return Bent(f"bit {place}", bytes(content))


def row(dice: Random, log: Log, leaves: list[dict[str, Any]]) -> Bent:
    rows = text_of(log).splitlines(keepends=True)
    place = dice.randrange(len(rows))
    return Bent(f"row {place} removed", b"".join(rows[:place] + rows[place + 1 :]))


def order(dice: Random, log: Log, leaves: list[dict[str, Any]]) -> Bent:
    rows = text_of(log).splitlines(keepends=True)
    one, other = dice.sample(range(len(rows)), 2)
    if rows[one] == rows[other]:
        return order(dice, log, leaves)
    rows[one], rows[other] = rows[other], rows[one]
    return Bent(f"rows {one} and {other} swapped", b"".join(rows))


def torn(dice: Random, log: Log, leaves: list[dict[str, Any]]) -> Bent:
    content = text_of(log)
    place = dice.randrange(len(content))
    return Bent(f"torn at {place}", content[:place])


def truncated(dice: Random, log: Log, leaves: list[dict[str, Any]]) -> Bent:
    """An older state, whole in itself: only a root from elsewhere shows that it is not all."""
    kept = dice.randrange(1, len(log.heads))
    older = Log(log.name, log.key, log.leaves, log.heads[:kept])
    return Bent(f"cut to head {kept}", text_of(older), root(dice, log))


def split(dice: Random, log: Log, leaves: list[dict[str, Any]]) -> Bent:
    """Another log by the holder of the key, lawful in itself: only a root from elsewhere shows that there are two."""
    other = json.loads(json.dumps(leaves))
    place = dice.choice([n for n, leaf in enumerate(other) if leaf.get("words")])
    other[place]["words"] += "（改）"
    return Bent(f"split at {place}", text_of(published([canonical(leaf) for leaf in other], other, 4)), root(dice, log))


def root(dice: Random, log: Log) -> str:
    """The last root, as digits or as on the notice board."""
    last = log.heads[-1].head.root
    return dice.choice([last.hex(), spoken(last)])


FAULTS: dict[str, Callable[[Random, Log, list[dict[str, Any]]], Bent]] = {
    "bit": bit, "row": row, "order": order, "torn": torn, "truncated": truncated, "split": split
}  # fmt: skip
