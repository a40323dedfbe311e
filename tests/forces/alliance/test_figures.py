"""Figures of the alliance: people and organisations apart, in a period, each counted once."""

from datetime import date, timedelta

import pytest

from linli.forces.alliance import doubling, figures, joining, needing
from linli.forces.alliance.figures import Ended, Recognised, Share, Split, Twice
from linli.forces.models import Service
from tests.builders import NOON, World, a_world
from tests.forces.alliance.helped import (
    a_certificate,
    a_need,
    a_story,
    a_twofold,
    an_ally,
    an_hour,
    asked,
    mine,
    said_yes,
)

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=2)


@pytest.fixture
def world() -> World:
    return a_world()


def test_members_are_counted_by_kind_people_and_organisations_apart(world: World) -> None:
    an_ally(world)
    an_ally(world, kind="newjob")
    an_ally(world, None, kind="merchant", people=7)
    joining.join(offered_new(world), True, "link", by=world.visitor, at=NOON)
    gone = an_ally(world)
    joining.leave(gone.pk, "link", by=mine(gone), at=LATER)
    found = figures.members(world.community.pk, LATER)
    assert {kind: n for kind, n in found.items() if n} == {"resident": 1, "newjob": 1, "merchant": 1}
    assert figures.strength(world.community.pk, LATER) == Split(2, 1)
    assert figures.strength(world.community.pk, NOON + timedelta(hours=1)) == Split(3, 1)
    assert figures.strength(world.community.pk, NOON - timedelta(days=1)) == Split(0, 0)


def offered_new(world: World) -> joining.Offered:
    return joining.Offered("resident", "新来的", "10088888888", ("hair",), 1)


def test_active_are_those_who_helped_or_said_yes_in_twelve_months(world: World) -> None:
    helper, ready, idle = (an_ally(world) for _ in range(3))
    body = an_ally(world, None, kind="society", name="社工站")
    an_hour(helper, confirmed=world.actor("office"))
    an_hour(body, confirmed=world.actor("office"))
    an_hour(idle)
    said_yes(world, a_need(world), ready)
    assert figures.active(world.community.pk, LATER) == Split(2, 1)
    assert figures.active(world.community.pk, LATER + timedelta(days=400)) == Split(0, 0)


def test_needs_are_counted_by_how_they_ended(world: World) -> None:
    ally, met, missed = an_ally(world), a_need(world), a_need(world)
    ask = said_yes(world, met, ally)
    leader = world.actor("leader")
    needing.close(met.pk, "meet", by=leader, at=LATER, came=[ask.pk])
    needing.close(missed.pk, "miss", by=leader, at=LATER, reason="没人有空")
    asked(world, a_need(world), an_ally(world))
    found = figures.needs(world.community.pk, date(2026, 10, 1), date(2026, 10, 31))
    assert found == Ended(n=3, met=1, unmet=1, cancelled=0, running=1)
    assert figures.needs(world.community.pk, date(2026, 11, 1), date(2026, 11, 30)).n == 0


def test_double_registrations_with_the_tasks_they_took(world: World) -> None:
    ally = an_ally(world, kind="twofold")
    kept = a_twofold(ally)
    an_hour(ally, confirmed=world.actor("office"))
    assert figures.double_registrations(world.community.pk) == Twice(1, 0, 0, 1)
    doubling.confirm(kept.pk, by=world.actor("office"), at=NOON)
    doubling.confirm_by_unit(kept.pk, by=world.actor("office"), at=NOON)
    assert figures.double_registrations(world.community.pk) == Twice(1, 1, 1, 1)


def test_returning_volunteers_and_participants_are_each_counted_once(world: World) -> None:
    office, one, two = world.actor("office"), an_ally(world), an_ally(world)
    for ally in (one, two):
        for start in (8, 10):
            an_hour(ally, confirmed=office, start=start, end=start + 1)
    an_hour(one, confirmed=office, day=date(2025, 12, 30))
    assert figures.returning(world.community.pk, 2026) == Share(1, 2)
    assert figures.returning(world.community.pk, 2025) == Share(0, 1)
    assert figures.participants(world.community.pk, 2026, 4) == Split(2, 0)
    assert figures.participants(world.community.pk, 2025, 4) == Split(1, 0)
    assert figures.participants(world.community.pk, 2026, 1) == Split(0, 0)
    assert figures.minutes(world.community.pk, date(2026, 1, 1), date(2026, 12, 31)) == 240
    assert Service.objects.count() == 5


def test_recognitions(world: World) -> None:
    ally = an_ally(world)
    a_certificate(world, ally)
    a_story(world, ally)
    assert figures.recognitions(world.community.pk, date(2026, 10, 1), date(2026, 10, 31)) == Recognised(1, 1, 1)
