"""What every room stands on: text tables, refusals, the clock, field types, locked writes. Closed to more files."""
