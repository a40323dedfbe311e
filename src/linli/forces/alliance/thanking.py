"""Verbs on thanks: write, agree to the story wall, put up, take down."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.forces.alliance import queries, rules
from linli.forces.alliance.refusals import Gone, HoldsNumber, NotOnTheWall
from linli.forces.alliance.telling import tell
from linli.forces.allied import AllyState, Hand, Named
from linli.forces.models import Need, Thanks
from linli.foundation.refusals import Missing, NotAllowed
from linli.foundation.rows import there
from linli.foundation.writes import writes


@dataclass(frozen=True)
class Said:
    """Words of thanks, how they are signed (never a full name by itself), and whether others may read them."""

    words: str
    signed: str = ""
    agrees: bool = False
    need: UUID | None = None


@writes
def thank(ally_id: UUID, said: Said, *, by: Actor, at: datetime, past: bool = False) -> Thanks:
    """Whoever was helped (by link), a steward or the office thanks a helper: private, unless both agree to the wall."""
    ally = queries.locked_ally(ally_id)
    need = None
    if said.need is not None:
        need = there(Need.objects.filter(pk=said.need, asks__ally=ally, asks__reply="yes"))
    if not (gate.holds(by, "thanks.write", ally) or (need and gate.holds(by, "thanks.write", need))):
        raise NotAllowed()
    if ally.state == AllyState.LEFT:
        raise Gone()
    words = said.words.strip()
    if not words:
        raise Missing(field="words")
    if rules.holds_a_number(words) or rules.holds_a_number(said.signed):
        raise HoldsNumber(field="words")
    made = Thanks(
        community_id=ally.community_id, ally=ally, need=need, words=words, signed=said.signed.strip(), at=at,
        writer=Hand.STAFF if by.kind == "person" else Hand.SERVED, by_person_id=by.person_id,
        writer_agrees=said.agrees, past=past,
    )  # fmt: skip
    made.save(force_insert=True)
    audit.record(by, "thanks.write", made, at=at)
    tell("ally_thanked", ally, at)
    return made


@writes
def agree(thanks_id: UUID, named: str, *, by: Actor, at: datetime) -> Thanks:
    """The helper says how it may stand on the wall: with the name, without, or not at all."""
    one = _locked(thanks_id)
    gate.require(by, "thanks.agree", one.ally)
    if named not in Named.values:
        raise Missing(field="named")
    one.named = named
    one.taken_down_at = None if named else one.taken_down_at
    if not named and one.shown_at:
        one.shown_at, one.taken_down_at = None, at
    one.save(update_fields=["named", "shown_at", "taken_down_at"])
    audit.record(by, "thanks.agree", one, at=at, code=named or "hidden")
    return one


@writes
def put_up(thanks_id: UUID, *, by: Actor, at: datetime) -> Thanks:
    """The office has read it for private things and puts it up. Raises `NotOnTheWall`."""
    one = _locked(thanks_id)
    gate.require(by, "thanks.show", one.ally)
    if not (one.writer_agrees and one.named and one.words):
        raise NotOnTheWall()
    if one.shown_at is None:
        one.shown_at, one.taken_down_at = at, None
        one.save(update_fields=["shown_at", "taken_down_at"])
        audit.record(by, "thanks.show", one, at=at)
    return one


@writes
def take_down(thanks_id: UUID, *, by: Actor, at: datetime) -> Thanks:
    """It comes off the wall: the helper, the writer by the link of the need, or the office says so; no reason asked."""
    one = _locked(thanks_id)
    if not (
        gate.holds(by, "thanks.take_down", one.ally) or (one.need and gate.holds(by, "thanks.take_down", one.need))
    ):
        raise NotAllowed()
    if by.kind == "link" and one.ally_id not in by.owns:
        one.writer_agrees = False
    one.shown_at, one.taken_down_at = None, at
    one.save(update_fields=["shown_at", "taken_down_at", "writer_agrees"])
    audit.record(by, "thanks.take_down", one, at=at)
    return one


def _locked(id: UUID) -> Thanks:
    found = there(Thanks.objects.filter(pk=id))
    queries.locked_ally(found.ally_id)
    return there(Thanks.objects.filter(pk=id).select_related("ally", "need"))
