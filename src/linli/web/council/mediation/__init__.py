"""Pages of mediation: for its host, and a private one for each side."""
