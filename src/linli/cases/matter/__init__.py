"""The matter itself: its life, who leads it, how it ended."""
