"""A world in which something hangs, stands and is offered, each made by the verbs."""

from datetime import date, datetime, timedelta
from typing import Any

from linli.bridge.models import Notice, Policy
from linli.bridge.notices.actions import Written, post
from linli.bridge.policies.actions import Card, enter
from linli.foundation import clock
from linli.projects.models import Outcome, Service, Session, Station, Thing
from linli.projects.sessions import serving
from linli.projects.sessions.serving import Offered, Times, set_times
from linli.projects.stations import actions as stations
from linli.projects.stations.actions import Kept
from linli.projects.things.actions import Described, place
from linli.projects.work.actions import tell
from tests.builders import DAY, NOON, World


def a_notice(world: World, who: str = "office", **more: Any) -> Notice:
    """A notice for all four micro-grids, or for those given."""
    grids = more.pop("grids", [grid.pk for grid in world.grids])
    said = {"title": "周四停水", "words": "周四上午八点到十二点停水。\n请提前存水。", "until": DAY + timedelta(days=5)}
    return post(Written(**said | more, grids=grids), by=world.actor(who), at=NOON)


def a_policy(world: World, **more: Any) -> Policy:
    """A card that the office answers for."""
    card: dict[str, Any] = {
        "topic": "old", "kind": "BM01", "title": "高龄津贴", "who": "年满八十岁的老人", "what": "每月一百元",
        "where": "社区一楼窗口", "source": "示范市民政局通知", "source_day": date(2026, 1, 5),
        "lead": world.people["office"].pk, "papers": "身份证\n银行卡",
    }  # fmt: skip
    return enter(Card(**card | more), by=world.actor("office"), at=NOON)


def a_thing(world: World, **more: Any) -> Thing:
    """A tool box at the first micro-grid, kept by its steward, to be looked at every ninety days."""
    said = {
        "kind": "toolbox", "name": "一号院工具箱", "place": f"m:{world.grids[0].pk}", "where": "邻长家",
        "lendable": True,
        "lead": world.people["steward"].pk, "every": 90, "placed_on": date(2026, 9, 1),
    }  # fmt: skip
    return place(Described(**said | more), by=world.actor("office"), at=NOON)


def a_station(world: World, **more: Any) -> Station:
    """A station in the first compound, open day and night."""
    said = {
        "name": "槐荫驿站", "place": f"c:{world.compounds[0].pk}", "where": "东门岗亭旁", "offers": ["water", "power"],
        "lead": world.people["worker"].pk,
    }  # fmt: skip
    return stations.enter(Kept(**said | more), by=world.actor("office"), at=NOON)


def a_service(world: World, **more: Any) -> Service:
    """Meals at the table."""
    said = {"kind": "meal", "name": "邻里食堂", "place": f"c:{world.compounds[0].pk}", "fee": "每份八元，付给食堂"}
    return serving.enter(Offered(**said | more), by=world.actor("office"), at=NOON)


def a_session(world: World, service: Service, seats: int = 2, start: datetime | None = None, **more: Any) -> Session:
    """Tomorrow at noon, or when it is said."""
    begin = start or NOON + timedelta(days=1)
    set_times(
        service.pk, Times(begin, begin + timedelta(hours=1), seats, **more), by=world.actor("office"),
        at=min(NOON, begin),
    )  # fmt: skip
    return Session.objects.get(service=service, start=begin)


def an_outcome(world: World, kind: str = "work", **more: Any) -> Outcome:
    return tell(kind, date(2026, 5, 1), by=world.visitor, at=NOON, **more)


def today() -> date:
    return clock.today(NOON)
