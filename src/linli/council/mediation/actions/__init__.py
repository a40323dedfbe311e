"""Verbs on mediations. Their footprints hold numbers and codes, never a word of what was said, nor who refused."""
