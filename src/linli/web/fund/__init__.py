"""Pages of the fund: for everyone, for its committee, the accountant, the office."""
