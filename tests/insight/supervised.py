"""Someone of the district who reads figures, for tests."""

from linli.access.actors import Actor
from linli.forces.actions import Where, appoint, enter_person
from linli.people.labels import Role
from tests.builders import DAY, NOON, World


def a_supervisor(world: World) -> Actor:
    """A supervisor appointed by the office."""
    office = world.actor("office")
    person = enter_person("沈监督", "10000000901", by=office, at=NOON)
    appoint(person.pk, Role.SUPERVISOR, Where(), by=office, at=NOON, start=DAY)
    world.people["supervisor"] = person
    return world.actor("supervisor")
