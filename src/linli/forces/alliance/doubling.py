"""Verbs on double registration 双报到: name the unit, both sides confirm, a return only as the person wishes."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.forces.alliance import queries
from linli.forces.alliance.refusals import Gone, UnitMissing
from linli.forces.alliance.telling import tell_unit
from linli.forces.allied import AllyState
from linli.forces.models import Ally, Twofold
from linli.foundation.refusals import NotAllowed
from linli.foundation.rows import there
from linli.foundation.writes import writes


@dataclass(frozen=True)
class Unit:
    """A work unit, and whom to ask there."""

    name: str
    contact: str = ""
    phone: str = ""


@writes
def register(ally_id: UUID, unit: Unit, *, by: Actor, at: datetime, past: bool = False) -> Twofold:
    """Someone registers here as well as at the unit; another unit begins anew. `past`: the unit is not written to."""
    ally = queries.locked_ally(ally_id)
    gate.require(by, "ally.change", ally)
    if ally.state == AllyState.LEFT:
        raise Gone()
    if not unit.name.strip():
        raise UnitMissing(field="unit")
    kept = Twofold.objects.filter(ally=ally).first() or Twofold(ally=ally, community_id=ally.community_id)
    kept.unit, kept.contact, kept.phone = unit.name.strip(), unit.contact.strip(), unit.phone
    kept.registered_at, kept.unit_confirmed_at, kept.confirmed_at = at, None, None
    kept.confirmed_by, kept.return_wished_at, kept.erased_at = None, None, None
    kept.save()
    audit.record(by, "twofold.register", kept, at=at)
    if not past:
        tell_unit(kept, at)
    return kept


@writes
def confirm_by_unit(twofold_id: UUID, *, by: Actor, at: datetime) -> Twofold:
    """The unit says by its link that they work there; or the office notes what it said. Done twice, the first stays."""
    kept = _locked(twofold_id)
    if not gate.holds(by, "twofold.confirm_by_unit", kept):
        gate.require(by, "twofold.confirm", kept.ally)
    if kept.unit_confirmed_at is None:
        kept.unit_confirmed_at = at
        kept.save(update_fields=["unit_confirmed_at"])
        audit.record(by, "twofold.confirm_by_unit", kept, at=at)
    return kept


@writes
def confirm(twofold_id: UUID, *, by: Actor, at: datetime) -> Twofold:
    """The community says that they have registered here. Done twice, the first stays."""
    kept = _locked(twofold_id)
    gate.require(by, "twofold.confirm", kept.ally)
    if kept.confirmed_at is None:
        kept.confirmed_at, kept.confirmed_by_id = at, by.appointed_id
        kept.save(update_fields=["confirmed_at", "confirmed_by"])
        audit.record(by, "twofold.confirm", kept, at=at)
    return kept


@writes
def wish_return(twofold_id: UUID, wished: bool, *, by: Actor, at: datetime) -> Twofold:
    """The person wishes, or no longer wishes, that the unit is told what was done here."""
    kept = _locked(twofold_id)
    if not gate.holds(by, "ally.change", kept.ally):
        raise NotAllowed()
    kept.return_wished_at = at if wished else None
    kept.save(update_fields=["return_wished_at"])
    audit.record(by, "twofold.wish_return", kept, at=at, code="yes" if wished else "no")
    return kept


def _locked(id: UUID) -> Twofold:
    found = there(Twofold.objects.filter(pk=id))
    ally: Ally = queries.locked_ally(found.ally_id)
    if ally.state == AllyState.LEFT:
        raise Gone()
    return there(Twofold.objects.filter(pk=id).select_related("ally"))
