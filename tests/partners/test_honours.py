"""Honours belong to the body that they were given to (DOMAIN N14)."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from linli.foundation.refusals import Missing, NotAllowed
from linli.partners import queries
from linli.partners.honours import actions
from linli.partners.honours.actions import Given
from linli.partners.models import Honour
from linli.partners.refusals import Ahead, NameTaken
from tests.builders import DAY, NOON, World, a_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_world()


def an_honour(world: World, **more: Any) -> Honour:
    said = {"name": "和谐社区建设示范街道", "owner": "street", "body": "柳荫路街道", "given_by": "市民政局", "day": DAY}
    return actions.enter(Given(**said | more), by=world.actor("office"), at=NOON)


def test_the_street_s_honour_is_none_of_the_community(world: World) -> None:
    an_honour(world)
    an_honour(world, name="五星支部", owner="branch", body="向阳院党支部")
    assert queries.honours_by_owner(world.community.pk) == {"street": 1, "branch": 1}
    assert [one.body for one in queries.honours(world.community.pk, "street")] == ["柳荫路街道"]
    assert not queries.honours(world.community.pk, "community")


@pytest.mark.parametrize(
    ("wrong", "refused"),
    [
        ({"body": ""}, Missing),
        ({"owner": "nobody"}, Missing),
        ({"day": DAY + timedelta(days=1)}, Ahead),
        ({"given_by": " "}, Missing),
    ],
)
def test_what_an_honour_cannot_be(world: World, wrong: dict[str, Any], refused: type[Exception]) -> None:
    with pytest.raises(refused):
        an_honour(world, **wrong)


def test_one_that_was_entered_wrongly_is_taken_back_with_a_reason(world: World) -> None:
    held = an_honour(world)
    with pytest.raises(NameTaken):
        an_honour(world)
    with pytest.raises(Missing):
        actions.take_back(held.pk, "", by=world.actor("office"), at=NOON)
    actions.take_back(held.pk, "记错了", by=world.actor("office"), at=NOON)
    assert queries.honours_by_owner(world.community.pk) == {}
    an_honour(world)
    with pytest.raises(NotAllowed):
        actions.enter(Given("x", "street", "y", "z", DAY), by=world.actor("leader"), at=NOON)


def test_the_database_refuses_an_honour_of_nobody(world: World) -> None:
    held = an_honour(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        Honour.objects.filter(pk=held.pk).update(body="")
