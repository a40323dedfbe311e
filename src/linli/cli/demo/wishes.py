"""Three years of wishes: some sixty, most fulfilled through a keeper; a few open, claimed, late, on their way."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from linli.access.actors import Actor, bearer, visitor
from linli.cli import due
from linli.cli.demo.funding import YEARS
from linli.cli.demo.world import World
from linli.foundation import clock
from linli.fund.giving.donors import Named
from linli.notifications.labels import ToldBy
from linli.notifications.models import Letter
from linli.notifications.rules import OF_HELPERS
from linli.partners.models import Partner
from linli.projects.wishing import Promise, give_for
from linli.wishes import queries
from linli.wishes.actions import claiming, delivering, ending, saying, seeing
from linli.wishes.actions.claiming import Claimer
from linli.wishes.actions.saying import Agreed, Said
from linli.wishes.models import Claim, Wish
from linli.wishes.sheet import Wisher

MANY = 60
NEEDS = (
    ("thing", "一个轻便的购物车", 60_00),
    ("thing", "一副老花镜，三百度", 40_00),
    ("thing", "一床薄被", 120_00),
    ("repair", "修一修不转的电风扇", None),
    ("thing", "一盏能夹在床头的灯", 45_00),
    ("errand", "每周帮忙取一次快递", None),
    ("learning", "学会用手机看病挂号", None),
    ("company", "有人陪着下象棋", None),
    ("thing", "一套三年级的课外书", 80_00),
    ("thing", "一双防滑的棉鞋", 90_00),
    ("repair", "换一个松了的水龙头", None),
    ("thing", "一个带扶手的洗澡凳", 150_00),
    ("thing", "一只新书包", 100_00),
    ("errand", "搬一个旧柜子下楼", None),
    ("company", "周末有人读读报", None),
)
NAMES = ("王", "李", "张", "赵", "陈", "周", "吴", "郑")
THANKS = ("用上了，谢谢好心人", "孩子高兴了一晚上", "心里暖和", "谢谢，祝你们都好")
OPEN = {"said": 1, "open": 2, "late": 1, "claimed": 2, "handed": 1, "delivered": 1}  # what is on its way at the end
STAGES = [stage for stage, many in OPEN.items() for _ in range(many)]


@dataclass
class Ground:
    """Who acts, by which chance, up to when."""

    world: World
    office: Actor
    second: Actor
    end: datetime
    chance: Random
    partners: list[Partner]

    @property
    def visitor(self) -> Actor:
        return visitor(self.world.community.pk)


def walk(world: World, end: datetime, chance: Random) -> None:
    """Wishes one after the other; the last ones are still on their way."""
    second = next(one for one in world.officers if one.id != world.officer.id)
    partners = list(Partner.objects.filter(community=world.community, left_at=None).order_by("id")[:30])
    ground = Ground(world, world.officer, second, end, chance, partners)
    for n in range(MANY):
        stage = STAGES[n - MANY + len(STAGES)] if n >= MANY - len(STAGES) else "fulfilled"
        _wish(ground, n, stage)
    _costly(ground)
    _told(ground)
    due.tend_wishes(end)


def summary(world: World, end: datetime) -> str:
    """Wishes made, claimed and fulfilled in all."""
    found = queries.figures(world.community.pk, clock.today(end - YEARS), clock.today(end) + timedelta(days=1))
    days = f"{found.days.median:.0f}/{found.days.p90:.0f}" if found.days.n else "-"
    return f"{found.made} 个 wishes · {found.claimed} 认领 claimed · {found.fulfilled} 实现 fulfilled · {days} 天 days"


def _said(ground: Ground, n: int) -> tuple[Said, Wisher, Actor | None]:
    """What is wished, whose it is, and who keeps it: in the last year a steward there, before that the office."""
    sort, need, worth = NEEDS[n % len(NEEDS)]
    place = ground.world.places[n * 37 % len(ground.world.places)]
    wisher = Wisher(f"{NAMES[n % len(NAMES)]}某某{n:02}", f"1000003{n:04}", f"{place.words} {n % 6 + 1}01")
    stewards = ground.world.stewards.get(place.micro_grid_id) if n > MANY - 24 and place.micro_grid_id else None
    said = Said(sort, need, worth, place.general_grid_id, place.compound_id)
    return said, wisher, stewards[0] if stewards else None


def _wish(ground: Ground, n: int, stage: str) -> None:
    said, wisher, steward = _said(ground, n)
    keeper = steward or ground.office
    days = 30 + n * (YEARS.days - 60) / MANY if stage == "fulfilled" else YEARS.days - 20 + (n % 7)
    at = ground.end - YEARS + timedelta(days=days)
    if stage == "said":
        saying.say(said, wisher, Agreed(True, "link"), by=ground.visitor, at=ground.end - timedelta(hours=6))
        return
    if stage in ("late", "claimed"):
        at = ground.end - timedelta(days=15 if stage == "late" else 5 + n % 3, hours=3)
    wish = saying.say(said, wisher, Agreed(True, "desk" if steward is None else "phone"), by=keeper, at=at)
    if stage == "open":
        return
    if stage == "fulfilled" and n % 19 == 11:
        ending.withdraw(wish.pk, by=bearer(wish.community_id, wish.pk), at=at + timedelta(days=4))
        return
    if stage == "fulfilled" and n % 17 == 6:  # given back once; another one takes it on
        first = _claim(ground, wish, n + 200, at + timedelta(days=1))
        claiming.give_back(first.pk, by=bearer(first.community_id, first.pk), at=at + timedelta(days=3))
        at += timedelta(days=3)
    _claim(ground, wish, n, at + timedelta(hours=5 + ground.chance.randrange(60)))
    _bring(ground, wish.pk, keeper, stage, n, at + timedelta(days=3 + ground.chance.randrange(8)))


def _claim(ground: Ground, wish: Wish, n: int, at: datetime) -> Claim:
    """A neighbour, every third time a partner by its link."""
    if n % 3 == 0 and ground.partners:
        partner = ground.partners[n % len(ground.partners)]
        link = bearer(partner.community_id, partner.pk)
        return claiming.claim(wish.pk, Claimer(partner=partner.pk), by=link, at=at)
    who = Claimer(("热心邻居", "老街坊", "对门小李", "下班路过")[n % 4], f"1000004{n:04}")
    return claiming.claim(wish.pk, who, by=ground.visitor, at=at)


def _bring(ground: Ground, wish: UUID, keeper: Actor, stage: str, n: int, at: datetime) -> None:
    if stage in ("late", "claimed"):
        return
    delivering.hand(wish, by=keeper, at=at)
    if stage == "handed":
        return
    delivering.deliver(wish, by=keeper, at=at + timedelta(hours=26))
    link, thanks = bearer(ground.world.community.pk, wish), THANKS[n % len(THANKS)] if n % 2 else ""
    if n % 3:
        delivering.receive(wish, "link", thanks, by=link, at=at + timedelta(hours=30))
    else:
        delivering.receive(wish, "phone", thanks, by=keeper, at=at + timedelta(hours=30))
    if stage == "delivered":
        return
    delivering.witness(wish, by=ground.second, at=at + timedelta(hours=52))
    if thanks:
        delivering.pass_thanks(wish, by=keeper, at=at + timedelta(hours=54))


def _costly(ground: Ground) -> None:
    """What costs more goes through the fund: one was given so, one waits for a giver."""
    for n, need in enumerate(("一辆能折叠的轮椅", "一台二手洗衣机")):
        place, at = ground.world.places[n * 11], ground.end - timedelta(days=12 - n)
        said = Said("thing", need, 480_00, place.general_grid_id, place.compound_id)
        wisher = Wisher(f"某某{n}", f"1000005{n:04}", place.words)
        wish = saying.say(said, wisher, Agreed(True, "desk"), by=ground.office, at=at)
        if n == 0:
            promise = Promise(Named("merchant", "同心五金", shown="name"), "goods", 460_00, "店里标价（演示）", "P04")
            give_for(wish.pk, promise, by=ground.office, at=at + timedelta(days=2))


def _told(ground: Ground) -> None:
    """Helpers without messages are rung up; who was written to last is still to be told."""
    waiting = Letter.objects.filter(kind__in=OF_HELPERS, state="waiting", posted_at__lt=ground.end - timedelta(days=3))
    for letter in waiting:
        seeing.tick(letter.pk, ToldBy.PHONE, by=ground.office, at=letter.posted_at + timedelta(days=1))
