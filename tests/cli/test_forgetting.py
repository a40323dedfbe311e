"""What time does to nominations: names of those not appointed are forgotten after three months, each once."""

from datetime import timedelta

import pytest

from linli.cli import due
from linli.forces.appointing import deciding
from linli.forces.models import Nomination
from tests.builders import NOON, a_world
from tests.forces.nominated import a_nomination


@pytest.mark.django_db
def test_names_of_those_not_appointed_are_forgotten_after_three_months() -> None:
    world = a_world()
    ended, stays = a_nomination(world), a_nomination(world, at="appointed", name="石守信")
    deciding.withdraw(ended.pk, "nominator", by=world.actor("office"), at=NOON)
    done = [due.forget_nominees(NOON + timedelta(days=n)) for n in (89, 92, 93)]
    assert done == [0, 1, 0]
    assert {one.name for one in Nomination.objects.all()} == {"", stays.name}
