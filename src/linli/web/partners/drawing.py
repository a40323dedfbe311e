"""The organisation graph as a plain sketch: the community in the middle, alliances near it, partners around."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

SIDE, RING, NEAR = 640, 288, 130


@dataclass(frozen=True)
class Dot:
    """One organisation: its number in the table beside, and where it stands."""

    number: int
    x: int
    y: int
    alliance: bool


@dataclass(frozen=True)
class Thread:
    """A line between two points; a membership is dashed."""

    x1: int
    y1: int
    x2: int
    y2: int
    dashed: bool


@dataclass(frozen=True)
class Drawn:
    """The whole sketch."""

    dots: list[Dot]
    threads: list[Thread]
    side: int = SIDE
    middle: int = SIDE // 2


def draw(names: Sequence[str], alliances: Sequence[str], members: dict[str, Sequence[str]], tied: set[str]) -> Drawn:
    """Names in the order of the table; `members` of each alliance; `tied` are those with a relation of their own."""
    inner = [name for name in names if name in alliances]
    outer = [name for name in names if name not in alliances]
    at = _ring(inner, NEAR) | _ring(outer, RING)
    number = {name: n for n, name in enumerate(names, 1)}
    middle = SIDE // 2
    threads = [Thread(middle, middle, *at[name], False) for name in names if name in tied]
    for alliance in inner:
        threads += [Thread(*at[alliance], *at[one], True) for one in members.get(alliance, ()) if one in at]
    return Drawn([Dot(number[name], *at[name], name in alliances) for name in names], threads)


def _ring(names: Sequence[str], radius: int) -> dict[str, tuple[int, int]]:
    middle, step = SIDE // 2, 2 * math.pi / max(1, len(names))
    return {
        name: (round(middle + radius * math.sin(n * step)), round(middle - radius * math.cos(n * step)))
        for n, name in enumerate(names)
    }
