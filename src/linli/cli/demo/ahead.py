"""The demo looks ahead now and then; leaders take up most of what is proposed. Two drains block again and again.

That the one that is mended stays open, and the other does not, is made up like everything here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from linli.access.actors import Actor, rule
from linli.cases import reference
from linli.cases.labels import Outcome
from linli.cases.matter import actions as matter
from linli.cases.matter.actions import Result
from linli.cli.demo.pace import Pace
from linli.cli.demo.story import Story
from linli.cli.demo.world import World
from linli.foresight import actions
from linli.foresight.labels import Source, State
from linli.foresight.models import Proposal
from linli.foundation import clock
from linli.foundation.refusals import Refusal
from linli.territory.queries import Place

BLOCKS = "SD05"  # a blocked drain
EVERY, FIRST = 8, 20  # weeks between two looks; weeks before the first
REASONS = ("物业上周刚清过", "这一处等改造一并做", "今年先看别处")


@dataclass
class Ahead:
    """What blocks again and again, and what has been mended for good."""

    world: World
    chance: Random
    spots: list[Place] = field(default_factory=list)
    mended: set[object] = field(default_factory=set)

    def stories(self, pace: Pace, day: datetime, end: datetime) -> Iterator[Story]:
        """A block now and then at each spot; where it was mended hardly ever."""
        self.spots = self.spots or [place for place in self.world.places if place.stairwell_id][5:60:27]
        leaf = reference.taxonomy().leaves[BLOCKS]
        for spot in self.spots:
            odds = 0.006 if spot.stairwell_id in self.mended else 0.07
            at = day + timedelta(hours=8, minutes=self.chance.randrange(300))
            if self.chance.random() < odds and at < end:
                yield Story(self.world, pace, Random(self.chance.random()), spot, leaf, at)

    def look(self, day: datetime, week: int) -> None:
        """On a Monday with a look: look ahead; each leader takes up or leaves what lies in the grid."""
        if day.weekday() or week < FIRST or (week - FIRST) % EVERY:
            return
        actions.look_ahead(self.world.community.pk, by=rule("foresight", self.world.community.pk), at=day)
        for one in Proposal.objects.filter(community=self.world.community, state=State.OPEN):
            self._decided(one, day + timedelta(hours=1))

    def _decided(self, one: Proposal, at: datetime) -> None:
        by = self.world.leaders.get(one.general_grid_id or self.world.community.pk, self.world.officers[0])
        first = bool(self.spots) and one.stairwell_id == self.spots[0].stairwell_id
        wide = not one.general_grid_id  # for the whole community: nobody goes everywhere at once
        if first or (one.source != Source.REPEAT and not wide and self.chance.random() < 0.5):
            self._met(actions.accept(one.pk, _words(one), by=by, at=at), by, at)
            self.mended.update({one.stairwell_id} if first else ())
        elif self.chance.random() < 0.6:
            actions.decline(one.pk, self.chance.choice(REASONS), by=by, at=at)

    def _met(self, one: Proposal, by: Actor, at: datetime) -> None:
        case = one.case
        try:
            if case:
                result = Result(Outcome.SOLVED, "看过了，清通并换了盖板，一个月后再来看。")
                matter.resolve_on_spot(case.pk, result, by=by, at=at, version=case.version)
        except Refusal:  # someone was quicker
            return


def _words(one: Proposal) -> str:
    return f"提前去看看：{one.place_words or '全社区'}，{reference.taxonomy().leaves[one.kind].name_zh}"


def summary(world: World, end: datetime) -> str:
    """How many were proposed, and what became of them."""
    rows = Proposal.objects.filter(community=world.community)
    taken, waits = rows.filter(state=State.ACCEPTED).count(), rows.filter(state=State.OPEN).count()
    return f"{rows.count()} 条建议 proposed · {taken} 条已办 taken up · {waits} 条待看 waiting ({clock.today(end)})"
