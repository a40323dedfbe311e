"""Tests of the alliance."""
