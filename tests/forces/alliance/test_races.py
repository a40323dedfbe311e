"""Four at the same moment: one place is taken once, and hours that overlap are written down once."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from linli.forces.alliance import hours, needing
from linli.forces.models import Ask, Need, Service
from tests.builders import NOON, World
from tests.cases.test_races import strict, together, world  # noqa: F401 - fixtures
from tests.forces.alliance.helped import a_need, a_stretch, an_ally, asked, mine

pytestmark = pytest.mark.skipif(
    connection.vendor == "sqlite", reason="the tests' SQLite lies in memory, for one writer alone"
)
LATER = NOON + timedelta(hours=1)


def done(answers: list[Any], kind: type) -> int:
    return sum(isinstance(answer, kind) for answer in answers)


def test_one_place_is_taken_once(world: World) -> None:  # noqa: F811
    allies, need = [an_ally(world) for _ in range(4)], a_need(world)
    asks = asked(world, need, *allies)
    answers = together(lambda n: needing.answer(asks[n].pk, True, by=mine(allies[n]), at=LATER))
    assert done(answers, Ask) == Ask.objects.filter(reply="yes").count() == 1
    assert Need.objects.get().stage == "filled"


def test_hours_that_overlap_are_written_down_once(world: World) -> None:  # noqa: F811
    ally = an_ally(world)
    answers = together(lambda n: hours.enter(ally.pk, a_stretch(8 + n / 4, 10 + n / 4), by=mine(ally), at=NOON))
    assert done(answers, Service) == Service.objects.count() == 1
