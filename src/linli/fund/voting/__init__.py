"""Residents vote for projects: prepared, announced in the log, voted on by link or paper, counted for all to check."""
