"""Deeds: published, claimed, done, confirmed by residents."""
