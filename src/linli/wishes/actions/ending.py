"""Verbs on the end of a wish: taken back at a word, and forgotten after 90 days."""

from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation import clock
from linli.foundation.rows import there
from linli.foundation.writes import writes
from linli.notifications import actions as notifications
from linli.wishes import queries, rules
from linli.wishes.actions.claiming import end
from linli.wishes.labels import Ended
from linli.wishes.loop import ENDS, advance
from linli.wishes.models import Claim, Wish
from linli.wishes.telling import tell_claimer


@writes
def withdraw(wish_id: UUID, *, by: Actor, at: datetime) -> Wish:
    """The wisher takes it back, by the own link or a word to the keeper: name, number and note are erased at once."""
    wish = queries.locked(wish_id)
    gate.require(by, "wish.withdraw", wish)
    claim = queries.claim_of(wish)
    wish.stage, wish.withdrawn_at = advance(wish.stage, "withdraw"), at
    if claim:
        end(claim, Ended.GONE, at)
        tell_claimer("wish_gone", claim, at)
    _forget(wish, at)
    audit.record(by, "wish.withdraw", wish, at=at)
    return wish


@writes
def erase(wish_id: UUID, *, by: Actor, at: datetime) -> Wish:
    """Whose it was is forgotten 90 days after its end; the need and the area stay. Done twice, the first stays."""
    wish = queries.locked(wish_id)
    gate.require(by, "wish.erase", wish)
    ended = wish.fulfilled_at or wish.withdrawn_at
    if wish.erased_at is None and wish.stage in ENDS and ended and at >= ended + rules.KEPT:
        _forget(wish, at)
        notifications.forget(about=wish.pk)
        audit.record(by, "wish.erase", wish, at=at)
    return wish


def _forget(wish: Wish, at: datetime) -> None:
    wish.kept = wish.phone_index = ""
    wish.erased_at = at
    wish.version += 1
    wish.save()


@writes
def erase_claim(claim_id: UUID, *, by: Actor, at: datetime) -> Claim:
    """Who claimed a wish is forgotten 90 days after the claim ended; that an organisation did stays."""
    made = there(Claim.objects.filter(pk=claim_id).select_related("wish"))
    gate.require(by, "wish.erase", made)
    if made.erased_at is None and made.ended_at and at >= made.ended_at + rules.KEPT:
        made.name = made.phone = made.phone_index = ""
        made.erased_at = at
        made.save(update_fields=["name", "phone", "phone_index", "erased_at"])
        audit.record(by, "wish.erase", made, at=at, code=f"{clock.today(at)}")
    return made
