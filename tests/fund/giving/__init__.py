"""Tests of giving: donors, gifts, agreements, statements, consents, what became of it."""
