"""Pages of foresight: what could be met ahead, with its reason and error, and what came of it."""
