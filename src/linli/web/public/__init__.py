"""Pages for anyone: the door, the report, the tracker, the grid card."""
