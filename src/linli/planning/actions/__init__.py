"""Verbs of the planning room."""
