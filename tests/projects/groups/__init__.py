"""Tests of self-organised groups."""
