"""Drafts from records: a text is read against the figures it may tell; numbers of no record and slogans are named."""

from linli.engines.drafts.checking import Checked, Piece, Problem, checked
from linli.engines.drafts.facts import Fact, Ground
from linli.engines.drafts.records import told

__all__ = ["Checked", "Fact", "Ground", "Piece", "Problem", "checked", "told"]
