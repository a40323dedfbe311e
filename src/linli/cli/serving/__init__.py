"""Serving an installation: whether it may be served so, its styles, its two processes."""
