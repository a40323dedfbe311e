"""Tables of those who serve: how they came to it, what was said of it, who is on call, who is away."""

from linli.forces.models.duty import Away, Turn
from linli.forces.models.nominations import Nomination, Objection, Recognition

__all__ = ["Away", "Nomination", "Objection", "Recognition", "Turn"]
