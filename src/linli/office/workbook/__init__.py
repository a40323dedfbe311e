"""The workbook as an office has it: reading, checking, writing. Values in, values out; no database."""
