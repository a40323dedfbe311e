"""Nominations walked to a stage, by the verbs that the pages call."""

from datetime import datetime, timedelta
from typing import Any

from linli.access.actors import Actor, bearer
from linli.forces.actions import Where
from linli.forces.appointing import deciding, nominating
from linli.forces.appointing.deciding import Agreed
from linli.forces.appointing.nominating import Nominee, Proposed
from linli.forces.models import Nomination
from linli.forces.stages import Stage
from linli.people.labels import Means
from linli.people.models import Appointment
from tests.builders import DAY, NOON, World

PHONES = iter(range(30000000000, 40000000000))


def said(world: World, **more: Any) -> Proposed:
    """A steward for the third micro-grid, proposed by neighbours."""
    given: dict[str, Any] = {
        "role": "steward", "where": Where(micro_grid=world.grids[2].pk), "proposer": "residents",
        "reason": "热心，大家都认得她", "source": "热心居民",
    }  # fmt: skip
    return Proposed(**(given | more))


def a_nomination(
    world: World, at: str = "nominated", name: str = "齐秀兰", phone: str = "", when: datetime = NOON, **more: Any
) -> Nomination:
    """A nomination walked to a stage: nominated, agreed, supported, noticed or appointed."""
    office, secretary = world.actor("office"), world.actor("secretary")
    nominee = Nominee(name, phone or str(next(PHONES)))
    made = nominating.nominate(nominee, said(world, **more), by=office, at=when)
    over = DAY + timedelta(days=5)
    walk = [
        ("agreed", lambda: deciding.agree(made.pk, Agreed(True, True, Means.LINK), by=holder(made), at=when)),
        ("supported", lambda: deciding.opine(made.pk, "support", "同意", by=secretary, at=when)),
        ("noticed", lambda: deciding.publish(made.pk, DAY, DAY + timedelta(days=4), by=office, at=when)),
        (
            "appointed",
            lambda: deciding.appoint(
                made.pk, over, over.replace(year=over.year + 3), by=office, at=when + timedelta(days=5)
            ),
        ),
    ]
    for stage, step in walk:
        if Nomination.objects.get(pk=made.pk).stage == at:
            break
        step()
        assert Nomination.objects.get(pk=made.pk).stage == stage
    found = Nomination.objects.get(pk=made.pk)
    assert found.stage == Stage(at)
    return found


def holder(nomination: Nomination) -> Actor:
    """Whoever holds the private link of a nomination."""
    return bearer(nomination.community_id, nomination.pk)


def a_term(world: World, days: int = 30, name: str = "steward") -> Appointment:
    """The appointment of someone of the world, that ends in some days."""
    held = Appointment.objects.get(person=world.people[name])
    held.end = DAY + timedelta(days=days)
    held.save(update_fields=["end"])
    return held
