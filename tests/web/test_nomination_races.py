"""Four at the same moment: someone is nominated once for a post, appointed once, and asked once for another term."""

# ruff: noqa: F811 - fixtures of the races on matters are used here by their names
from datetime import timedelta

import pytest
from django.db import connection

from linli.forces import actions as forces
from linli.forces.appointing import deciding, nominating
from linli.forces.appointing.nominating import Nominee
from linli.forces.appointing.refusals import NominatedAlready, RenewedAlready
from linli.forces.models import Nomination
from linli.foundation.refusals import OutOfStep, Stale
from linli.people.models import Appointment
from tests.builders import DAY, NOON, World
from tests.cases.test_races import WRITERS, strict, together, world  # noqa: F401 - fixtures
from tests.forces.nominated import a_nomination, a_term, said
from tests.web.town import Town

TIMES = 10


def raced(world: World) -> None:
    office, over = world.actor("office"), DAY + timedelta(days=5)
    for n in range(TIMES):
        who = Nominee(f"齐秀兰{n}", f"1000002{n:04}")
        answers = together(lambda _n, who=who: nominating.nominate(who, said(world), by=office, at=NOON))
        assert sum(isinstance(answer, Nomination) for answer in answers) == 1
        assert sum(isinstance(answer, NominatedAlready) for answer in answers) == WRITERS - 1
    known = [forces.enter_person(f"温玉琴{n}", "", by=office, at=NOON).pk for n in range(TIMES)]
    for one in known:  # entered without a number: no unique key of the number stands in the way
        who = Nominee(person=one)
        answers = together(lambda _n, who=who: nominating.nominate(who, said(world), by=office, at=NOON))
        assert sum(isinstance(answer, Nomination) for answer in answers) == 1
        assert sum(isinstance(answer, NominatedAlready) for answer in answers) == WRITERS - 1
    assert Nomination.objects.count() == 2 * TIMES

    found = a_nomination(world, at="noticed", name="石守信")
    before, at = Appointment.objects.count(), NOON + timedelta(days=5)
    answers = together(
        lambda _n: deciding.appoint(found.pk, over, over.replace(year=over.year + 3), by=office, at=at)
    )  # fmt: skip
    assert sum(isinstance(answer, Appointment) for answer in answers) == 1
    assert sum(isinstance(answer, OutOfStep | Stale) for answer in answers) == WRITERS - 1
    assert Appointment.objects.count() == before + 1

    term = a_term(world)
    answers = together(lambda _n: nominating.renew(term.pk, by=office, at=NOON))
    assert sum(isinstance(answer, Nomination) for answer in answers) == 1
    assert sum(isinstance(answer, RenewedAlready) for answer in answers) == WRITERS - 1


def test_nobody_is_nominated_or_appointed_twice_in_one_moment(town: Town) -> None:
    raced(town.world)


@pytest.mark.skipif(connection.vendor == "sqlite", reason="the same as the one before")
def test_nobody_is_nominated_or_appointed_twice_in_one_moment_on_a_server_s_database(world: World) -> None:
    raced(world)
