"""Under which keys a report is kept, so that a new one finds in a table of a million those that may be its matter.

A pair of signs alone is said by thousands; together with its place it is said by few. So the most telling pairs are
hashed together with the place, as are the kind and the place; a few pairs alone find what was reported without one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from linli.engines.similarity.report import Read

PAIRS, ALONE = 12, 6  # of the most telling pairs: kept with the place, and by themselves
NAMES = 3  # pairs that name the place in words, where the land does not know it
STAIRWELL_AND_KIND, PLACE_AND_KIND, BY_ITSELF = 0.5, 0.2, 0.3


@dataclass(frozen=True, slots=True)
class Key:
    """`number` of 48 bits, and how much it speaks for one matter that another report has it as well."""

    number: int
    weight: float


def keys(read: Read) -> tuple[Key, ...]:
    """At most 44 keys, no two the same; those of one report and of another of its matter overlap."""
    best = _best(read.matter, PAIRS)
    wheres = list(_wheres(read))
    found: dict[int, float] = dict(_kinds(read))
    for where in wheres:
        for pair, weight in best:
            found[_hashed("pair", where, pair)] = weight / len(wheres)
    for pair, weight in best[:ALONE]:
        found[_hashed("pair", "", pair)] = BY_ITSELF * weight
    return tuple(Key(number, weight) for number, weight in found.items())


def _wheres(read: Read) -> Iterable[str]:
    place = read.report.place
    if place.compound or place.micro_grid:
        return [place.compound or place.micro_grid]
    return [pair for pair, _ in _best(read.named, NAMES)]


def _kinds(read: Read) -> Iterable[tuple[int, float]]:
    place, kind = read.report.place, read.report.kind
    within = place.compound or place.micro_grid
    if kind and within:
        yield _hashed("kind", within, kind), PLACE_AND_KIND
        if place.stairwell:
            yield _hashed("kind", within, place.stairwell, kind), STAIRWELL_AND_KIND


def _best(weights: dict[str, float], most: int) -> list[tuple[str, float]]:
    pairs = (held for held in weights.items() if len(held[0]) == 2)
    return sorted(pairs, key=lambda held: (-held[1], held[0]))[:most]


def _hashed(*parts: str) -> int:
    return int.from_bytes(blake2b("\0".join(parts).encode(), digest_size=6).digest(), "big")
