"""How quickly life goes: slow with eleven large grids, quicker once micro-grids and stewards have found their way.

The spans are drawn, the figures on the board are not: they are counted from the records that the walk leaves.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from linli.foundation import clock

LEARNING = timedelta(weeks=20)  # until stewards are at home in their role
# Mean hours of the three spans of a matter: until it is given to someone, until work begins, until it is done.
LARGE_GRIDS = {"simple": (15.0, 13.0, 25.0), "complex": (30.0, 30.0, 95.0)}
MICRO_GRIDS = {"simple": (1.2, 1.4, 4.0), "complex": (3.0, 6.0, 38.0)}
URGENT = (0.2, 0.2, 1.2)


@dataclass(frozen=True)
class Pace:
    """The days of the story: micro-grids are drawn at `drawn`."""

    drawn: datetime

    def settled(self, at: datetime) -> float:
        """0 with large grids, rising to 1 over the weeks of learning."""
        return min(1.0, max(0.0, (at - self.drawn) / LEARNING)) if at >= self.drawn else 0.0

    def span(self, which: int, complexity: str, urgent: bool, at: datetime, chance: Random) -> timedelta:
        """One span in hours: short ones are common, long ones happen."""
        if urgent:
            return drawn(URGENT[which], chance)
        share = self.settled(at)
        return drawn(LARGE_GRIDS[complexity][which] * (1 - share) + MICRO_GRIDS[complexity][which] * share, chance)


def drawn(mean: float, chance: Random) -> timedelta:
    return timedelta(hours=min(chance.expovariate(1 / mean), mean * 4) + 0.02)


def waking(at: datetime) -> datetime:
    """People act between 7:30 and 20:30 in Shanghai; what falls into the night waits for the morning."""
    local = at.astimezone(clock.SHANGHAI)
    minutes = local.hour * 60 + local.minute
    if minutes < 450:
        return at + timedelta(minutes=450 - minutes + local.second % 40)
    return at + timedelta(minutes=1440 - minutes + 450 + local.second % 40) if minutes > 1230 else at
