"""A public log that cannot be bent unseen: canonical leaves, a Merkle tree, signed heads, commitments, sums."""

from linli.engines.transparency.canonical import CanonicalError, Value, canonical
from linli.engines.transparency.commitments import commitment, fresh_salt
from linli.engines.transparency.heads import (
    Head,
    Signed,
    Witness,
    countersign,
    countersigned,
    sign,
    spoken,
    verified,
)
from linli.engines.transparency.logs import Log, LogError, read_log, signed_members, write_log
from linli.engines.transparency.sums import Part, Side, prove_part, sum_root, sums_to
from linli.engines.transparency.tree import (
    Tree,
    leaf_hash,
    proves_extension,
    proves_inclusion,
    proves_together,
)

__all__ = [
    "CanonicalError",
    "Head",
    "Log",
    "LogError",
    "Part",
    "Side",
    "Signed",
    "Tree",
    "Value",
    "Witness",
    "canonical",
    "commitment",
    "countersign",
    "countersigned",
    "fresh_salt",
    "leaf_hash",
    "prove_part",
    "proves_extension",
    "proves_inclusion",
    "proves_together",
    "read_log",
    "sign",
    "signed_members",
    "spoken",
    "sum_root",
    "sums_to",
    "verified",
    "write_log",
]  # fmt: skip
