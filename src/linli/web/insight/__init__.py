"""The first board."""
