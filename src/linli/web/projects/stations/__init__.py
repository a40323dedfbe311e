"""Pages of stations: for everyone, for keepers by link, for those who serve."""
