"""Wishes are said with consent; whose they are lies sealed, and the wall says nothing of it."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from linli.audit.models import Footprint, Words
from linli.foundation.refusals import Missing, NotAllowed, NotFound, OutOfStep, Stale
from linli.wishes import queries
from linli.wishes.actions import ending, saying, seeing
from linli.wishes.actions.saying import Agreed, Said
from linli.wishes.models import Wish
from linli.wishes.queries import Wanted
from linli.wishes.refusals import NamesSomeone, NoConsent, NoKeeper, UnknownPlace
from linli.wishes.sheet import Wisher
from tests.builders import DAY, NOON, World, a_world
from tests.wishes.wished import WISHER, YES, a_wish, wisher_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_world()


def test_a_visitor_s_wish_is_looked_over_before_it_hangs_on_the_wall(world: World) -> None:
    wish = a_wish(world, "said")
    assert queries.wall(world.community.pk, Wanted(), DAY) == []
    with pytest.raises(NotFound):
        queries.on_the_wall(wish.pk)
    with pytest.raises(NotAllowed):
        saying.show(wish.pk, None, by=world.actor("steward"), at=NOON)
    with pytest.raises(NoKeeper):
        saying.show(wish.pk, world.people["accountant"].pk, by=world.actor("leader"), at=NOON)
    shown = saying.show(wish.pk, world.people["steward"].pk, by=world.actor("leader"), at=NOON)
    assert (shown.stage, shown.lead) == ("open", world.people["steward"])
    with pytest.raises(OutOfStep):
        saying.show(wish.pk, None, by=world.actor("leader"), at=NOON)


def test_whoever_takes_a_wish_down_keeps_it(world: World) -> None:
    wish = a_wish(world)
    assert (wish.stage, wish.lead_id, wish.general_grid_id) == (
        "open", world.people["steward"].pk, world.generals[0].pk
    )  # fmt: skip
    assert queries.wish(world.actor("steward"), wish.pk) == wish
    for stranger in ("steward2", "worker", "leader2", "street"):
        with pytest.raises(NotFound):
            queries.wish(world.actor(stranger), wish.pk)
    elsewhere = a_wish(world, by=world.actor("office"), compound=world.compounds[1].pk)
    assert queries.wish(world.actor("leader2"), elsewhere.pk) == elsewhere


@pytest.mark.parametrize(
    ("said", "wisher", "agreed", "refused"),
    [
        ({}, {}, Agreed(False, "desk"), NoConsent),
        ({}, {}, Agreed(True, ""), NoConsent),
        ({"need": " "}, {}, YES, Missing),
        ({"sort": "money"}, {}, YES, Missing),
        ({}, {"name": ""}, YES, Missing),
        ({"need": "给陈桂珍买购物车"}, {}, YES, NamesSomeone),
        ({"compound": None}, {}, YES, UnknownPlace),
    ],
)
def test_what_a_wish_cannot_be(
    world: World, said: dict[str, Any], wisher: dict[str, str], agreed: Agreed, refused: type[Exception]
) -> None:
    columns = {"sort": "thing", "need": "购物车", "compound": world.compounds[0].pk} | said
    sheet = Wisher(**{"name": "陈桂珍", "phone": "10087654321"} | wisher)
    with pytest.raises(refused):
        saying.say(Said(**columns), sheet, agreed, by=world.actor("steward"), at=NOON)


def test_nothing_of_the_wisher_is_seen_anywhere(world: World) -> None:
    wish = a_wish(world, "fulfilled")
    words = str(queries.wall(world.community.pk, Wanted(), DAY))
    for sign in (WISHER.name, WISHER.phone, WISHER.address, WISHER.note):
        assert sign not in words
        assert not Words.objects.filter(text__contains=sign).exists()
        with connection.cursor() as cursor:
            cursor.execute("SELECT kept FROM wishes_wish")
            assert sign not in str(cursor.fetchall())
    assert wish.wisher == WISHER


def test_the_wall_names_a_compound_from_five_wishes_on(world: World) -> None:
    for _ in range(4):
        a_wish(world)
    a_wish(world, by=world.actor("office"), compound=world.compounds[1].pk)
    assert {one.area for one in queries.wall(world.community.pk, Wanted(), DAY)} == {"第1网格", "第2网格"}
    a_wish(world)
    assert {one.area for one in queries.wall(world.community.pk, Wanted(), DAY)} == {"1号院", "第2网格"}


def test_a_look_at_whose_it_is_is_noted(world: World) -> None:
    wish = a_wish(world)
    assert seeing.see(wish.pk, by=world.actor("steward"), at=NOON).wisher == WISHER
    for stranger in ("steward2", "leader", "secretary"):
        with pytest.raises(NotAllowed):
            seeing.see(wish.pk, by=world.actor(stranger), at=NOON)
    assert Footprint.objects.filter(action="wish.see", object_id=wish.pk).count() == 1


def test_another_keeper_sees_it_and_the_first_does_no_more(world: World) -> None:
    wish = a_wish(world)
    saying.name_keeper(wish.pk, world.people["steward2"].pk, by=world.actor("leader"), at=NOON)
    seeing.see(wish.pk, by=world.actor("steward2"), at=NOON)
    with pytest.raises(NotAllowed):
        seeing.see(wish.pk, by=world.actor("steward"), at=NOON)


def test_it_is_put_right_while_nobody_has_claimed_it(world: World) -> None:
    wish = a_wish(world)
    said = Said("learning", "学用智能手机", None, None, world.compounds[0].pk)
    steward = world.actor("steward")
    assert saying.amend(wish.pk, said, WISHER, by=steward, at=NOON, version=1).need == "学用智能手机"
    with pytest.raises(Stale):
        saying.amend(wish.pk, said, WISHER, by=steward, at=NOON, version=1)
    with pytest.raises(OutOfStep):
        saying.amend(a_wish(world, "claimed").pk, said, WISHER, by=steward, at=NOON, version=2)


@pytest.mark.parametrize("stage", ["said", "open", "claimed", "handed"])
def test_taken_back_everything_about_the_wisher_is_erased_at_once(world: World, stage: str) -> None:
    wish = a_wish(world, stage)
    gone = ending.withdraw(wish.pk, by=wisher_of(wish), at=NOON)
    assert (gone.kept, gone.phone_index, gone.stage) == ("", "", "withdrawn")
    assert queries.claim_of(gone) is None
    with pytest.raises(NotFound):
        queries.of_link(wish.pk)
    with pytest.raises(NotAllowed):
        ending.withdraw(a_wish(world).pk, by=wisher_of(wish), at=NOON)


def test_the_database_refuses_what_the_verbs_refuse(world: World) -> None:
    wish = a_wish(world, "delivered")
    for columns in (
        {"stage": "fulfilled"}, {"stage": "withdrawn"}, {"kept": ""}, {"lead": None}, {"stage": "lost"},
        {"witness": world.people["leader"], "received_by": world.people["leader"]},
        {"erased_at": NOON + timedelta(days=1)},
    ):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            Wish.objects.filter(pk=wish.pk).update(**columns)
