"""Pages of those who answer by a private link, without signing in: a call-out, a decision."""
