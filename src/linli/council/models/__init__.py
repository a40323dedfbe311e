"""Tables of the council."""

from linli.council.models.meeting import Item, Meeting, Present, Task

__all__ = ["Item", "Meeting", "Present", "Task"]
