"""Figures with definition, n and as-of date, each opening its records."""
