"""Wishes for tests, walked through the loop by the verbs."""

from datetime import datetime, timedelta
from typing import Any

from linli.access.actors import Actor, bearer
from linli.wishes import queries
from linli.wishes.actions import claiming, delivering, saying
from linli.wishes.actions.claiming import Claimer
from linli.wishes.actions.saying import Agreed, Said
from linli.wishes.models import Claim, Wish
from linli.wishes.sheet import Wisher
from tests.builders import NOON, World

NUMBER = "10012345678"
WISHER = Wisher("陈桂珍", "10087654321", "1号院2单元501", "腿脚慢")
YES = Agreed(True, "desk")


def a_wish(
    world: World,
    at: str = "open",
    by: Actor | None = None,
    wisher: Wisher = WISHER,
    begun: datetime = NOON,
    **said: Any,
) -> Wish:
    """A wish walked to a stage, one hour for each step; the steward keeps it, a neighbour claims it."""
    place = {"compound": world.compounds[0].pk}
    if at == "said":
        return saying.say(_said(**place | said), wisher, YES, by=world.visitor, at=begun)
    steward = world.actor("steward")
    wish = saying.say(_said(**place | said), wisher, YES, by=by or steward, at=begun)
    keeper = by or steward

    def hour(n: int) -> datetime:
        return begun + timedelta(hours=n)

    walk = {
        "claimed": lambda: a_claim(world, wish, at=hour(1)).wish,
        "handed": lambda: delivering.hand(wish.pk, by=keeper, at=hour(2)),
        "delivered": lambda: delivering.deliver(wish.pk, by=keeper, at=hour(3)),
        "fulfilled": lambda: _fulfilled(world, wish, hour(4)),
    }
    for stage, step in walk.items():
        if wish.stage == at:
            return wish
        step()
        wish = Wish.objects.get(pk=wish.pk)
        assert wish.stage == stage
    return wish


def _said(**said: Any) -> Said:
    return Said(**{"sort": "thing", "need": "一个轻便的购物车", "worth": 60_00} | said)


def _fulfilled(world: World, wish: Wish, at: datetime) -> None:
    delivering.receive(wish.pk, "link", "用上了，谢谢好心人", by=wisher_of(wish), at=at)
    delivering.witness(wish.pk, by=world.actor("leader"), at=at + timedelta(minutes=5))


def a_claim(world: World, wish: Wish, at: datetime = NOON, by: Actor | None = None, **who: Any) -> Claim:
    said = {"name": "老街坊", "phone": NUMBER} | who
    return claiming.claim(wish.pk, Claimer(**said), by=by or world.visitor, at=at)


def wisher_of(wish: Wish) -> Actor:
    """Whoever holds the wisher's link."""
    return bearer(wish.community_id, wish.pk)


def claimer_of(claim: Claim) -> Actor:
    """Whoever holds the link of a claim."""
    return bearer(claim.community_id, claim.pk)


def claim_on(wish: Wish) -> Claim:
    """The claim that stands."""
    claim = queries.claim_of(wish)
    assert claim is not None
    return claim
