"""A residents' vote walked by the verbs of the product: prepared, announced, cast, handed in, counted."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from linli.access.actors import bearer
from linli.fund.labels import Sort
from linli.fund.models import Ballot, Candidate, Envelope, HandedIn, Poll, Result
from linli.fund.voting import announcing, casting, counting, preparing, queries
from linli.fund.voting.preparing import Prepared, Wanted
from linli.territory.models import Stairwell
from tests.builders import World
from tests.fund.granting.walked import Walk
from tests.fund.ground import a_fund, signed

OPENS, CLOSES = date(2026, 10, 3), date(2026, 10, 6)
PROJECTS = (
    ("暖阳座椅", 600, "P01"),
    ("楼道扶手", 300, "P01"),
    ("树荫棋桌", 500, "P01"),
    ("晾衣架", 240, "P00"),
    ("邻里图书角", 360, "P00"),
)


@dataclass
class Voting:
    """A vote in a community of eight households; every verb is done by whoever may do it."""

    walk: Walk
    poll: Poll = field(init=False)

    def at(self, name: str) -> dict[str, Any]:
        return self.walk.at(name)

    def day(self, day: date, hour: int = 10) -> None:
        """The clock goes on to an hour of a day."""
        self.walk.fund.clock = datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo("Asia/Shanghai"))

    def prepare(self, **more: Any) -> Poll:
        said = {"name": "2026年微项目票选", "opens": OPENS, "closes": CLOSES, "words": "钱花在哪里，大家定", **more}
        self.poll = preparing.prepare(Prepared(**said), **self.at("office"))
        return self.poll

    def offer(self, purpose: str, yuan: int) -> None:
        preparing.offer(self.poll.pk, purpose, yuan, **self.at("office"))

    def add(self, name: str, yuan: int, purpose: str) -> Candidate:
        return preparing.add(self.poll.pk, Wanted(name, yuan, purpose), **self.at("office"))

    def prepared(self, **more: Any) -> Poll:
        self.prepare(**more)
        self.offer("P01", 1_000)
        self.offer("P00", 500)
        for name, yuan, purpose in PROJECTS:
            self.add(name, yuan, purpose)
        return self.poll

    def announced(self, **more: Any) -> Poll:
        self.prepared(**more)
        announcing.announce(self.poll.pk, **self.at("secretary"))
        signed(self.walk.fund)
        self.day(OPENS)
        return self.poll

    @property
    def slips(self) -> list[Envelope]:
        return list(queries.envelopes(self.poll))

    def cast(self, household: int, *ticks: int) -> Ballot:
        """What a household ticks by its link; households are numbered from 0."""
        slip = self.slips[household]
        return casting.cast(slip.pk, ticks, by=bearer(slip.community_id, slip.pk), at=self.walk.fund.tick())

    def hand_in(self, household: int, *ticks: int, who: str = "office") -> HandedIn:
        return casting.hand_in(self.poll.pk, self.slips[household].secret, ticks, **self.at(who))

    def confirm(self, paper: HandedIn, who: str = "secretary") -> Ballot:
        return casting.confirm(paper.pk, **self.at(who))

    def count(self) -> Result:
        self.day(date(2026, 10, 7))
        return counting.tally(self.poll.pk, **self.at("office"))

    def counted(self) -> Result:
        """Five of eight households vote, one of them on paper."""
        self.announced()
        for household, ticks in enumerate(((1, 2, 4), (1, 3, 4), (1, 2, 5), (2, 3, 4))):
            self.cast(household, *ticks)
        self.confirm(self.hand_in(4, 1, 2, 5))
        return self.count()


def a_voting(world: World | None = None) -> Voting:
    """2,000 yuan lie in P01, 1,000 in P00; eight households live in four micro-grids."""
    fund = a_fund(world)
    Stairwell.objects.filter(community=fund.community).update(households=2)
    fund.gift(200_000)
    fund.entry(Sort.GIFT, "1002 P00 100000; 410101 P00 -100000")
    return Voting(Walk(fund))
