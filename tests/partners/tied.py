"""Partners, resources and deeds for tests, made by the verbs."""

from datetime import date, datetime, timedelta
from typing import Any

from linli.access.actors import Actor, bearer
from linli.partners.deeds import actions as deeds
from linli.partners.deeds import confirming
from linli.partners.deeds.actions import Asked
from linli.partners.deeds.confirming import Found
from linli.partners.models import Deed, Partner, Relation, Resource
from linli.partners.offering import actions as offering
from linli.partners.offering.actions import Offer
from linli.partners.relating import actions, tying
from linli.partners.relating.tying import Tie
from tests.builders import DAY, NOON, World

START = date(2026, 1, 1)


def a_partner(world: World, name: str = "同心五金", kind: str = "merchant", **more: Any) -> Partner:
    return actions.enter(name, kind, by=world.actor("office"), at=NOON, **more)


def bearer_of(partner: Partner) -> Actor:
    """Whoever holds the partner's link."""
    return bearer(partner.community_id, partner.pk)


def a_tie(world: World, partner: Partner, sort: str = "merchant", **more: Any) -> Relation:
    return tying.relate(
        partner.organisation_id, Tie(sort, **{"start": START} | more), by=world.actor("office"), at=NOON
    )  # fmt: skip


def a_resource(world: World, partner: Partner, by: Actor | None = None, **more: Any) -> Resource:
    said = {"kind": "hall", "words": "会议室，坐二十人", "times": 2, "per": "month", "start": START}
    return offering.offer(partner.pk, Offer(**said | more), by=by or world.actor("office"), at=NOON)


def a_deed(world: World, at: str = "published", partner: Partner | None = None, **more: Any) -> Deed:
    """A deed walked to a stage, one hour for each step."""
    said = {"title": "修好西门坡道", "due": DAY + timedelta(days=30), "done_means": "轮椅能自己上下"}
    deed = deeds.publish(Asked(**said | more), by=world.actor("office"), at=NOON)
    if at == "published":
        return deed
    partner = partner or a_partner(world, f"认领单位{deed.number}", "partner")
    link = bearer_of(partner)
    deed = deeds.claim(deed.pk, partner.pk, by=link, at=_hour(1))
    walk = {
        "doing": lambda: deeds.begin(deed.pk, by=link, at=_hour(2)),
        "done": lambda: deeds.finish(deed.pk, "坡道铺平了", by=link, at=_hour(3)),
        "confirmed": lambda: found(deed, at=_hour(4)),
    }
    for stage, step in walk.items():
        if deed.stage == at:
            return deed
        deed = step()
        assert deed.stage == stage
    return deed


def found(deed: Deed, good: bool = True, at: datetime = NOON, **more: Any) -> Deed:
    """What a resident says by the deed's link."""
    said = {"outside": True, "words": "看过了"}
    return confirming.find(deed.pk, Found(good, **said | more), by=bearer(deed.community_id, deed.pk), at=at)


def _hour(n: int) -> datetime:
    return NOON + timedelta(hours=n)
