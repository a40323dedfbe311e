"""Where the gates of compounds are, as the office knows them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation.rows import there
from linli.foundation.writes import writes
from linli.territory.models import Compound


@dataclass(frozen=True)
class Gate:
    """The gate by which one comes in: in words, and in metres from the community's origin if that is known."""

    words: str = ""
    x: float | None = None
    y: float | None = None


@writes
def set_gate(compound_id: UUID, said: Gate, *, by: Actor, at: datetime) -> Compound:
    """Say where a compound's gate is; saying the same again changes nothing."""
    compound = there(Compound.objects.filter(pk=compound_id, community=by.community))
    gate.require(by, "land.gates", compound)
    if said == Gate(compound.gate_words, compound.gate_x, compound.gate_y):
        return compound
    compound.gate_words, compound.gate_x, compound.gate_y = said.words, said.x, said.y
    compound.save(update_fields=["gate_words", "gate_x", "gate_y"])
    audit.record(by, "land.gates", compound, at=at)
    return compound
