"""Pages of work, makers and what came of it."""
