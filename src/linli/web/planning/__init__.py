"""Pages of drafts: compared with today, changed on a map, shown to everyone, adopted."""
