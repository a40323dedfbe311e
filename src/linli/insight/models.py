"""Tables of insight, each kept in its own part of the room."""

from linli.insight.reports.models import Edition, Form, Review

__all__ = ["Edition", "Form", "Review"]
