"""How those who serve came to it: nominations through the years, two open at each stage, a calendar, two who are away.

Names are made up. Whoever was appointed this way took the place of someone who ended and was thanked, so that the
numbers of the community stay what they were.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random
from uuid import UUID

from linli.access.actors import Actor, bearer, visitor
from linli.cli.demo.world import World
from linli.forces.actions import Where, end_appointment
from linli.forces.appointing import deciding, figures, nominating, objecting, thanking
from linli.forces.appointing.deciding import Agreed
from linli.forces.appointing.nominating import Nominee, Proposed
from linli.forces.duty import availability, planning
from linli.forces.duty import queries as duty
from linli.forces.duty.planning import Turns
from linli.forces.models import Nomination
from linli.foundation import clock
from linli.foundation.weeks import monday
from linli.people.labels import Means, Profession, Role
from linli.people.models import Appointment
from linli.people.queries import appointments_on

SURNAMES = "蓝温柏尤丛凌尹褚翟路"
NAMES = "桂英 守业 兰芝 长河 玉书 润生 淑贞 建业 秋云 志诚 巧珍 德茂 素梅 云清 福临 月华 明德 惠兰 广生 静芳"
REASONS = (
    "楼里谁家有事都愿意搭把手，大家信得过。", "退休前在水厂，懂管道，邻居常找她问。",
    "说话公道，几次邻里拌嘴都是他劝下来的。",
    "腿脚勤快，老人买药取快递常托他。", "会用手机，愿意教老人。",
)  # fmt: skip
THANKS = (
    "停水那三天，您挨家给老人送水。", "三年来您为邻居们跑前跑后，院里的灯一直亮着。",
    "您把楼道里堆了多年的杂物劝清了。",
    "大雪天您带着邻居扫出了一条路。",
)  # fmt: skip
SPREAD = (900, 760, 640, 520, 400, 300, 210, 120)  # days before the end on which one was nominated
OPEN = ("nominated", "agreed", "supported", "noticed")
UNTIL_APPOINTED = timedelta(days=12)


@dataclass
class _Serving:
    """Who acts, what is drawn, and which workers have a place to give up."""

    world: World
    office: Actor
    secretary: Actor
    end: datetime
    chance: Random

    def __post_init__(self) -> None:
        self.names = [f"{a}{b}" for a, b in zip(SURNAMES * 2, NAMES.split(), strict=True)]
        self.chance.shuffle(self.names)
        day = clock.today(self.end)
        held = appointments_on(self.world.community.pk, day).filter(role=Role.WORKER, end=None)
        once = held.filter(source="三自组织骨干", micro_grid=None).select_related("person").order_by("start", "id")
        self.workers: Iterator[Appointment] = iter([one for one in once if one.person.appointments.count() == 1])

    @property
    def anyone(self) -> Actor:
        return visitor(self.world.community.pk)

    def nominee(self) -> Nominee:
        return Nominee(self.names.pop(), f"100{self.chance.randrange(10**8):08}")

    def proposed(self, role: str, where: Where, **more: str) -> Proposed:
        given = {"proposer": self.chance.choice(["residents", "branch", "group"]), "source": "热心居民", **more}
        return Proposed(role, where, reason=self.chance.choice(REASONS), **given)


def walk(world: World, end: datetime, chance: Random) -> None:
    """Walk the nominations of the years, those that are open, the papers, the calendar, and who is away."""
    assert world.secretary is not None
    serving = _Serving(world, world.officer, world.secretary, end, chance)
    for n, days in enumerate(SPREAD):
        _appointed(serving, end - timedelta(days=days), end, objected=n == 3)
    _ended(serving, end)
    _open(serving, end)
    _terms(serving, end)
    _calendar(serving, end)


def summary(world: World, end: datetime) -> str:
    """What was made, for the one who builds it."""
    day, community = clock.today(end), world.community.pk
    found = figures.stewards(community, day)
    return (
        f"邻长 {found.people}（党员 {found.members}/{found.said}） · 兼职网格员 "
        f"{sum(one.posts for one in figures.workers_by_source(community, day))} · "
        f"专业网格员 {figures.specialists(community, day).people} · 提名 {Nomination.objects.count()}"
    )


def _appointed(serving: _Serving, begin: datetime, end: datetime, *, objected: bool) -> None:
    """One nomination to its end, in the place of a grid worker who stops that day and is thanked."""
    before = next(serving.workers, None)
    start = clock.today(begin + UNTIL_APPOINTED)
    if before is None or before.start >= start:
        return
    where = nominating.where_of(before)
    found = nominating.nominate(
        serving.nominee(), serving.proposed("worker", where, source=before.source), by=serving.office, at=begin
    )
    _to_notice(serving, found, begin)
    if objected:
        said = objecting.object_to(
            found.pk,
            "听说他常年在外地，管得过来吗？",
            by=serving.anyone,
            at=begin + timedelta(days=6),
        )
        objecting.answer(
            said.pk, "已上门核实：去年起长住本院，每周都参加院里的事。", False, by=serving.secretary,
            at=begin + timedelta(days=8),
        )  # fmt: skip
    thanking.part(before.pk, start, serving.chance.choice(THANKS), by=serving.office, at=begin + UNTIL_APPOINTED)
    term = max(start + timedelta(days=3 * 365), clock.today(end) + timedelta(days=400))
    made = deciding.appoint(found.pk, start, term, by=serving.office, at=begin + UNTIL_APPOINTED)
    thanking.hand_letter(made.pk, by=serving.office, at=begin + UNTIL_APPOINTED + timedelta(days=1))


def _to_notice(serving: _Serving, found: Nomination, begin: datetime, last: str = "noticed") -> None:
    """Willing after a day, supported after three, on notice from the fifth."""
    own, first = bearer(found.community_id, found.pk), clock.today(begin + timedelta(days=5))
    party = serving.chance.choice([True, False, None])
    steps = (
        ("agreed", lambda: deciding.agree(
            found.pk, Agreed(party, True, Means.LINK), by=own, at=begin + timedelta(days=1))),
        ("supported", lambda: deciding.opine(
            found.pk, "support", "群众基础好，同意公示。", by=serving.secretary, at=begin + timedelta(days=3))),
        ("noticed", lambda: deciding.publish(
            found.pk, first, first + timedelta(days=5), by=serving.office, at=begin + timedelta(days=5))),
    )  # fmt: skip
    for stage, step in steps:
        if OPEN.index(stage) <= OPEN.index(last):
            step()


def _places(serving: _Serving) -> Iterator[UUID]:
    """Micro-grids in an order of chance."""
    found = list(serving.world.stewards)
    serving.chance.shuffle(found)
    return iter(found)


def _ended(serving: _Serving, end: datetime) -> None:
    """One who took it back by the link, one whom the Party committee did not support."""
    places = _places(serving)
    for n in range(2):
        begin = end - timedelta(days=70 + 40 * n)
        found = nominating.nominate(
            serving.nominee(), serving.proposed("steward", Where(micro_grid=next(places))), by=serving.office, at=begin
        )
        own = bearer(found.community_id, found.pk)
        if n:
            deciding.withdraw(found.pk, "", by=own, at=begin + timedelta(days=1))
        else:
            deciding.agree(found.pk, Agreed(None, False, Means.LINK), by=own, at=begin + timedelta(days=1))
            words = "本人工作常驻外地，建议先做志愿者。"
            deciding.opine(found.pk, "against", words, by=serving.secretary, at=begin + timedelta(days=3))


def _open(serving: _Serving, end: datetime) -> None:
    """Two at each stage now; of those on notice, one can be appointed and one has an objection to be answered."""
    places = _places(serving)
    for stage, ago in zip(OPEN, (1, 2, 4, 6), strict=True):
        for n in range(2):
            begin = end - timedelta(days=ago + (7 * n if stage == "noticed" else n), hours=2 + n)
            found = nominating.nominate(
                serving.nominee(), serving.proposed("steward", Where(micro_grid=next(places))), by=serving.office,
                at=begin,
            )  # fmt: skip
            _to_notice(serving, found, begin, stage)
            if stage == "noticed" and n == 0:
                words = "她家常没人，白天找不到怎么办？"
                objecting.object_to(found.pk, words, by=serving.anyone, at=end - timedelta(hours=5))


def _terms(serving: _Serving, end: datetime) -> None:
    """Two grid workers whose term ends soon, one of whom has been asked; two specialists thanked this year."""
    day = clock.today(end)
    soon = [one for one in (next(serving.workers, None), next(serving.workers, None)) if one is not None]
    for n, held in enumerate(soon):
        last = day + timedelta(days=20 + 25 * n)
        end_appointment(held.pk, by=serving.office, at=end - timedelta(days=200), end=last)
    if soon:
        nominating.renew(soon[0].pk, by=serving.office, at=end - timedelta(days=1))
    community = serving.world.community.pk
    experts = appointments_on(community, day).filter(role=Role.SPECIALIST).order_by("profession", "id")
    for n, held in enumerate(experts[:2]):
        words = ("夜里来院里看漏电，一直守到修好。", "给老人讲了一上午用药。")[n]
        thanking.thank(held.pk, words, by=serving.office, at=end - timedelta(days=30 * (n + 1)))


def _calendar(serving: _Serving, end: datetime) -> None:
    """This week and the next: two of each profession, officers, a leader at the weekend; two gaps, two who are away."""
    day, community = clock.today(end), serving.world.community.pk
    start = monday(day)
    held: dict[tuple[str, str], list[UUID]] = {}
    for post in duty.on_duty(community, day):
        people = held.setdefault((post.role, post.profession), [])
        if post.person_id not in people:
            people.append(post.person_id)
    at = end - timedelta(days=6)
    for (role, profession), people in held.items():
        for week in range(2):
            for order in range(1, min(2, len(people)) + 1):
                who = people[(week + order - 1) % len(people)]
                first = start + timedelta(weeks=week)
                gap = week == 1 and profession in (Profession.GAS, Profession.LAWYER)
                weekend = role == Role.LEADER
                if gap or (weekend and order == 2):
                    continue
                planning.enter(
                    Turns(
                        role, who, first, first + timedelta(days=6), time(0), time(0), profession, None, order,
                        (5, 6) if weekend else (),
                    ),
                    by=serving.office, at=at,
                )  # fmt: skip
    for profession, kind, days in ((Profession.POWER, "away", 4), (Profession.HEAT, "evenings", 6)):
        people = held.get((Role.SPECIALIST, profession), [])
        if people:
            own = bearer(community, people[0])
            until = day + timedelta(days=days)
            availability.set_away(people[0], kind, until, by=own, at=end - timedelta(hours=9))
