"""What partners offer, and what was used of it."""
