"""Deliberations that walked the loop: two sides, a notice, an evening, an agreement."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from linli.council.actions.speaking import ToDo
from linli.council.deliberation import queries
from linli.council.deliberation.actions import ending, holding, preparing
from linli.council.deliberation.actions.ending import Agreed
from linli.council.deliberation.actions.preparing import Plan, Side
from linli.council.models import Deliberation
from tests.builders import DAY, NOON, World

NOTICED = timedelta(days=4)
EVENING = NOON + NOTICED
SIDES = (
    Side("residents", "1号院住户", 80),
    Side("property", "柳荫物业"),
    Side("owners", "1号院业委会", 5),
)


def a_plan(**said: Any) -> Plan:
    given: dict[str, Any] = {
        "topic": "电动车停哪儿", "question": "院里的电动车停在哪儿、怎么充电？", "day": DAY + NOTICED,
        "begins": time(19), "place": "邻里中心",
    }  # fmt: skip
    return Plan(**(given | said))


def a_talk(world: World, at: str = "draft", when: datetime = NOON, **said: Any) -> Deliberation:
    """A deliberation of three sides, walked to a state: draft, announced, sitting, agreed or looked."""
    office = world.actor("office")
    given = {"day": when.date() + NOTICED} | said
    talk = preparing.prepare(a_plan(**given), by=office, at=when)
    for side in SIDES:
        preparing.add_side(talk.pk, side, by=office, at=when)
    preparing.add_option(talk.pk, "西墙搭棚", "离单元近", "挡一楼的光", by=office, at=when)
    evening = when + NOTICED
    walk: dict[str, Any] = {
        "announced": lambda: preparing.announce(talk.pk, by=office, at=when),
        "sitting": lambda: holding.open_talk(talk.pk, came(talk), by=office, at=evening),
        "agreed": lambda: ending.agree(talk.pk, an_agreement(world, talk, evening), by=office, at=evening),
        "looked": lambda: ending.look_back(
            talk.pk, dict.fromkeys(came(talk), "held"), "棚还在", by=office, at=evening + timedelta(weeks=8)
        ),
    }  # fmt: skip
    talk = Deliberation.objects.get(pk=talk.pk)
    for state, step in walk.items():
        if talk.state == at:
            return talk
        talk = step()
        assert talk.state == state
    return talk


def came(talk: Deliberation, *numbers: int) -> dict[UUID, int]:
    """How many of each side came; six of each when nothing is said."""
    sides = queries.sides(talk)
    return dict(zip((side.pk for side in sides), numbers or (6,) * len(sides), strict=False))


def saying(talk: Deliberation, *words: str) -> dict[UUID, str]:
    """What the sides say, in their order."""
    return dict(zip((side.pk for side in queries.sides(talk)), words, strict=False))


def an_agreement(world: World, talk: Deliberation, at: datetime, **said: Any) -> Agreed:
    todo = ToDo("画好停车线", world.people["steward"].pk, at.date() + timedelta(days=14))
    given: dict[str, Any] = {
        "agreement": "西墙搭棚，楼道里不再停车充电", "says": saying(talk, "yes", "yes", "yes"), "unanimous": True,
        "tasks": [todo],
    }  # fmt: skip
    return Agreed(**(given | said))
