"""Pages of foresight."""

from datetime import timedelta
from itertools import product

from linli.access.actors import rule
from linli.cases.models import Case
from linli.foresight.actions import decline, look_ahead
from linli.foresight.labels import State
from linli.foresight.models import Proposal
from linli.foundation import table
from tests.builders import NOON, World, a_case

PAGES = table.read(
    """
address          visitor steward worker leader office secretary street admin committee accountant
/ahead/          in      no      ok     ok     ok     ok        ok     no    no        no
/ahead/results/  in      no      ok     ok     ok     ok        ok     no    no        no
"""
)
LOOKS = table.read(
    """
page           who      address
ahead          office   /ahead/
ahead-results  leader   /ahead/results/
"""
)

MATTERS = (("SD05", (0, 2), range(1, 9)), ("HJ03", range(4), range(1, 12, 2)), ("WY01", (1, 3), range(1, 13)))


def foreseen(world: World) -> None:
    """Drains that block again and again at two stairwells; one proposal was left two months ago, one waits."""
    model = a_case(world)
    made = []
    for kind, places, weeks in MATTERS:
        for place, week in product(places, weeks):
            at = NOON - timedelta(weeks=week + 9)
            columns = world.place(place).columns() | {"kind": kind, "reported_at": at, "due_at": at, "limit_hours": 24}
            number = model.number + len(made) + 5000
            made.append(Case(number=number, sphere="courtyard", complexity="simple", clock="natural", **columns))
    Case.objects.bulk_create(made)
    system, before = rule("foresight", world.community.pk), NOON - timedelta(weeks=9)
    look_ahead(world.community.pk, by=system, at=before)
    one = Proposal.objects.filter(state=State.OPEN, stairwell__isnull=False)[0]
    decline(one.pk, "物业上周刚清过", by=world.actor("office"), at=before)
    look_ahead(world.community.pk, by=system, at=NOON)


def places_of(world: World) -> dict[str, object]:
    foreseen(world)
    return {}


looks = places_of
