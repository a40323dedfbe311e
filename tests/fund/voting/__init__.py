"""Tests of residents' votes."""
