"""Asking the level that can decide: the one-page dossier, and the answers to it."""
