"""Tests of the pages of the fund."""
