"""Pages of the safety calls: the keeper's day, the sheet of one person, the office's door to the list."""
