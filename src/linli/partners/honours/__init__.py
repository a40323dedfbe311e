"""Honours, each with the body whose it is."""
