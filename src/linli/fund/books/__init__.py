"""The log that is the book: leaves, the tables they fill, heads that are signed."""
