"""Thirty groups of neighbours over three years: registered, active, applying for seed grants and reporting on them."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from linli.access.actors import Actor, bearer, visitor
from linli.cli.demo.granted import GROUPS
from linli.foundation import clock
from linli.fund.models import Proposal
from linli.projects.counting import Heads
from linli.projects.groups import acting, queries, registering, reporting, seeding
from linli.projects.groups.acting import Did
from linli.projects.groups.registering import Profile
from linli.projects.groups.reporting import Told
from linli.projects.groups.seeding import Carrying, Wanted
from linli.projects.models import Group, Seed

KINDS = (
    ("送餐", ["meals", "elders"], "给独居老人送热饭"),
    ("巡逻", ["safety"], "晚上在院里走一圈"),
    ("绿植", ["green"], "种花、认养院里的树"),
    ("清扫", ["green"], "扫楼道、清杂物"),
    ("铲雪", ["green"], "下雪先铲出路来"),
    ("修", ["repair"], "帮邻居修东西"),
    ("调解", ["peace"], "劝和邻里"),
    ("防诈", ["safety", "elders"], "上门讲骗术"),
    ("托管", ["children"], "放学后看孩子写作业"),
    ("故事", ["children"], "周末给孩子讲故事"),
    ("理发", ["elders"], "给老人理发"),
    ("读报", ["elders"], "给老人读报"),
    ("队", ["sport"], "早晚一起活动"),
)
QUIET = ("宠物文明队", "电子琴班")  # nothing was written down of them for a year
LATE = "摄影小组"  # its last report is still owed
DAY = timedelta(days=1)


class Grouping:
    """Who acts, and by which chance; the groups from the first weeks on."""

    def __init__(self, office: Actor, begin: datetime, end: datetime, chance: Random) -> None:
        self.office, self.end, self.chance = office, end, chance
        self.groups: dict[str, Group] = {}
        for n, name in enumerate(GROUPS):
            at = begin + (8 + n) * DAY
            work, purpose = next(
                ((work, what) for word, work, what in KINDS if word in name), (["culture"], "一起学一起乐")
            )
            profile = Profile(
                name, purpose, work, chance.randint(6, 35), "周三上午，社区活动室" if n % 2 else "每天早上，小广场",
                "filed" if n % 3 else "none", clock.today(at) if n % 3 else None, clock.today(at), "召集人",
                f"10000001{n:03}", contact_shown=n % 4 == 0,
            )  # fmt: skip
            self.groups[name] = registering.register(profile, by=office, at=at)

    def stories(self, begin: datetime) -> Iterator[Iterator[datetime]]:
        """What each group does, from its first weeks on."""
        for n, group in enumerate(self.groups.values()):
            yield self._life(group, begin + (40 + n) * DAY)

    def _life(self, group: Group, at: datetime) -> Iterator[datetime]:
        by = bearer(group.community_id, group.pk)
        name = group.organisation.name
        n = 0
        while name not in QUIET or at < self.end - 380 * DAY:
            yield at
            people = self.chance.randint(6, 30)
            heads = Heads("counted", people=people, visits=people * self.chance.randint(1, 4))
            helped = self.chance.randint(3, 20) if "elders" in group.work or "repair" in group.work else None
            did = Did(clock.today(at), f"{name}活动", "社区活动室", heads, helped)
            acting.note_activity(group.pk, did, by=by, at=at)
            n += 1
            fresh = Group.objects.select_related("organisation").get(pk=group.pk)
            if fresh.renew_by < clock.today(at) + 25 * DAY and name not in QUIET:
                registering.say_again(
                    group.pk, fresh.organisation.members, fresh.where, fresh.contact_agreed_at is not None, by=by,
                    at=at, version=fresh.version,
                )  # fmt: skip
            at += timedelta(days=self.chance.randint(85, 150))

    def carried(self, name: str, fen: int, purpose: str, at: datetime) -> Proposal:
        """A group applied a week before, residents said that it helps, and the office carries it into the fund."""
        seed = self._applied(name, fen, at - 8 * DAY)
        done = seeding.carry(
            seed.pk, Carrying(purpose, "用途与捐赠人写明的一致", "区慈善总会代付的商家（演示）", confirmed=True),
            by=self.office, at=at, version=None,
        )  # fmt: skip
        assert done.proposal is not None
        return done.proposal

    def _applied(self, name: str, fen: int, at: datetime) -> Seed:
        group = self.groups[name]
        tools, rest = fen * 7 // 10, fen - fen * 7 // 10
        others = (("residents", "组员凑的", 50_00),) if self.chance.random() < 0.3 else ()
        wanted = Wanted(
            "起步资金", "添置一点家什，办几场活动", "本院邻居", fen, (("家什", tools), ("活动用品", rest)), others
        )
        seed: Seed = seeding.apply(group.pk, wanted, by=bearer(group.community_id, group.pk), at=at)
        for n in range(self.chance.randint(2, 5)):
            remark = "盼着呢" if n == 0 else ""
            seeding.say(seed.pk, remark, by=visitor(group.community_id), at=at + (n + 1) * timedelta(hours=5))
        seeding.say(seed.pk, helps=self.chance.randint(5, 20), by=self.office, at=at + 3 * DAY, paper=True)
        return seed

    def reported(self, made: Proposal, at: datetime) -> None:
        """The group tells what became of each payment so far."""
        seed = Seed.objects.select_related("group__organisation").get(proposal=made)
        name = seed.group.organisation.name
        for owe in queries.owed_of(seed):
            if owe.told is None and not (name == LATE and owe.part > 1):
                told = Told(owe.part, "家什买了，已经用上", seed.fen // 2 * owe.part, clock.today(at))
                reporting.report(seed.pk, told, by=bearer(seed.community_id, seed.group_id), at=at)

    def asking(self) -> None:
        """At the end one application waits for residents' view."""
        self._applied("邻里送餐队", 120_00, self.end - 5 * DAY)
