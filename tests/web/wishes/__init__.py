"""Tests of the pages of wishes."""
