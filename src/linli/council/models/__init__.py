"""Tables of the council."""

from linli.council.models.deliberation import Deliberation, Option, Party, Turn
from linli.council.models.mediation import Mediation, MediationSide, Seat
from linli.council.models.meeting import Item, Meeting, Present, Task
from linli.council.models.steps import Procedure, StepTaken

__all__ = [
    "Deliberation",
    "Item",
    "Mediation",
    "MediationSide",
    "Meeting",
    "Option",
    "Party",
    "Present",
    "Procedure",
    "Seat",
    "StepTaken",
    "Task",
    "Turn",
]
