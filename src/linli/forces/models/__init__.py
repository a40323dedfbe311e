"""Tables of those who serve and those who help: nominations, turns, absences; allies, needs, hours, thanks."""

from linli.forces.models.alliance import Ally, Offer, Twofold
from linli.forces.models.duty import Away, Turn
from linli.forces.models.helping import Ask, Need
from linli.forces.models.hours import Certificate, Service
from linli.forces.models.nominations import Nomination, Objection, Recognition
from linli.forces.models.thanks import Thanks

__all__ = [
    "Ally", "Ask", "Away", "Certificate", "Need", "Nomination", "Objection", "Offer", "Recognition", "Service",
    "Thanks", "Turn", "Twofold",
]  # fmt: skip
