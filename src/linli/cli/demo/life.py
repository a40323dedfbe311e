"""Some weeks of life: every matter is a story that walks the real loop, with a given clock and seed."""

import heapq
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

from linli.access.actors import Actor, bearer, rule, visitor
from linli.cases import reference
from linli.cases.intake.actions import Said, report
from linli.cases.labels import Channel, Outcome, Verdict
from linli.cases.matter import actions, judging
from linli.cases.matter.actions import Result
from linli.cases.models import Case, Report
from linli.cases.telling import actions as telling
from linli.cli.demo.world import World
from linli.engines.triage import Leaf
from linli.foundation import clock
from linli.notifications.models import Letter
from linli.people.labels import Means
from linli.territory.queries import Place

END = datetime(2026, 11, 20, 11, 40, tzinfo=UTC)  # a Friday evening, 19:40 in Shanghai
SEED = 20261120
ANSWERS = {
    Outcome.SOLVED: ("已处理好，您看看。", "师傅上门修好了。", "跟对方说好了，今后注意。", "已办妥，谢谢您反映。"),
    Outcome.PARTLY: ("先临时处理了，配件到了再换新的。", "解决了一部分，剩下的排在下周。"),
    Outcome.CANNOT: ("涉及老旧管线改造，已列入明年计划，今年先加强巡查。",),
    Outcome.NOT_OURS: ("这件事由主管单位负责，已把渠道告诉您。",),
}
BACK = ("还是老样子，没修好。", "只好了一天又坏了。")
STRETCH = 0.35  # a simple matter takes about this share of its limit


@dataclass
class Story:
    """One matter from the first word on."""

    world: World
    chance: Random
    place: Place
    leaf: Leaf
    begins: datetime

    def told(self) -> Iterator[datetime]:
        """Yields the time of each next act, and does it when resumed."""
        yield self.begins
        now, chance = self.begins, self.chance
        steward = chance.choice(self.world.stewards[self.place.micro_grid_id]) if self.place.micro_grid_id else None
        leader = (
            self.world.leaders[self.place.general_grid_id] if self.place.general_grid_id else self.world.officers[0]
        )
        taken = self._reported(now, steward)
        case = taken.case
        if steward and taken.entered_by_id == steward.person_id and not case.sealed and chance.random() < 0.6:
            case = actions.resolve_on_spot(case.pk, self._result(0.95), by=steward, at=now, version=case.version)
        else:
            handler = leader if case.sealed or not steward or chance.random() < 0.25 else steward
            now = waking(now + self._hours(0.3 if case.urgent else 5.0))
            yield now
            case = self._given(case, leader if case.sealed else handler, handler, now)
            now = waking(now + self._hours(0.5 if case.urgent else 4.0))
            yield now
            case = actions.start(case.pk, by=handler, at=now, version=case.version)
            now = waking(now + self._hours(min(case.limit_hours, 200) * STRETCH))
            yield now
            case = actions.resolve(case.pk, self._result(0.82), by=handler, at=now, version=case.version)
        yield from self._after(case, taken, leader, now)

    def _reported(self, at: datetime, steward: Actor | None) -> Report:
        words = self.chance.choice(self.leaf.examples)
        phone = f"100{self.chance.randrange(10**8):08}" if self.chance.random() < 0.5 else ""
        way = self.chance.random()
        said = Said(words=words, phone=phone)
        if steward and way < 0.35:
            return report(self.place, said, by=steward, at=at, channel=Channel.STEWARD)
        if way < 0.5:
            return report(self.place, said, by=self.world.officers[0], at=at, channel=Channel.PHONE)
        channel = Channel.WEB if way < 0.6 else Channel.QR
        return report(self.place, said, by=visitor(self.world.community.pk), at=at, channel=channel)

    def _given(self, case: Case, giver: Actor, handler: Actor, at: datetime) -> Case:
        case = actions.confirm_kind(case.pk, self.leaf.code, by=giver, at=at, version=case.version, sealed=case.sealed)
        assert handler.person_id
        return actions.assign(case.pk, handler.person_id, by=giver, at=at, version=case.version)

    def _result(self, solved: float) -> Result:
        if self.chance.random() < solved:
            return Result(Outcome.SOLVED, self.chance.choice(ANSWERS[Outcome.SOLVED]))
        other = self.chance.choice((Outcome.PARTLY, Outcome.PARTLY, Outcome.CANNOT, Outcome.NOT_OURS))
        owner = "供水公司（演示）" if other == Outcome.NOT_OURS else ""
        return Result(other, self.chance.choice(ANSWERS[other]), owner)

    def _after(self, case: Case, taken: Report, leader: Actor, now: datetime) -> Iterator[datetime]:
        """The reporter is told, answers or does not, and may send it back once."""
        now = waking(now + self._hours(1.5))
        yield now
        self._tick(case, leader, now)
        if self.chance.random() < 0.55:
            now = waking(now + self._hours(12))
            yield now
            by = bearer(taken.community_id, taken.pk, case.pk)
            said = self.chance.choices([Verdict.SATISFIED, Verdict.MOSTLY, Verdict.NOT], [70, 22, 8])[0]
            reason = self.chance.choice(BACK) if said == Verdict.NOT else ""
            case = judging.judge(case.pk, taken.pk, said, by=by, at=now, version=case.version, reason=reason)
            if said == Verdict.NOT:
                now = waking(now + self._hours(8))
                yield now
                handler = leader
                case = actions.resolve(case.pk, self._result(1.0), by=handler, at=now, version=case.version)
                yield from self._after(case, taken, leader, now)
            return
        now = now + timedelta(days=7, minutes=5)
        yield now
        judging.lapse(case.pk, by=rule("lapse", self.world.community.pk), at=now)

    def _tick(self, case: Case, leader: Actor, at: datetime) -> None:
        for letter in Letter.objects.filter(about_id=case.pk, report_id__isnull=False, state="waiting"):
            if self.chance.random() < 0.9:
                telling.tick(letter.pk, by=leader, means=Means.PHONE, at=at)

    def _hours(self, mean: float) -> timedelta:
        """A span with this mean in hours; short ones are common, long ones happen."""
        return timedelta(hours=min(self.chance.expovariate(1 / mean), mean * 4) + 0.05)


