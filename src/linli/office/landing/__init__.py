"""Workbook rows become land and people, and land and people become workbook rows again."""
