"""Lines over months as a drawing that a page holds: each line has its own stroke, so that colour says nothing alone.

The numbers stand in a table beside it; whoever hears the page hears those.
"""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT, LEFT, BELOW = 720, 240, 48, 28  # in units of the drawing
STEPS = (1, 2, 5, 10, 12, 24, 48, 72, 120, 240, 480, 720, 1440, 2880)


@dataclass(frozen=True)
class Line:
    """One line: its name, its points as SVG writes them, and where it ends."""

    name: str
    points: str
    end: tuple[float, float]


@dataclass(frozen=True)
class Drawing:
    """Lines, marks up the side (y, text) and along the foot (x, text)."""

    lines: list[Line]
    up: list[tuple[float, str]]
    along: list[tuple[float, str]]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT


def lines(names: Sequence[str], given: Sequence[tuple[str, Sequence[float]]]) -> Drawing | None:
    """Lines over the same names; None where two points are not there yet."""
    if len(names) < 2:
        return None
    most = max((value for _name, values in given for value in values), default=0) or 1
    step = next((step for step in STEPS if most / step <= 5), STEPS[-1])
    top = step * (int(most / step) + 1)
    wide, high = WIDTH - LEFT - 16, HEIGHT - BELOW - 12

    def x(n: int) -> float:
        return round(LEFT + wide * n / (len(names) - 1), 1)

    def y(value: float) -> float:
        return round(12 + high * (1 - value / top), 1)

    drawn = []
    for name, values in given:
        points = [(x(n), y(value)) for n, value in enumerate(values)]
        drawn.append(Line(name, " ".join(f"{at},{height}" for at, height in points), points[-1]))
    every = max(1, len(names) // 6)
    along = [(x(n), name) for n, name in enumerate(names) if (len(names) - 1 - n) % every == 0]
    return Drawing(drawn, [(y(step * n), f"{step * n}") for n in range(int(top / step) + 1)], along)
