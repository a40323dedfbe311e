"""Three years of partners: 15 paired, 43 merchants, 34 givers with overlaps, an alliance, 47 deeds, two honours.

Every name is made up, the community too: what it is honoured for is told as an example and is nobody's.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import cycle
from random import Random
from uuid import UUID

from linli.access.actors import Actor, bearer
from linli.cli.demo.funding import YEARS
from linli.cli.demo.world import World
from linli.foundation import clock
from linli.fund.models import Donor
from linli.office.workbook.sample.words import STREET
from linli.partners import queries as figures
from linli.partners.deeds import actions as deeds
from linli.partners.deeds import confirming
from linli.partners.deeds.actions import Asked
from linli.partners.deeds.confirming import Found
from linli.partners.honours import actions as honours
from linli.partners.honours.actions import Given
from linli.partners.models import Deed, Partner
from linli.partners.offering import actions as offering
from linli.partners.offering.actions import Offer, Used
from linli.partners.relating import actions, tying
from linli.partners.relating.tying import Tie
from linli.people.models import Organisation
from linli.territory.models import Compound, GeneralGrid

ALLIANCE, OTHERS = (
    "柳荫路商家联盟（演示）",
    ("柳城财税服务所", "柳城组织工作站", "清溪农产合作社", "柳城园艺协会", "读书会联盟", "柳城供销社"),
)
UNITS_GIVE, MERCHANTS_GIVE, MEMBERS = 9, 18, 30  # with the alliance and six others: 34 givers
OFFERS = (
    ("hall", "会议室，坐四十人", 2, "month"),
    ("doctor", "家庭医生义诊半天", 1, "month"),
    ("legal", "律师坐班两小时", 2, "month"),
    ("vehicle", "中巴车一辆，带司机", 1, "quarter"),
    ("skill", "反诈和用电安全讲座", 1, "quarter"),
    ("goods", "过节的米和油，二十份", 2, "year"),
    ("hall", "图书阅览角", 1, "week"),
    ("skill", "教老人用手机", 2, "month"),
)
SHOPS = (
    ("goods", "早点给独居老人，每次十份", 1, "week"),
    ("skill", "免费量血压", 2, "month"),
    ("other", "义务理发", 1, "month"),
    ("skill", "修小家电", 1, "month"),
    ("goods", "旧衣换新棉鞋", 1, "year"),
)
USES = ("邻里课堂", "老人义诊日", "院落议事", "孩子们的暑期班", "孝老节准备", "反诈宣传")
WANTED = (
    ("给单元门口装扶手", "老人上下台阶有地方抓"),
    ("补好院里坑洼的路面", "下雨天不积水"),
    ("装一处电动车充电棚", "不用再飞线充电"),
    ("换楼道感应灯", "每层都亮"),
    ("修好儿童滑梯", "滑梯不松动，边角包好"),
    ("清理楼顶堆物", "楼顶能通行"),
    ("给小花园添三张长椅", "能坐得稳"),
    ("装一面便民公告栏", "贴得上、看得清"),
    ("疏通西侧下水道", "三个月不再返水"),
    ("给独居老人家装烟感报警器", "按一下能响"),
    ("重画停车线和消防通道线", "线清楚，通道不占"),
    ("开一间四点半课堂", "每周至少三天有人看护"),
)
CLAIMED, DONE, CONFIRMED, LOOKING = 47, 40, 36, 4


@dataclass
class Ground:
    """Who acts, and between which instants."""

    office: Actor
    second: Actor
    begin: datetime
    end: datetime
    chance: Random
    grids: list[GeneralGrid]
    compounds: list[Compound]

    def day(self, n: int) -> date:
        return clock.today(self.begin + timedelta(days=n))

    def at(self, n: float) -> datetime:
        return self.begin + timedelta(days=n, hours=2)


def walk(world: World, end: datetime, chance: Random) -> None:
    """Enter what ties organisations, let them offer, and walk deeds up to an end."""
    here = {"community": world.community}
    second = next(one for one in world.officers if one.id != world.officer.id)
    grids, compounds = GeneralGrid.objects.filter(**here), Compound.objects.filter(**here)
    ground = Ground(world.officer, second, end - YEARS, end, chance, list(grids), list(compounds))
    units, shops = (_taken_up(ground, kind) for kind in ("partner", "merchant"))
    _tie_all(ground, units, shops)
    _say(ground, [*units, *shops])
    _offer(ground, units, shops)
    _deeds(ground, units + shops[:20])
    _honours(ground)


def summary(world: World, day: date) -> str:
    """How many organisations and deeds there are."""
    counted, deeds_now = figures.organisations(world.community.pk, day), figures.funnel(world.community.pk, day)
    return (
        f"{counted.paired} 结对 paired · {counted.merchants} 商家 merchants · {counted.givers} 捐赠 givers · "
        f"{counted.distinct} 家 different · 实事 deeds {deeds_now.claimed}/{deeds_now.done}/{deeds_now.confirmed}"
    )


def _taken_up(ground: Ground, kind: str) -> list[Partner]:
    found = Organisation.objects.filter(community=ground.office.community, kind=kind).order_by("name")
    return [actions.take_up(one.pk, by=ground.office, at=ground.at(1)) for one in found]


def _tie_all(ground: Ground, units: list[Partner], shops: list[Partner]) -> None:
    alliance = actions.enter(
        ALLIANCE, "other", by=ground.office, at=ground.at(2), words="辖区商家自愿加入，一起为邻居办事"
    )
    others = [actions.enter(f"{name}（演示）", "other", by=ground.office, at=ground.at(3)) for name in OTHERS]
    for n, one in enumerate(units):
        _tie(ground, one, "paired", 5 + n * 9, "每年为居民办三件实事，资源与社区共享", signed=True)
    for n, one in enumerate(shops):
        _tie(ground, one, "merchant", 8 + n * 11, "给老人让利，参加便民集市" if n % 3 == 0 else "")
        if n < MEMBERS:
            _tie(ground, one, "member", 60 + n, alliance=alliance.organisation_id)
    givers = [alliance, *units[:UNITS_GIVE], *shops[:MERCHANTS_GIVE], *others]
    for n, one in enumerate(givers):
        _tie(ground, one, "giver", 40 + n * 13)
    donors = Donor.objects.filter(community=ground.office.community, kind="partner").order_by("entered_at")[:8]
    for one, donor in zip(givers[1:], donors, strict=False):
        actions.tie_donor(one.pk, str(donor.pk), by=ground.office, at=ground.at(900))
    _aliases(ground, units[0])


def _tie(
    ground: Ground, one: Partner, sort: str, n: int, agreed: str = "", *, alliance: UUID | None = None,
    signed: bool = False,
) -> None:  # fmt: skip
    scan = hashlib.sha256(str(n).encode()).hexdigest() if signed else ""
    day = ground.day(n)
    tie = Tie(
        sort, day, None, alliance, day if signed else None, agreed, scan, f"共建协议{n:03}.pdf" if signed else ""
    )  # fmt: skip
    tying.relate(one.organisation_id, tie, by=ground.office, at=ground.at(n))


def _aliases(ground: Ground, unit: Partner) -> None:
    said = (
        ("body", unit.organisation.name[-3:] + "（老叫法）", unit.organisation.name), ("place", "老礼堂", "邻里中心"),
        ("project", "妈咪手作工坊", "妈咪手作工作室"),
    )  # fmt: skip
    for kind, name, means in said:
        actions.call_also(kind, name, means, by=ground.office, at=ground.at(30))


def _say(ground: Ground, partners: list[Partner]) -> None:
    """Most are registered by both sides and agree to be named; a few have still to say so."""
    for n, one in enumerate(partners):
        at, link = ground.at(20 + n), bearer(one.community_id, one.pk)
        actions.set_contact(one.pk, f"联系人{n + 1:02}", f"1000002{n:04}", by=ground.office, at=at)
        if n % 9 != 4:
            actions.register(one.pk, by=link, at=at + timedelta(hours=1))
        if n % 11 != 7:
            actions.register(one.pk, by=ground.office, at=at + timedelta(hours=2))
        if n % 7 != 3:
            actions.show(one.pk, True, "link", by=link, at=at + timedelta(hours=3))


def _offer(ground: Ground, units: list[Partner], shops: list[Partner]) -> None:
    said = [*zip(units, cycle(OFFERS), strict=False), *zip(shops[:16], cycle(SHOPS), strict=False)]
    for n, (one, (kind, words, times, per)) in enumerate(said):
        grid, compound = ground.grids[n % len(ground.grids)], ground.compounds[n % len(ground.compounds)]
        offer = Offer(
            kind, words, times, per, ground.day(60 + 20 * n), None, (grid.pk,) if n % 3 == 1 else (),
            (compound.pk,) if n % 3 == 2 else (),
        )  # fmt: skip
        made = offering.offer(one.pk, offer, by=bearer(one.community_id, one.pk), at=ground.at(60 + 20 * n))
        last = (ground.end - ground.begin).days - 1
        for day in sorted(ground.chance.sample(range(60 + 20 * n, last), ground.chance.randint(2, 5))):
            used = Used(
                ground.day(day), USES[day % len(USES)], 6 + day % 40, "visits" if day % 3 else "people", "邻里中心"
            )
            offering.note_use(made.pk, used, by=ground.office, at=ground.at(day + 0.3))


def _deeds(ground: Ground, partners: list[Partner]) -> None:
    many = CLAIMED + LOOKING + 1
    last = (ground.end - ground.begin).days
    for n in range(many):
        left = many - n  # the last ones are those that are still open
        day = last - 12 if left <= LOOKING + 1 else 30 + n * (last - 90) // many
        waits = n > DONE and left > LOOKING + 1  # of the seven that are still to be done, one is late
        deed = _published(ground, n, day, last + 25 - day if waits else 45)
        if left == 1:
            deeds.withdraw(deed.pk, "已由物业办好", by=ground.office, at=ground.at(day + 3))
        elif left > LOOKING + 1:
            _done(ground, deed, partners[n % len(partners)], n, day)


def _published(ground: Ground, n: int, day: int, days: int) -> Deed:
    title, means = WANTED[n % len(WANTED)]
    compound = ground.compounds[n * 7 % len(ground.compounds)]
    asked = Asked(
        title, ground.day(day + days), means, "网格夜话和议事会上大家提的", f"{compound.name}院内",
        compound.general_grid_id, compound.pk,
    )  # fmt: skip
    return deeds.publish(asked, by=ground.office, at=ground.at(day))


def _done(ground: Ground, deed: Deed, partner: Partner, n: int, day: int) -> None:
    """Claimed, begun, done, confirmed: each as far as its number says. Every fourth is confirmed on paper."""
    link, start = bearer(partner.community_id, partner.pk), ground.at(day)
    deeds.claim(deed.pk, partner.pk, by=link, at=start + timedelta(days=3))
    if n % 13 == 5 and n < CONFIRMED:  # handed back once, then taken on again
        deeds.give_back(deed.pk, "施工队排不开", by=link, at=start + timedelta(days=5))
        deeds.claim(deed.pk, partner.pk, by=ground.office, at=start + timedelta(days=8))
    if n >= DONE:
        if n % 2:
            deeds.begin(deed.pk, by=link, at=start + timedelta(days=6))
        return
    deeds.begin(deed.pk, by=link, at=start + timedelta(days=9))
    deeds.finish(deed.pk, f"{deed.title}：已办好，请大家看看", by=link, at=start + timedelta(days=14))
    if n < CONFIRMED:
        at = start + timedelta(days=16)
        if n % 4:
            found = Found(True, True, ("挺好", "看过了，管用", "感谢")[n % 3])
            confirming.find(deed.pk, found, by=bearer(deed.community_id, deed.pk), at=at)
        else:
            names = ("刘玉梅（演示）", "孙国强（演示）")
            confirming.find(deed.pk, Found(True, True, "两人签字", names), by=ground.second, at=at)


def _honours(ground: Ground) -> None:
    branch = Organisation.objects.filter(community=ground.office.community, kind="branch").order_by("name").first()
    for name, owner, body, giver, n, id in _given(branch):
        given = Given(
            name, owner, body, giver, ground.day(n), id, hashlib.sha256(name.encode()).hexdigest(), "文件（演示）.pdf"
        )
        honours.enter(given, by=ground.office, at=ground.at(n + 20))


def _given(branch: Organisation | None) -> Iterator[tuple[str, str, str, str, int, UUID | None]]:
    yield "全国和谐社区建设示范街道（演示）", "street", STREET, "国家有关部门（演示）", 400, None
    if branch:
        yield "“五星”支部（演示）", "branch", branch.name, "区委组织部门（演示）", 700, branch.pk
