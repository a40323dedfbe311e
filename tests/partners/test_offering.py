"""What partners offer, where it reaches, and what was used of it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from linli.foundation.refusals import Missing, NotAllowed
from linli.partners import queries as figures
from linli.partners.models import Resource, Use
from linli.partners.offering import actions, queries
from linli.partners.offering.actions import Offer, Used
from linli.partners.refusals import Ahead, DaysReversed, NoCount, NoTimes, NotOffered, UnknownPlace
from tests.builders import DAY, NOON, World, a_world
from tests.partners.tied import START, a_partner, a_resource, bearer_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_world()


def use(world: World, resource: Resource, **more: Any) -> Use:
    said = {"day": DAY, "words": "邻里课堂", "count": 12, "unit": "people"}
    return actions.note_use(resource.pk, Used(**said | more), by=world.actor("steward"), at=NOON)


def test_the_map_knows_what_reaches_which_grid(world: World) -> None:
    partner = a_partner(world)
    everywhere = a_resource(world, partner)
    one = a_resource(world, partner, words="车", kind="vehicle", general_grids=(world.generals[1].pk,))
    two = a_resource(world, partner, words="门诊", kind="doctor", compounds=(world.compounds[0].pk,))
    lines = {
        line.grid.pk: {thing.pk for thing in line.resources} for line in queries.by_grid(partner.community_id, DAY)
    }
    assert lines == {world.generals[0].pk: {everywhere.pk, two.pk}, world.generals[1].pk: {everywhere.pk, one.pk}}
    assert [line.resources for line in queries.by_grid(partner.community_id, DAY, "legal")] == [[], []]


def test_used_over_offered_counts_times_and_keeps_people_and_visits_apart(world: World) -> None:
    partner = a_partner(world)
    hall, car = a_resource(world, partner), a_resource(world, partner, kind="vehicle", words="车", times=1, per="once")
    use(world, hall)
    use(world, hall, unit="visits", count=40, day=DAY - timedelta(days=1))
    use(world, hall, day=date(2026, 2, 1))
    found = figures.resources(world.community.pk, START, DAY + timedelta(days=1))
    lines = {line.kind: line for line in found.lines}
    assert (lines["hall"].resources, lines["hall"].used_resources, lines["hall"].used) == (1, 1, 3)
    assert lines["hall"].offered == round(2 * 285 / 30.4375) == 19
    assert (lines["hall"].people, lines["hall"].visits) == (24, 40)
    assert (lines["vehicle"].offered, lines["vehicle"].used) == (1, 0)
    assert (found.offered, found.used) == (20, 3)
    actions.offer_no_more(car.pk, DAY, by=bearer_of(partner), at=NOON)
    assert [one.pk for one in queries.offered_on(world.community.pk, DAY)] == [hall.pk]


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ({"day": DAY + timedelta(days=1)}, Ahead),
        ({"day": date(2025, 12, 31)}, NotOffered),
        ({"count": 0}, NoCount),
        ({"unit": "heads"}, NoCount),
        ({"words": " "}, Missing),
    ],
)
def test_what_a_use_cannot_be(world: World, said: dict[str, Any], refused: type[Exception]) -> None:
    resource = a_resource(world, a_partner(world))
    with pytest.raises(refused):
        use(world, resource, **said)


@pytest.mark.parametrize(
    ("said", "refused"),
    [({"times": 0}, NoTimes), ({"end": START}, DaysReversed), ({"words": ""}, Missing), ({"kind": "x"}, Missing)],
)
def test_what_an_offer_cannot_be(world: World, said: dict[str, Any], refused: type[Exception]) -> None:
    with pytest.raises(refused):
        a_resource(world, a_partner(world), **said)


def test_a_partner_says_its_own_offers_anew_and_nobody_else_s(world: World) -> None:
    partner, other = a_partner(world), a_partner(world, "花店")
    made = a_resource(world, partner, by=bearer_of(partner), general_grids=(world.generals[0].pk,))
    assert made.by_link
    again = actions.offer_anew(made.pk, Offer("hall", "大会议室", 1, "week", START), by=bearer_of(partner), at=NOON)
    assert (again.words, again.reaches.count()) == ("大会议室", 0)
    with pytest.raises(NotAllowed):
        actions.offer_no_more(made.pk, DAY, by=bearer_of(other), at=NOON)
    with pytest.raises(UnknownPlace):
        a_resource(world, partner, general_grids=(a_world("410305001002", "邻村").generals[0].pk,))


def test_the_database_refuses_a_use_of_nobody(world: World) -> None:
    made = use(world, a_resource(world, a_partner(world)))
    with pytest.raises(IntegrityError), transaction.atomic():
        Use.objects.filter(pk=made.pk).update(count=0)
    with pytest.raises(IntegrityError), transaction.atomic():
        Resource.objects.update(times=0)
