"""Append-only footprints: who did what to which, when; the words lie apart and can be erased."""
