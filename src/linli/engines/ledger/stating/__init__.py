"""What the book says to people: figures by purpose and month, the two statements, and whether a total is explained."""

from linli.engines.ledger.stating.figures import Amount, Figures, Flow, by_month, figures
from linli.engines.ledger.stating.reconciling import Part, Reconciliation, Status, reconcile
from linli.engines.ledger.stating.statements import Row, Statement, activities, balance_sheet

__all__ = [
    "Amount", "Figures", "Flow", "Part", "Reconciliation", "Row", "Statement", "Status", "activities", "balance_sheet",
    "by_month", "figures", "reconcile",
]  # fmt: skip
