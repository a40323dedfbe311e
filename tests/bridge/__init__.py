"""Tests of notices and policy cards."""
