"""Verbs of the council: convening and holding it, what is decided, the tasks that come of it."""
