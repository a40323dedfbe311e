"""Mediations that walked the loop: two sides, both willing, a mediator whom both accept."""

from datetime import datetime
from typing import Any

from linli.council.mediation import queries
from linli.council.mediation.actions import asking, sitting
from linli.council.mediation.actions.asking import AskedSide, Choice
from linli.council.models import Mediation
from tests.builders import NOON, World

SIDES = (AskedSide("楼上住户", "10012340001"), AskedSide("楼下住户", "10012340002"))
WORDS = "楼上漏水，吊顶怎么修、费用怎么分"


def a_mediation(world: World, at: str = "asked", when: datetime = NOON, by: str = "leader") -> Mediation:
    """A mediation walked to a state: asked, ready, sitting, settled or followed; its host is `by`."""
    host = world.actor(by)
    made = asking.open_mediation(WORDS, SIDES, by=host, at=when)
    one, other = queries.sides(made)
    choice = Choice("lawyer", world.people["steward"].pk, accepted=True, place="调解室", meets_at=when)

    def ready() -> Mediation:
        asking.be_willing(one.pk, "phone", by=host, at=when)
        return asking.be_willing(other.pk, "desk", by=host, at=when)

    def sit() -> Mediation:
        asking.arrange(made.pk, choice, by=host, at=when)
        return sitting.sit(made.pk, by=host, at=when)

    walk: dict[str, Any] = {
        "ready": ready,
        "sitting": sit,
        "settled": lambda: sitting.settle(made.pk, "楼上修防水，吊顶费用两家各半", False, by=host, at=when),
        "followed": lambda: sitting.follow(made.pk, "held", "吊顶修好了", by=host, at=when),
    }
    for state, step in walk.items():
        if made.state == at:
            return made
        made = step()
        assert made.state == state
    return made
