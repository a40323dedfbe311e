"""Three years of helping: over four hundred people and some organisations, needs with every end, hours, thanks.

Names are made up. Everything comes about by the verbs, as it would through forms, links and the office's desk.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from linli.access.actors import Actor, bearer
from linli.cli.demo.acts import Acts
from linli.cli.demo.helpers_words import GIVEN, ORGANISATIONS, PLACES, STORIES, SURNAMES, TASKS, THANKS, UNITS, WHYS
from linli.cli.demo.world import World
from linli.engines.helping import PARTS
from linli.forces.alliance import certifying, doubling, figures, finding, hours, joining, needing, thanking
from linli.forces.alliance.doubling import Unit
from linli.forces.alliance.hours import Stretch
from linli.forces.alliance.joining import Offered
from linli.forces.alliance.needing import Wanted
from linli.forces.alliance.thanking import Said
from linli.forces.models import Ally, Need, Service
from linli.foundation import clock
from linli.people.labels import Means
from linli.territory.models import MicroGrid

PEOPLE, KINDS = 430, (("resident", 62), ("twofold", 22), ("newjob", 16))
NEEDS, WANTED_NOW = 84, ("company", "drive", "repair")
RISKY = {"power", "drive", "watch"}
BEGINS = {"morning": 9, "afternoon": 15, "evening": 19}


def walk(world: World, end: datetime, chance: Random, span: timedelta) -> None:
    """Let people join, help and be thanked from an end's span before it up to the end."""
    helping = _Helping(world, end - span, end, chance)
    acts = Acts()
    acts.begin_all(helping.stories())
    acts.until(end)
    helping.now()


def summary(world: World, end: datetime) -> str:
    """How many are in, and how many needs were met."""
    here = figures.strength(world.community.pk, end)
    met = Need.objects.filter(community=world.community, stage="met").count()
    return f"{here.people} 人 people · {here.bodies} 家 organisations · {met} 件 needs met"


