"""四议两公开: a matter goes through seven steps in their order; the decision and the result hang in public."""
