"""The senders that a settings file describes: which carrier, by which way, for which general grids."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from linli.notifications.carriers.calling import only
from linli.notifications.carriers.dingtalk import DingTalk
from linli.notifications.carriers.mail import Mail
from linli.notifications.carriers.port import BadSender, Carrier
from linli.notifications.carriers.screen import Screen
from linli.notifications.carriers.sms_http import SmsHttp
from linli.notifications.carriers.wecom import WeCom

Maker = Callable[[dict[str, Any], str], Carrier]

PERSONAL: dict[str, Maker] = {"sms": SmsHttp.of, "mail": Mail.of}
ROBOTS: dict[str, Maker] = {"wecom": WeCom.of, "dingtalk": DingTalk.of}
ROBOT_PER_MINUTE = 20  # both hosts say so; see wecom and dingtalk


@dataclass(frozen=True)
class Sender:
    """A carrier in use. A robot `serves` general grids by name; one that names none serves those that no other does."""

    name: str
    way: str
    carrier: Carrier
    serves: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()  # the grids that other robots of its way serve
    per_minute: int = 0  # how much may be sent; 0: as much as there is


SCREEN = Sender("screen", "sms", Screen())


def read(given: dict[str, Any]) -> tuple[Sender, ...]:
    """The senders of the table [senders]. Raises `BadSender`."""
    only("senders", given, (*PERSONAL, *ROBOTS, "by_hand"))
    if not isinstance(given.get("by_hand", False), bool):
        raise BadSender("senders: by_hand is true or false")
    personal = [Sender(way, way, of(given[way], f"senders.{way}")) for way, of in PERSONAL.items() if way in given]
    return (*personal, *(robot for way in ROBOTS if way in given for robot in _robots(way, given[way])))


def _robots(way: str, given: Any) -> list[Sender]:
    only(f"senders.{way}", given, given if isinstance(given, dict) else ())
    served: dict[str, frozenset[str]] = {}
    for name, held in given.items():
        place = f"senders.{way}.{name}"
        if not isinstance(held, dict) or not re.fullmatch(r"[a-z0-9_-]{1,20}", name):
            raise BadSender(f"senders.{way}: each robot has a name of a-z and 0-9, as in [senders.{way}.grid1]")
        grids = _grids(place, held)
        twice = next((other for other, theirs in served.items() if grids & theirs or not (grids or theirs)), None)
        if twice:
            raise BadSender(f"{place}: serves what senders.{way}.{twice} serves already")
        served[name] = grids
    return [
        Sender(
            name=f"{way}.{name}",
            way=way,
            carrier=ROBOTS[way]({key: held[key] for key in held if key != "serves"}, f"senders.{way}.{name}"),
            serves=served[name],
            others=frozenset().union(*(grids for other, grids in served.items() if other != name)),
            per_minute=ROBOT_PER_MINUTE,
        )
        for name, held in given.items()
    ]


def _grids(place: str, held: dict[str, Any]) -> frozenset[str]:
    grids = held.get("serves", [])
    if not isinstance(grids, list) or not all(isinstance(grid, str) and grid.strip() for grid in grids):
        raise BadSender(f'{place}: serves is a list of general grids, as in serves = ["第一网格"]')
    if "serves" in held and not grids:
        raise BadSender(f"{place}: serves nothing; leave serves out to serve the whole community")
    return frozenset(grid.strip() for grid in grids)