def waking(at: datetime) -> datetime:
    """People act between 7:30 and 20:30 in Shanghai; what falls into the night waits for the morning."""
    local = at.astimezone(clock.SHANGHAI)
    minutes = local.hour * 60 + local.minute
    if minutes < 450:
        return at + timedelta(minutes=450 - minutes + local.second % 40)
    return at + timedelta(minutes=1440 - minutes + 450 + local.second % 40) if minutes > 1230 else at


def walk(world: World, *, weeks: int, tell: Callable[[str], None], seed: int = SEED) -> int:
    """Walk `weeks` of life up to END, all stories interleaved in the order of time; gives the count of matters."""
    chance = Random(seed)
    begin = END - timedelta(weeks=weeks)
    queue: list[tuple[datetime, int, Iterator[datetime]]] = []
    for number, story in enumerate(_stories(world, chance, begin)):
        acts = story.told()
        queue.append((next(acts), number, acts))
    heapq.heapify(queue)
    told, count = begin, len(queue)
    while queue:
        at, number, acts = heapq.heappop(queue)
        if at - told >= timedelta(weeks=2):
            told = at
            tell(f"{clock.today(at)} …")
        due = next(acts, None)
        if due is not None and due <= END:
            heapq.heappush(queue, (due, number, acts))
    return count


def _stories(world: World, chance: Random, begin: datetime) -> Iterator[Story]:
    leaves = list(reference.taxonomy().leaves.values())
    first = next(iter(world.stewards))  # the steward whom the demonstration shows has something to do
    shown = [place for place in world.places if place.micro_grid_id == first]
    weights = [0.4 if leaf.urgent else 6 if leaf.complexity == "simple" else 1.2 for leaf in leaves]
    day = begin
    while day < END:
        for _ in range(chance.randint(6, 15) * (2 if END - day < timedelta(days=3) else 1)):
            at = waking(day + timedelta(minutes=chance.randrange(1440)))
            near = END - at < timedelta(days=2) and chance.random() < 0.35
            place = chance.choice(shown if near else world.places)
            if at < END:
                yield Story(world, Random(chance.random()), place, chance.choices(leaves, weights)[0], at)
        day += timedelta(days=1)
