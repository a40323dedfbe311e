"""Pages of self-organised groups."""
