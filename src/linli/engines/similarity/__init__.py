"""Which reports are the same matter: alike in words, agreeing in place, near in time; a person decides.

Whole batches are in `clustering` and `shelves`, apart, since they need numpy and one report does not.
"""

from linli.engines.similarity.finding import Found, Store, candidates
from linli.engines.similarity.judging import SAME, Match, score
from linli.engines.similarity.keys import Key, keys
from linli.engines.similarity.report import NOWHERE, Place, Read, Report
from linli.engines.similarity.saying import Reason, explain
from linli.engines.similarity.weighing import Weights

__all__ = [
    "NOWHERE", "SAME", "Found", "Key", "Match", "Place", "Read", "Reason", "Report", "Store", "Weights", "candidates",
    "explain", "keys", "score",
]  # fmt: skip
