"""The planning room: drafts of new micro-grids, weighed, adjusted by hand, shown, and adopted from a day on."""
