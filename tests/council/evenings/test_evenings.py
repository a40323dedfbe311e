"""Night talks and topics of the month: what was said stays with its evening, and a topic says what became of it."""

from datetime import timedelta

import pytest

from linli.cases.models import Case
from linli.council import evenings
from linli.council.actions.doing import step
from linli.council.models import Task
from tests.builders import DAY, NOON, World, a_report, a_world
from tests.council.evenings.evened import a_night, a_topic


@pytest.fixture
def world(db: None) -> World:
    return a_world()


def test_items_stay_with_their_evening(world: World) -> None:
    a_night(world)
    a_night(world, "停车位不够", when=NOON - timedelta(days=3))
    a_report(world)
    found = evenings.evenings(world.actor("leader"))
    assert [(one.day, one.said, len(one.matters)) for one in found] == [
        (DAY, 2, 2),
        (DAY - timedelta(days=3), 1, 1),
    ]
    assert found[0].who == "steward"


def test_whoever_may_not_read_a_matter_sees_no_evening(world: World) -> None:
    a_night(world)
    assert not evenings.evenings(world.actor("leader2"))
    Case.objects.update(sealed=True)
    assert not evenings.evenings(world.actor("steward2"))


def test_items_an_evening_with_what_they_are_counted_from(world: World) -> None:
    a_night(world)
    a_night(world, "停车位不够", when=NOON - timedelta(days=3))
    found = evenings.figures(world.community.pk, NOON)
    assert (found.evenings, found.items, found.most, found.items_an_evening) == (2, 3, 2, 1.5)
    assert evenings.figures(world.community.pk, NOON - timedelta(days=30)).items_an_evening is None


def test_a_topic_says_what_was_decided_and_what_came_of_it(world: World) -> None:
    a_topic(world, when=NOON - timedelta(days=40))
    a_topic(world, "谁来给老人剪头发", close=False)
    now, before = evenings.topics(world.community.pk, DAY)
    assert (now.title, now.item, now.month) == ("谁来给老人剪头发", None, DAY.replace(day=1))
    assert before.item and before.item.words == "先在一院试一个月" and len(before.tasks) == 1
    step(Task.objects.get().pk, "finish", "装好了", by=world.actor("office"), at=NOON)
    assert evenings.topics(world.community.pk, DAY)[1].done == 1


def test_a_month_has_one_topic(world: World) -> None:
    a_topic(world, when=NOON)
    a_topic(world, "另一个", when=NOON + timedelta(days=7))
    assert [one.title for one in evenings.topics(world.community.pk, DAY)] == ["夏天充电棚怎么降温"]
