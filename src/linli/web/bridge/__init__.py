"""Pages of what goes out to residents: notices and policy cards."""
