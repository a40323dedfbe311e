"""Pages of the fund after a decision: orders and payments, the work, those who look at it, projects for everyone."""
