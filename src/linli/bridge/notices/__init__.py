"""Notices: written once, read on a page, on paper, as a picture and aloud; and how far they have come."""
