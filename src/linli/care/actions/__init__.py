"""Verbs of the safety calls."""
