"""Tables of the council."""

from linli.council.models.deliberation import Deliberation, Option, Party, Turn
from linli.council.models.meeting import Item, Meeting, Present, Task

__all__ = ["Deliberation", "Item", "Meeting", "Option", "Party", "Present", "Task", "Turn"]
