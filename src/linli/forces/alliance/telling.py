"""Letters of the alliance: to a helper by the own link, to the contact of a work unit."""

from datetime import datetime

from linli.forces.models import Ally, Twofold
from linli.foundation.sealing import link_token
from linli.notifications import actions as notifications
from linli.notifications.actions import Reader


def link_of(ally: Ally) -> str:
    """A helper's private address."""
    return f"/h/{link_token(ally.pk)}/"


def tell(kind: str, ally: Ally, at: datetime, *, title: str = "") -> None:
    """One letter to a helper who left a number; whoever has none is told by a person."""
    if ally.phone:
        params = {"link": link_of(ally), "title": title}
        notifications.post(kind, [Reader(number=ally.phone)], about=ally, at=at, params=params)


def tell_unit(twofold: Twofold, at: datetime) -> None:
    """One letter to the contact of a work unit, with the link by which it confirms."""
    if twofold.phone:
        params = {"link": f"/hu/{link_token(twofold.pk)}/"}
        notifications.post("ally_unit", [Reader(number=twofold.phone)], about=twofold, at=at, params=params)
