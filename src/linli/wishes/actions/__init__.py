"""Verbs on wishes."""
