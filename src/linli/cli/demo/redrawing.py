"""A draft of new micro-grids, worked out and open for comment when the demonstration opens."""

from datetime import datetime, timedelta

from linli.access.actors import visitor
from linli.cli.demo.world import World
from linli.engines.partition.effort import Effort
from linli.foundation import clock
from linli.planning.actions import drafting, showing, solving

WORDS = ("老人认得现在的邻长，尽量别换。", "我们单元划过去以后，离新邻长家更近了，挺好。")


def redraw(world: World, at: datetime) -> None:
    """The office had it worked out the day before, and two neighbours have said something."""
    told = at - timedelta(days=1)
    draft = drafting.start(f"{clock.today(at).year}年微网格调整", by=world.officer, at=told)
    draft = solving.solve(draft.pk, None, effort=Effort(), by=world.officer, at=told, version=draft.version)
    until = clock.today(at) + timedelta(days=7)
    showing.publish(draft.pk, until, by=world.officer, at=told, version=draft.version)
    doors = list(draft.pieces.order_by("id").values_list("stairwell", flat=True))
    for words, door in zip(WORDS, (doors[0], doors[-1]), strict=True):
        showing.comment(draft.pk, words, door, by=visitor(world.community.pk), at=at - timedelta(hours=3))
