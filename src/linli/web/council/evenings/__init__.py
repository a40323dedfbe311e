"""Pages of night talks, of the topics of the month, and of the host's script and rehearsal."""
