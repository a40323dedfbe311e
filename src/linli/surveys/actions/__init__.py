"""Verbs on surveys: prepared, opened, answered, closed; results of before."""
