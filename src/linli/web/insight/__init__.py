"""Pages of figures: the board, to lead by, for the supervisor and the street, the wall screen, open data."""
