"""The story of one matter, from the first word to the last, told through the actions that a page would call."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from linli.access.actors import Actor, bearer, visitor
from linli.cases.intake.actions import Said, report
from linli.cases.labels import Channel, Outcome, Verdict
from linli.cases.levels import deciding
from linli.cases.levels.actions import pass_up
from linli.cases.levels.deciding import Question
from linli.cases.matter import actions, joining, judging, pausing
from linli.cases.matter.actions import Result
from linli.cases.models import Case, Report
from linli.cases.orders.actions import Order, take_order
from linli.cases.telling import actions as telling
from linli.cli.demo.calling import Calling
from linli.cli.demo.pace import Pace, drawn, waking
from linli.cli.demo.world import World
from linli.engines.triage import Leaf
from linli.foundation import clock
from linli.notifications.models import Letter
from linli.people.labels import Means
from linli.territory.queries import Place

Acts = Generator[datetime, None, datetime]  # yields the time of each next act; gives the time of the last
ANSWERS = {
    Outcome.SOLVED: ("已处理好，您看看。", "师傅上门修好了。", "跟对方说好了，今后注意。", "已办妥，谢谢您反映。"),
    Outcome.PARTLY: ("先临时处理了，配件到了再换新的。", "解决了一部分，剩下的排在下周。"),
    Outcome.CANNOT: ("涉及老旧管线改造，已列入明年计划，今年先加强巡查。",),
    Outcome.NOT_OURS: ("这件事由主管单位负责，已把渠道告诉您。",),
}
BACK = ("还是老样子，没修好。", "只好了一天又坏了。")
WAITS = ("等厂家发配件", "等天晴才能做防水", "等业主回来签字")
TALKS = ("几户意见不一样，请大家坐下来谈", "牵涉物业和三户人家，约好时间商量")
AGREED = ("晚上十点以后不放音乐，白天互相体谅", "费用按户分摊，物业先垫付", "车位先到先停，通道留出来")
OWNERS = ("区住建局（演示）", "区城管局（演示）", "街道平安办（演示）")
QUESTIONS = ("超出社区权限，请明确由谁出钱维修", "两家单位各说各理，请定牵头的")
RULINGS = ("由物业先修，费用从维修资金走程序", "列入本季度街道项目，先做临时防护")
UP = ("要请专业的人", "要花钱，得社区定", "两边谈不拢")
# The ways by which people speak up, before and after there are stewards: channel and weight.
EARLY = {Channel.PHONE: 45, Channel.WEB: 12, Channel.QR: 8, Channel.VISIT: 10, Channel.HOTLINE: 25}
LATER = {
    Channel.STEWARD: 30, Channel.QR: 24, Channel.PHONE: 13, Channel.CHAT: 9, Channel.NIGHT_TALK: 5, Channel.ROUND: 5,
    Channel.WEB: 5, Channel.HOTLINE: 5, Channel.RIDER: 2, Channel.VISIT: 2,
}  # fmt: skip


@dataclass
class Story:
    """One matter at a place, of a kind, from its beginning on."""

    world: World
    pace: Pace
    chance: Random
    place: Place
    leaf: Leaf
    begins: datetime
    fresh: bool = False  # nobody has looked at it yet when the demonstration opens

    def told(self) -> Iterator[datetime]:
        """Yields the time of each next act, and does it when resumed."""
        yield self.begins
        now, chance = self.begins, self.chance
        stewards = self.world.stewards.get(self.place.micro_grid_id) if self.place.micro_grid_id else None
        steward = chance.choice(stewards) if stewards else None
        leader = self.world.leaders.get(self.place.general_grid_id or self.place.community_id, self.world.officers[0])
        taken = self._reported(now, steward, leader)
        case = taken.case
        if self.fresh:
            return
        if steward and not case.sealed and self.leaf.complexity == "simple" and chance.random() < 0.45:
            if taken.entered_by_id != steward.person_id:
                now = self._then(now + self._span(0, now))
                yield now
            case = actions.resolve_on_spot(case.pk, self._result(0.95), by=steward, at=now, version=case.version)
        else:
            handler = leader if case.sealed or not steward or chance.random() < 0.2 else steward
            now = self._then(now + self._span(0, now))
            yield now
            if chance.random() < 0.05:
                yield from self._neighbours(case, leader, now)
                case.refresh_from_db()
            case = self._given(case, handler if handler == steward and not case.sealed else leader, handler, now)
            now = self._then(now + self._span(1, now))
            yield now
            case = actions.start(case.pk, by=handler, at=now, version=case.version)
            now = yield from self._worked(case, handler, leader, now)
            case.refresh_from_db()
            now = self._then(now + self._span(2, now))
            yield now
            doer = leader if case.lead_id == leader.person_id else handler
            case = actions.resolve(case.pk, self._result(0.86), by=doer, at=now, version=case.version)
        yield from self._after(case, taken, leader, now)

    def _span(self, which: int, at: datetime) -> timedelta:
        return self.pace.span(which, self.leaf.complexity, self.leaf.urgent, at, self.chance)

    def _then(self, at: datetime) -> datetime:
        """Dangers do not wait for the morning."""
        return at if self.leaf.urgent else waking(at)

    def _reported(self, at: datetime, steward: Actor | None, leader: Actor) -> Report:
        words = self.chance.choice(self.leaf.examples)
        phone = f"100{self.chance.randrange(10**8):08}" if self.chance.random() < 0.5 else ""
        ways = LATER if steward else EARLY
        way = self.chance.choices(list(ways), list(ways.values()))[0]
        said = Said(words=words, phone=phone)
        if way == Channel.HOTLINE:
            order = Order("hotline", f"12345-{at:%y%m%d}-{self.chance.randrange(10**5):05}", at, at + timedelta(days=5))
            taken = take_order(self.place, said, order, by=self.world.officer, at=at).report
            taken.case.refresh_from_db()
            return taken
        staff = {Channel.PHONE: self.world.officers[0], Channel.VISIT: leader, Channel.ROUND: leader}
        by = staff.get(way) or (steward if way in (Channel.STEWARD, Channel.CHAT, Channel.NIGHT_TALK) else None)
        return report(self.place, said, by=by or visitor(self.world.community.pk), at=at, channel=way)

    def _given(self, case: Case, giver: Actor, handler: Actor, at: datetime) -> Case:
        case = actions.confirm_kind(case.pk, self.leaf.code, by=giver, at=at, version=case.version, sealed=case.sealed)
        return actions.assign(case.pk, handler.appointed_id, by=giver, at=at, version=case.version)

    def _neighbours(self, case: Case, leader: Actor, now: datetime) -> Iterator[datetime]:
        """Neighbours say the same within hours, and the leader joins them."""
        for _ in range(self.chance.randint(1, 3)):
            words = self.chance.choice(self.leaf.examples)
            other = report(self.place, Said(words=words), by=visitor(self.world.community.pk), at=now).case
            case.refresh_from_db()
            if other.sealed == case.sealed and case.urgent >= other.urgent and case.stage == "collected":
                joining.merge(other.pk, case.pk, by=leader, at=now + timedelta(minutes=9), version=other.version)
            else:
                done = Result(Outcome.SOLVED, ANSWERS[Outcome.SOLVED][0])
                actions.resolve_on_spot(other.pk, done, by=leader, at=now + timedelta(minutes=9), version=other.version)
        yield now + timedelta(minutes=10)

    def _worked(self, case: Case, handler: Actor, leader: Actor, now: datetime) -> Acts:
        """What may happen between the beginning of work and its end."""
        hard = self.leaf.complexity == "complex"
        chance = self.chance.random
        if handler != leader and chance() < (0.35 if hard else 0.07):
            case = pass_up(case.pk, self.chance.choice(UP), by=handler, at=now, version=case.version)
            actions.start(case.pk, by=leader, at=now + timedelta(minutes=20), version=case.version)
        if chance() < (0.5 if hard else 0.12) or (self.leaf.urgent and chance() < 0.6):
            now = yield from Calling(self.chance, case, leader, self.leaf).told(now + timedelta(minutes=25))
        case.refresh_from_db()
        if hard and chance() < 0.08:
            now = yield from self._asked(case, leader, now)
            case.refresh_from_db()
        if hard and not case.sealed and chance() < 0.4:
            return (yield from self._talked(case, leader, now))
        if chance() < (0.12 if hard else 0.03):
            return (yield from self._waited(case, leader, now))
        return now

    def _asked(self, case: Case, by: Actor, now: datetime) -> Acts:
        """The street is asked to decide, takes it up, and decides days later or returns it."""
        owner, day = self.chance.choice(OWNERS), clock.today(now) + timedelta(days=7)
        question = Question(self.chance.choice(QUESTIONS), owner, day, person=self.world.street)
        asked = deciding.ask_decision(case.pk, question, by=by, at=now, version=case.version)
        street = bearer(case.community_id, asked.pk, None)
        now = waking(now + drawn(8, self.chance))
        yield now
        deciding.accept(asked.pk, clock.today(now) + timedelta(days=3), by=street, at=now)
        now = waking(now + drawn(30, self.chance))
        yield now
        answer = deciding.decide if self.chance.random() < 0.8 else deciding.give_back
        answer(asked.pk, self.chance.choice(RULINGS), by=street, at=now)
        return now

    def _talked(self, case: Case, by: Actor, now: datetime) -> Acts:
        case = pausing.deliberate(case.pk, self.chance.choice(TALKS), by=by, at=now, version=case.version)
        now = waking(now + drawn(16, self.chance))
        yield now
        pausing.settle(case.pk, self.chance.choice(AGREED), by=by, at=now, version=case.version)
        return now

    def _waited(self, case: Case, by: Actor, now: datetime) -> Acts:
        until = waking(now + timedelta(days=self.chance.randint(1, 4)))
        pausing.wait(case.pk, self.chance.choice(WAITS), until, by=by, at=now, version=case.version)
        yield until
        case.refresh_from_db()
        if case.stage == "waiting":
            pausing.resume(case.pk, by=by, at=until, version=case.version)
        return until

    def _result(self, solved: float) -> Result:
        if self.chance.random() < solved:
            return Result(Outcome.SOLVED, self.chance.choice(ANSWERS[Outcome.SOLVED]))
        other = self.chance.choice((Outcome.PARTLY, Outcome.PARTLY, Outcome.CANNOT, Outcome.NOT_OURS))
        owner = "供水公司（演示）" if other == Outcome.NOT_OURS else ""
        return Result(other, self.chance.choice(ANSWERS[other]), owner)

    def _after(self, case: Case, taken: Report, leader: Actor, now: datetime) -> Iterator[datetime]:
        """The reporter is told, answers or does not, and may send it back once."""
        now = waking(now + drawn(1.5, self.chance))
        yield now
        self._tick(case, leader, now)
        if self.chance.random() >= 0.58:
            return
        now = waking(now + drawn(12, self.chance))
        yield now
        case.refresh_from_db()
        if case.stage != "resolved":
            return
        by = bearer(taken.community_id, taken.pk, case.pk)
        said = self.chance.choices([Verdict.SATISFIED, Verdict.MOSTLY, Verdict.NOT], [72, 22, 6])[0]
        reason = self.chance.choice(BACK) if said == Verdict.NOT else ""
        case = judging.judge(case.pk, taken.pk, said, by=by, at=now, version=case.version, reason=reason)
        if said == Verdict.NOT:
            now = waking(now + drawn(8, self.chance))
            yield now
            case = actions.resolve(case.pk, self._result(1.0), by=leader, at=now, version=case.version)
            yield from self._after(case, taken, leader, now)

    def _tick(self, case: Case, leader: Actor, at: datetime) -> None:
        for letter in Letter.objects.filter(about_id=case.pk, report_id__isnull=False, state="waiting"):
            if self.chance.random() < 0.9:
                telling.tick(letter.pk, by=leader, means=Means.PHONE, at=at)
