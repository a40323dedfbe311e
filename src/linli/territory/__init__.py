"""The land: community, general grid, compound, building, stairwell, micro-grid, with the days on which each held."""
