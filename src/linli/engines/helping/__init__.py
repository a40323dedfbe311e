"""Who could help with a need: those near first, those asked lately later, each with the reasons."""

from linli.engines.helping.finding import (
    NEVER,
    PARTS,
    RINGS,
    Ally,
    Need,
    Place,
    Suggestion,
    back_for,
    fits,
    ring_of,
    slot,
    suggest,
)

__all__ = [
    "NEVER", "PARTS", "RINGS", "Ally", "Need", "Place", "Suggestion", "back_for", "fits", "ring_of", "slot", "suggest",
]  # fmt: skip
