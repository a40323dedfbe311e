"""Pages of those who handle matters: the steward's screen, the triage board, a matter, who is still to be told."""
