"""Groups, gatherings, stalls and sheets for tests, made by the verbs; and a fund that seed grants can be had from."""

from datetime import date, datetime, time, timedelta
from typing import Any

from linli.access.actors import Actor, bearer
from linli.fund.models import Agreement
from linli.projects.counting import Heads
from linli.projects.gatherings import planning, signing, stalls
from linli.projects.gatherings.planning import Plan
from linli.projects.gatherings.signing import Offered, Wish
from linli.projects.gatherings.stalls import Place, Stand
from linli.projects.groups import acting, registering, seeding
from linli.projects.groups.acting import Did
from linli.projects.groups.registering import Profile
from linli.projects.groups.seeding import Wanted
from linli.projects.models import Activity, Edition, Group, Item, Seed, Series, SignUp, Stall
from tests.builders import DAY, NOON, World

NUMBER = "10012345678"
PAY = "到摊位前自己扫码付给商户，本页不收钱"


def a_group(world: World, name: str = "武邻送餐队", at: datetime = NOON, **said: Any) -> Group:
    more = {
        "purpose": "给独居老人送热饭",
        "work": ["meals", "elders"],
        "members": 12,
        "contact": "周姐",
        "phone": NUMBER,
    }
    return registering.register(Profile(name, **more | said), by=world.actor("office"), at=at)


def of_group(group: Group) -> Actor:
    """Whoever holds the link of a group."""
    return bearer(group.community_id, group.pk)


def an_activity(group: Group, day: date = DAY, by: Actor | None = None, **said: Any) -> Activity:
    more = {"what": "送餐", "place": "1号院", "heads": Heads("counted", people=6, visits=30), "helped": 20}
    return acting.note_activity(group.pk, Did(day, **more | said), by=by or of_group(group), at=NOON)


def a_seed(group: Group, at: datetime = NOON, **said: Any) -> Seed:
    more = {"name": "添保温箱", "words": "买两只保温箱", "for_whom": "二十位独居老人",
            "fen": 12_000, "budget": (("保温箱", 10_000), ("袋子", 2_000)),
            "elsewhere": (("residents", "组员凑的", 5_000),)}  # fmt: skip
    return seeding.apply(group.pk, Wanted(**more | said), by=of_group(group), at=at)


def a_series(world: World, name: str = "便民集市", sort: str = "market") -> Series:
    found = Series.objects.filter(community=world.community, name=name).first()
    return found or planning.begin_series(name, sort, by=world.actor("office"), at=NOON)


def an_edition(world: World, day: date = DAY + timedelta(days=5), sort: str = "market", **said: Any) -> Edition:
    series = a_series(world, said.pop("series", "便民集市"), sort)
    more = {"name": "便民集市第1场", "place": "社区广场", "opens": time(8), "closes": time(12), "pay": PAY,
            "sign_until": NOON + timedelta(days=4), "pick_up": "广场东侧"}  # fmt: skip
    return planning.plan(series.pk, Plan(day=day, **more | said), by=world.actor("office"), at=NOON)


def opened(edition: Edition, world: World) -> Edition:
    fresh = Edition.objects.get(pk=edition.pk)
    return planning.open_up(fresh.pk, by=world.actor("office"), at=NOON, version=fresh.version)


def held(edition: Edition, world: World, heads: Heads | None = None) -> Edition:
    fresh, at = Edition.objects.get(pk=edition.pk), NOON + timedelta(days=6)
    by = world.actor("office")
    return planning.hold(fresh.pk, heads or Heads("estimated", visits=300, visits_most=400), by=by, at=at,
                         version=fresh.version)  # fmt: skip


def a_stall(edition: Edition, world: World, agreement: Agreement | None = None, **said: Any) -> Stall:
    number, shares = said.pop("number", None), said.pop("shares", agreement is not None)
    more = {"name": "柳荫粮油店", "what": "米面油", "phone": NUMBER}
    place = Place(number, shares, agreement.pk if agreement else None)
    return stalls.enter(edition.pk, Stand(**more | said), place, by=world.actor("office"), at=NOON)


def an_item(edition: Edition, world: World, **said: Any) -> Item:
    more = {"name": "鸡蛋", "unit": "板"}
    return signing.offer(edition.pk, Offered(**more | said), by=world.actor("office"), at=NOON)


def a_line(edition: Edition, world: World, item: Item, quantity: int = 2, **said: Any) -> SignUp:
    more: dict[str, Any] = {"name": "三楼张姐", "phone": NUMBER}
    wish = Wish(**more | said, wants={item.pk: quantity})
    return signing.sign_up(edition.pk, wish, by=world.visitor, at=NOON)
