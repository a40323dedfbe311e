"""Pages of residents' votes: what is voted on and how it came out, the household's own ballot, the office's desk."""
