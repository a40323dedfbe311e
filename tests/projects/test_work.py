"""Work: told with consent, counted by a definition, hidden when few, withdrawn at any time."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from linli.access.actors import bearer
from linli.bridge.counted import Counted
from linli.foundation.refusals import NotAllowed
from linli.projects.models import Outcome
from linli.projects.refused import DayAhead, NameTaken, ToldAlready, UnknownChoice
from linli.projects.work import actions, queries
from linli.projects.work.actions import Making
from tests.builders import DAY, NOON, World, a_world
from tests.projects.lived import an_outcome


@pytest.fixture
def world(db: None) -> World:
    return a_world()


def counted(world: World) -> dict[str, Counted]:
    return {one.key: one for one in queries.counted(world.community.pk, DAY)}


def test_few_are_hidden_and_cannot_be_reckoned_from_the_others(world: World) -> None:
    for kind, many in (("work", 9), ("venture", 6), ("training", 2)):
        for _n in range(many):
            an_outcome(world, kind)
    found = counted(world)
    assert (found["work_all"].value, found["work_work"].value) == (17, 9)
    assert found["work_training"].hidden and found["work_venture"].hidden
    assert "联盟" in str(found["work_all"].definition) or "alliance" in str(found["work_all"].definition)


def test_whoever_withdraws_is_not_counted_and_leaves_no_mark(world: World) -> None:
    rows = [an_outcome(world) for _n in range(5)] + [an_outcome(world, phone="10012345678")]
    assert counted(world)["work_work"].value == 6
    with pytest.raises(NotAllowed):
        actions.withdraw(rows[5].pk, by=world.visitor, at=NOON)
    actions.withdraw(rows[5].pk, by=bearer(world.community.pk, rows[5].pk), at=NOON)
    assert counted(world)["work_work"].value == 5
    assert queries.outcome_of_number(world.community.pk, "10012345678") is None


def test_a_number_is_told_once_and_found_to_withdraw(world: World) -> None:
    made = an_outcome(world, phone="10012345678")
    with pytest.raises(ToldAlready):
        an_outcome(world, "venture", phone="10012345678")
    assert queries.outcome_of_number(world.community.pk, "10012345678") == made
    assert "10012345678" not in Outcome.objects.values_list("phone_index", flat=True)


def test_what_cannot_be_told(world: World) -> None:
    with pytest.raises(UnknownChoice):
        an_outcome(world, "rich")
    with pytest.raises(DayAhead):
        actions.tell("work", date(2030, 1, 1), by=world.visitor, at=NOON)


def test_a_later_day_is_not_counted_yet(world: World) -> None:
    for _n in range(5):
        an_outcome(world)
    assert queries.counted(world.community.pk, date(2026, 1, 1))[0].value == 0


def test_makers_have_one_name_and_others(world: World) -> None:
    office = world.actor("office")
    group = actions.enter(Making("妈咪手作", "妈咪手作工作室、妈咪手作工坊", members=9), by=office, at=NOON)
    assert group.as_of == DAY
    with pytest.raises(NameTaken):
        actions.enter(Making("妈咪手作"), by=office, at=NOON)
    with pytest.raises(NotAllowed):
        actions.enter(Making("编织坊"), by=world.actor("leader"), at=NOON)
    actions.end(group.pk, by=office, at=NOON)
    actions.enter(Making("妈咪手作"), by=office, at=NOON)


def test_the_database_keeps_no_mark_of_what_was_withdrawn(world: World) -> None:
    row = an_outcome(world, phone="10012345678")
    with pytest.raises(IntegrityError), transaction.atomic():
        Outcome.objects.filter(pk=row.pk).update(withdrawn_at=NOON)
