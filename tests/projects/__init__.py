"""Tests of what residents and merchants do together."""
