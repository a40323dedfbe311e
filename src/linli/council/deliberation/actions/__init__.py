"""Verbs on deliberations."""
