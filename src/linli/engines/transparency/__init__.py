"""A public log that cannot be bent unseen: canonical leaves, a Merkle tree, signed heads, commitments, sums."""

from linli.engines.transparency.canonical import CanonicalError, canonical
from linli.engines.transparency.commitments import commitment, fresh_salt
from linli.engines.transparency.heads import Head, sign, spoken, verified
from linli.engines.transparency.sums import Part, Side, prove_part, sum_root, sums_to
from linli.engines.transparency.tree import (
    Tree,
    leaf_hash,
    proves_extension,
    proves_inclusion,
)

__all__ = [
    "CanonicalError",
    "Head",
    "Part",
    "Side",
    "Tree",
    "canonical",
    "commitment",
    "fresh_salt",
    "leaf_hash",
    "prove_part",
    "proves_extension",
    "proves_inclusion",
    "sign",
    "spoken",
    "sum_root",
    "sums_to",
    "verified",
]  # fmt: skip
