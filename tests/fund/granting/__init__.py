"""Tests of how the committee decides and money goes out."""
