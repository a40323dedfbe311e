"""Whose turn it is to be called, in which order, and who cannot be reached for a while."""
