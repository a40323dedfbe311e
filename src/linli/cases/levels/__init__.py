"""Whose job a matter is: passing up, sending down, and asking the level that can decide."""
