"""Plain Python engines: no Django, no clock, no files; frozen values in and out."""
