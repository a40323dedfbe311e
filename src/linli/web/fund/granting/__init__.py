"""Pages of the committee: from a proposal to its decision, and who sits on the seats."""
