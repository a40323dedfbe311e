"""The words that decided, as they were written: the stretches of a message whose runs speak most for a label."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from linli.engines.triage.learning.rows import Floats, Places

QUOTES, SHORTEST, LONGEST = 3, 2, 8


@dataclass(frozen=True, slots=True)
class Said:
    """Where a text says runs that a model knows: their rows there, first signs and sizes."""

    rows: Places
    starts: Places
    sizes: Places

    @classmethod
    def of(cls, text: str, longest: int, places: Mapping[str, int]) -> "Said":
        """Every run of up to `longest` signs; one with a break in it is known to no model."""
        row = places.get
        spans = [range(max(len(text) - size + 1, 0)) for size in range(1, longest + 1)]
        found = [row(text[at : at + size], -1) for size, span in enumerate(spans, 1) for at in span]
        rows = np.array(found, np.int64)
        known = rows >= 0
        starts = np.concatenate([np.arange(len(span)) for span in spans])[known]
        return cls(rows[known], starts, np.repeat(np.arange(1, longest + 1), [len(span) for span in spans])[known])


def quoted(looks: Sequence[tuple[str, Said]], speaks: Floats) -> tuple[str, ...]:
    """Up to three stretches of two to eight signs, strongest first. `speaks`: what each row of the model adds.

    `looks`: each text as it was written, and where it says what.
    """
    found: list[tuple[float, str]] = []
    for text, said in looks:
        share = np.where(said.sizes >= SHORTEST, speaks[said.rows] / said.sizes, 0)
        change = np.bincount(said.starts, share, len(text) + 1)
        change -= np.bincount(said.starts + said.sizes, share, len(text) + 1)
        weight = np.round(np.cumsum(change), 6).tolist()
        found += [(total, text[a:b]) for total, a, b in stretches(weight)]
    words = dict.fromkeys(word for _, word in sorted(found, key=lambda pair: -pair[0]))
    kept = [word for word in words if not any(word != other and word in other for other in words)]
    return tuple(kept[:QUOTES])


def stretches(weight: Sequence[float]) -> list[tuple[float, int, int]]:
    """The stretches of signs that all speak for it, no longer than eight signs, strongest first."""
    found: list[tuple[float, int, int]] = []
    start = None
    for place, here in enumerate([*weight, 0.0]):
        if here > 0 and start is not None and place - start < LONGEST:
            continue
        if start is not None and place - start >= SHORTEST:
            found.append((sum(weight[start:place]), start, place))
        start = place if here > 0 else None
    return sorted(found, reverse=True)[:QUOTES]
