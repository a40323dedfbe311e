"""What kind a report is, how urgent, and why: readable rules behind one interface."""

from linli.engines.triage.exits import Exit, lawful_exit
from linli.engines.triage.suggesting import Reason, Suggest, Suggestion, suggest, suggest_complaint, urgent
from linli.engines.triage.taxonomy import Leaf, Taxonomy, TaxonomyError

__all__ = [
    "Exit",
    "Leaf",
    "Reason",
    "Suggest",
    "Suggestion",
    "Taxonomy",
    "TaxonomyError",
    "lawful_exit",
    "suggest",
    "suggest_complaint",
    "urgent",
]
