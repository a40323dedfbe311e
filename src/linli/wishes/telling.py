"""Letters about wishes: to the keeper, to whoever claimed one. They hold a number and a link, and name nobody."""

from datetime import datetime
from uuid import UUID

from linli.foundation.sealing import link_token
from linli.notifications import actions as notifications
from linli.notifications.actions import Reader
from linli.people.models import Person
from linli.wishes.models import Claim, Wish


def tell_keeper(kind: str, wish: Wish, at: datetime, *, but: UUID | None = None) -> None:
    """One letter to the keeper, unless the keeper is who acts."""
    if wish.lead_id is None or wish.lead_id == but:
        return
    keeper = Person.objects.get(pk=wish.lead_id)
    params = {"tracking": str(wish.number), "link": f"/together/wishes/{wish.pk}/"}
    notifications.post(kind, [Reader(keeper.pk, reachable=bool(keeper.phone_index))], about=wish, at=at, params=params)


def tell_claimer(kind: str, claim: Claim, at: datetime) -> None:
    """One letter to whoever claimed a wish, with the own link; without a number nobody can be told."""
    if claim.phone:
        params = {"tracking": str(claim.wish.number), "link": f"/w/{link_token(claim.pk)}/", "day": f"{claim.until}"}
        notifications.post(kind, [Reader(number=claim.phone)], about=claim.wish, at=at, params=params)
