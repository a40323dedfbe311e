"""Verbs of those who serve: look at whose a wish is, or who claimed it; tick that someone was told."""

from datetime import datetime
from uuid import UUID

from linli.access import gate
from linli.access.actors import Actor
from linli.audit import actions as audit
from linli.foundation.refusals import Missing
from linli.foundation.rows import there
from linli.foundation.writes import writes
from linli.notifications import actions as notifications
from linli.notifications.labels import State, ToldBy
from linli.notifications.models import Letter
from linli.wishes import queries
from linli.wishes.models import Wish


@writes
def see(wish_id: UUID, *, by: Actor, at: datetime) -> Wish:
    """Look at whose a wish is; the look stays noted, and the wisher reads it."""
    wish = queries.locked(wish_id)
    gate.require(by, "wish.see", wish)
    audit.record(by, "wish.see", wish, at=at)
    return wish


@writes
def see_claimer(wish_id: UUID, *, by: Actor, at: datetime) -> Wish:
    """Look at who has claimed a wish; the look stays noted."""
    wish = queries.locked(wish_id)
    gate.require(by, "wish.see_claimer", wish)
    audit.record(by, "wish.see_claimer", wish, at=at)
    return wish


@writes
def tick(letter_id: UUID, means: str, *, by: Actor, at: datetime) -> Letter:
    """A helper was told by a person. Ticked twice, the first stays."""
    letter = there(Letter.objects.filter(pk=letter_id))
    gate.require(by, "wish.told", letter)
    if means not in ToldBy.values:
        raise Missing(field="means")
    if letter.state != State.TOLD:
        notifications.mark_told(letter, by.person_id, means, at)
        audit.record(by, "wish.told", letter, at=at, code=means)
    return letter
