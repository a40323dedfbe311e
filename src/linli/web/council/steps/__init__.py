"""Pages of 四议两公开: the steps for the office, what hangs in public for everyone."""
