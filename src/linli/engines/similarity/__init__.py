"""Which reports are the same matter: alike in words, agreeing in place, near in time; a person decides."""

from linli.engines.similarity.clustering import cluster
from linli.engines.similarity.finding import Found, Store, candidates, nearest
from linli.engines.similarity.judging import SAME, Match, score
from linli.engines.similarity.keys import Key, keys
from linli.engines.similarity.report import NOWHERE, Place, Read, Report
from linli.engines.similarity.saying import Reason, explain
from linli.engines.similarity.weighing import Weights

__all__ = [
    "NOWHERE", "SAME", "Found", "Key", "Match", "Place", "Read", "Reason", "Report", "Store", "Weights", "candidates",
    "cluster", "explain", "keys", "nearest", "score",
]  # fmt: skip