@dataclass
class _Helping:
    world: World
    begin: datetime
    end: datetime
    chance: Random
    grids: list[MicroGrid] = field(default_factory=list)
    joined: int = 0

    def __post_init__(self) -> None:
        today = clock.today(self.end)
        self.grids = list(MicroGrid.objects.filter(community=self.world.community, end=None, start__lte=today))

    def stories(self) -> Iterator[Iterator[datetime]]:
        """All that happens, each from its first moment on."""
        days = (self.end - self.begin).days
        for n in range(len(ORGANISATIONS)):
            yield self._body(n, self.begin + timedelta(days=3 + n * 17, hours=2))
        for n in range(PEOPLE):
            yield self._person(self.begin + timedelta(days=1 + n * (days - 4) / PEOPLE, hours=3))
        for n in range(NEEDS):
            yield self._need(self.begin + timedelta(days=60 + n * (days - 66) / NEEDS, hours=1))

    def _body(self, n: int, at: datetime) -> Iterator[datetime]:
        yield at
        kind, name, skills = ORGANISATIONS[n]
        said = Offered(kind, name, self._number(), skills, 2**21 - 1, 3, None, self._name(), self.chance.randint(2, 12))
        ally = joining.join(said, True, Means.DESK, by=self.world.officer, at=at)
        joining.insure(ally.pk, clock.today(self.end) + timedelta(days=200), by=self.world.officer, at=at)

    def _person(self, at: datetime) -> Iterator[datetime]:
        yield at
        kind = self.chance.choices([one for one, _w in KINDS], [weight for _k, weight in KINDS])[0]
        grid = self.chance.choice(self.grids) if kind != "newjob" or self.chance.random() < 0.2 else None
        skills = tuple(self.chance.sample(list(TASKS), self.chance.choice([1, 1, 2, 3])))
        reach = self.chance.choice([0, 1, 2, 3, 3, 3]) if grid else 3
        said = Offered(kind, self._name(), self._number(), skills, self._slots(), reach, grid.pk if grid else None)
        ally = joining.join(said, True, Means.DESK, by=self.world.officer, at=at)
        if self.chance.random() < (0.8 if RISKY & set(skills) else 0.1):
            joining.insure(ally.pk, clock.today(self.end) + timedelta(days=120), by=self.world.officer, at=at)
        if kind == "twofold":
            yield (at := at + timedelta(days=1))
            self._twofold(ally, at)
        if self.chance.random() < 0.04:
            yield (at := at + timedelta(days=self.chance.randint(60, 400)))
            joining.leave(ally.pk, Means.LINK, by=_mine(ally), at=at)

    def _slots(self) -> int:
        if self.chance.random() < 0.3:
            return 2**21 - 1
        marks = self.chance.sample(range(21), self.chance.randint(4, 12))
        return sum(1 << mark for mark in marks)

    def _twofold(self, ally: Ally, at: datetime) -> None:
        unit = Unit(self.chance.choice(UNITS), "工会联系人（演示）")
        kept = doubling.register(ally.pk, unit, by=_mine(ally), at=at)
        if self.chance.random() < 0.9:
            doubling.confirm(kept.pk, by=self.world.officer, at=at)
        if self.chance.random() < 0.8:
            doubling.confirm_by_unit(kept.pk, by=bearer(kept.community_id, kept.pk), at=at)
        if self.chance.random() < 0.3:
            doubling.wish_return(kept.pk, True, by=_mine(ally), at=at)

    def _need(self, at: datetime) -> Iterator[datetime]:
        """Written down, asked for, answered; some are done, some are not."""
        yield at
        need = self._written(at, clock.today(at) + timedelta(days=self.chance.randint(1, 4)))
        yes = self._asked(need, at)
        yield (at := at + timedelta(days=6))
        need = Need.objects.get(pk=need.pk)
        if not yes:
            why = self.chance.choice(WHYS)
            needing.close(need.pk, self.chance.choice(["miss", "cancel"]), by=self.world.officer, at=at, reason=why)
            return
        came = [ask for ask, _ally in yes]
        needing.close(need.pk, "meet", by=self.world.officer, at=at, came=came)
        for _ask, ally in yes:
            self._served(need, ally, at)

    def _written(self, at: datetime, day: date, grid: MicroGrid | None = None, skill: str = "") -> Need:
        skill = skill or self.chance.choice(list(TASKS))
        risky = skill in RISKY
        grid = grid or self.chance.choice(self.grids)
        part = "morning" if risky else self.chance.choice(PARTS)
        wanted = Wanted(
            skill, self.chance.choice(TASKS[skill]), day, part, self.chance.choice([1, 1, 2, 2, 3, 4]),
            grid.pk, place_words=self.chance.choice(PLACES), risky=risky,
        )  # fmt: skip
        return needing.write_need(wanted, by=self.world.officer, at=at)

    def _asked(self, need: Need, at: datetime) -> list[tuple[UUID, Ally]]:
        """Ring by ring until enough have said yes; who has, with the id of the ask."""
        yes: list[tuple[UUID, Ally]] = []
        while True:
            found = [one for one in finding.suggested(need, at, 4) if one.insured or not need.risky]
            if found:
                needing.ask(need.pk, [one.ally.pk for one in found], by=self.world.officer, at=at)
            for ask in need.asks.filter(reply="").select_related("ally"):
                if len(yes) < need.how_many and self.chance.random() < 0.75:
                    agrees = self.chance.random() < 0.6
                    needing.answer(ask.pk, agrees, by=_mine(ask.ally), at=at + timedelta(hours=3))
                    yes += [(ask.pk, ask.ally)] if agrees else []
            if len(yes) >= need.how_many or need.ring == 3:
                return yes
            need = needing.widen(need.pk, by=self.world.officer, at=at)

    def _served(self, need: Need, ally: Ally, at: datetime) -> None:
        """Hours by the helper, confirmed by whoever was helped; now and then a thank-you, and a story."""
        served = bearer(need.community_id, need.pk)
        made = self._hours(need, ally, at)
        if self.chance.random() < 0.92:
            made = hours.confirm(made.pk, by=served, at=at)
        if self.chance.random() < 0.4:
            self._thanked(need, ally, served, at)
        if made.confirmed and self.chance.random() < 0.15:
            certifying.certify(ally.pk, clock.today(self.begin), clock.today(at), by=_mine(ally), at=at)

    def _hours(self, need: Need, ally: Ally, at: datetime) -> Service:
        start = datetime.combine(need.day, datetime.min.time(), clock.SHANGHAI)
        start += timedelta(hours=BEGINS[need.part])
        end = start + timedelta(minutes=self.chance.choice([40, 60, 60, 90, 120, 150]))
        stretch = Stretch(need.skill, need.words[:40], start, end, need=need.pk)
        return hours.enter(ally.pk, stretch, by=_mine(ally), at=at)

    def _thanked(self, need: Need, ally: Ally, served: Actor, at: datetime) -> None:
        story = self.chance.random() < 0.35
        words = self.chance.choice(STORIES if story else THANKS)
        one = thanking.thank(ally.pk, Said(words, "一位邻居", story, need.pk), by=served, at=at)
        if story and self.chance.random() < 0.8:
            thanking.agree(one.pk, self.chance.choice(["kind", "kind", "name"]), by=_mine(ally), at=at)
            if self.end - at > timedelta(days=20):
                thanking.put_up(one.pk, by=self.world.officer, at=at)

    def now(self) -> None:
        """What waits today: needs that look for helpers, newcomers to be welcomed, hours and a story for a hand."""
        at = self.end - timedelta(hours=4)
        near = next((grid for grid in self.grids if grid.pk in self.world.stewards), self.grids[0])
        for n in range(len(WANTED_NOW)):
            grid = near if n < 2 else self.chance.choice(self.grids)
            need = self._written(at, clock.today(self.end) + timedelta(days=1 + n), grid, WANTED_NOW[n])
            for _ in range(2):
                need = needing.widen(need.pk, by=self.world.officer, at=at)
            found = [one for one in finding.suggested(need, at) if one.insured or not need.risky]
            if n and found:
                needing.ask(need.pk, [one.ally.pk for one in found[:2]], by=self.world.officer, at=at)
        for n in range(4):
            said = Offered("resident", self._name(), self._number(), ("company", "errand"), self._slots(), 1, near.pk)
            by = next(iter(self.world.stewards[near.pk])) if near.pk in self.world.stewards else self.world.officer
            joining.join(said, True, Means.PAPER, by=by, at=at + timedelta(minutes=20 * n))

    def _name(self) -> str:
        return self.chance.choice(SURNAMES) + self.chance.choice(GIVEN)

    def _number(self) -> str:
        self.joined += 1
        return f"1000006{self.joined:04}"


def _mine(ally: Ally) -> Actor:
    return bearer(ally.community_id, ally.pk)
