"""What the cells of old records mean: when, where, and which words may not be kept."""
