"""Tables of insight, each kept in its own part of the room."""

from linli.insight.reports.models import Edition, Form, Review
from linli.insight.tables import Checkpoint, Collected, Fact, Sample, Tally

__all__ = ["Checkpoint", "Collected", "Edition", "Fact", "Form", "Review", "Sample", "Tally"]
