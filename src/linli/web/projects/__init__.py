"""Pages of what is done together: groups, gatherings."""
