"""An alliance for tests, walked through the verbs: allies, a need that found its helpers, hours, a certificate."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from linli.access.actors import Actor, bearer
from linli.forces.alliance import certifying, doubling, hours, joining, needing, thanking
from linli.forces.alliance.doubling import Unit
from linli.forces.alliance.hours import Stretch
from linli.forces.alliance.joining import Offered
from linli.forces.alliance.needing import Wanted
from linli.forces.alliance.thanking import Said
from linli.forces.models import Ally, Ask, Certificate, Need, Service, Thanks, Twofold
from linli.foundation.clock import SHANGHAI
from tests.builders import DAY, NOON, World

ALWAYS = 2**21 - 1
SATURDAY = date(2026, 10, 17)
_count = iter(range(1, 10**6))


def offered(world: World, grid: int | None = 0, **more: Any) -> Offered:
    said: dict[str, Any] = {
        "kind": "resident", "name": "王秀英", "phone": f"100{next(_count):08}", "skills": ("repair",), "slots": ALWAYS,
        "micro_grid": world.grids[grid].pk if grid is not None else None,
    }  # fmt: skip
    return Offered(**said | more)


def an_ally(world: World, grid: int | None = 0, at: datetime = NOON, **more: Any) -> Ally:
    """Someone whom the office has entered, and so is in."""
    return joining.join(offered(world, grid, **more), True, "desk", by=world.actor("office"), at=at)


def mine(ally: Ally, *beside: UUID) -> Actor:
    """Whoever bears the link of an ally."""
    return bearer(ally.community_id, ally.pk, *beside)


def served(need: Need) -> Actor:
    """Whoever bears the link of a need: those who were helped."""
    return bearer(need.community_id, need.pk)


def wanted(world: World, grid: int | None = 0, **more: Any) -> Wanted:
    said: dict[str, Any] = {"skill": "repair", "words": "帮一位老人换灯泡", "day": SATURDAY, "part": "morning",
                            "micro_grid": world.grids[grid].pk if grid is not None else None}  # fmt: skip
    return Wanted(**said | more)


def a_need(world: World, grid: int | None = 0, by: str = "leader", **more: Any) -> Need:
    return needing.write_need(wanted(world, grid, **more), by=world.actor(by), at=NOON)


def asked(world: World, need: Need, *allies: Ally, by: str = "leader") -> list[Ask]:
    needing.ask(need.pk, [one.pk for one in allies], by=world.actor(by), at=NOON)
    return [Ask.objects.get(need=need, ally=one) for one in allies]


def said_yes(world: World, need: Need, ally: Ally) -> Ask:
    (ask,) = asked(world, need, ally)
    return needing.answer(ask.pk, True, by=mine(ally), at=NOON + timedelta(hours=1))


def clock(hour: float, day: date = DAY) -> datetime:
    return datetime.combine(day, datetime.min.time(), SHANGHAI) + timedelta(hours=hour)


def a_stretch(start: float = 8, end: float = 9.5, day: date = date(2026, 10, 10), **more: Any) -> Stretch:
    return replace(Stretch("repair", "换灯泡", clock(start, day), clock(end, day)), **more)


def an_hour(ally: Ally, by: Actor | None = None, confirmed: Actor | None = None, **more: Any) -> Service:
    made = hours.enter(ally.pk, a_stretch(**more), by=by or mine(ally), at=NOON)
    return hours.confirm(made.pk, by=confirmed, at=NOON) if confirmed else made


def a_certificate(world: World, ally: Ally) -> Certificate:
    an_hour(ally, confirmed=world.actor("office"))
    return certifying.certify(ally.pk, date(2026, 1, 1), DAY, by=mine(ally), at=NOON)


def a_story(world: World, ally: Ally, named: str = "kind") -> Thanks:
    need = a_need(world)
    said_yes(world, need, ally)
    said = Said("灯亮了，心里也亮了", "三号楼一位老人", True, need.pk)
    one = thanking.thank(ally.pk, said, by=served(need), at=NOON)
    thanking.agree(one.pk, named, by=mine(ally), at=NOON)
    return thanking.put_up(one.pk, by=world.actor("office"), at=NOON)


def a_twofold(ally: Ally) -> Twofold:
    return doubling.register(ally.pk, Unit("涧河机械厂", "工会张师傅", "10099999999"), by=mine(ally), at=NOON)
