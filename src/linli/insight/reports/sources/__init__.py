"""Where the records behind a report's figures come from: matters, councils, the fund, what is done together."""
