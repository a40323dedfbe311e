"""Thanks are private unless writer, helper and office agree; double registrations are confirmed by both sides."""

import pytest
from django.db import IntegrityError

from linli.access.actors import bearer
from linli.forces.alliance import doubling, queries, thanking
from linli.forces.alliance.doubling import Unit
from linli.forces.alliance.refusals import HoldsNumber, NotOnTheWall, UnitMissing
from linli.forces.alliance.thanking import Said
from linli.forces.models import Thanks, Twofold
from linli.foundation.refusals import Missing, NotAllowed
from linli.notifications.models import Letter
from tests.builders import NOON, World, a_world
from tests.forces.alliance.helped import a_need, a_story, a_twofold, an_ally, mine, said_yes, served

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_world()


def thanked(world: World, agrees: bool = True) -> Thanks:
    ally, need = an_ally(world), a_need(world)
    said_yes(world, need, ally)
    return thanking.thank(ally.pk, Said("谢谢你", "一位邻居", agrees, need.pk), by=served(need), at=NOON)


def test_thanks_reach_the_helper_and_nobody_else(world: World) -> None:
    one = thanked(world)
    assert one.writer == "served"
    assert Letter.objects.filter(kind="ally_thanked").count() == 1
    assert not queries.stories(world.community.pk).exists()
    assert not queries.to_put_up(world.actor("office")).exists()


def test_a_story_needs_the_writer_the_helper_and_the_office(world: World) -> None:
    office = world.actor("office")
    for agrees, named in ((True, ""), (False, "name")):
        one = thanked(world, agrees)
        thanking.agree(one.pk, named, by=mine(one.ally), at=NOON)
        with pytest.raises(NotOnTheWall):
            thanking.put_up(one.pk, by=office, at=NOON)
    one = a_story(world, an_ally(world))
    assert list(queries.stories(world.community.pk)) == [one]
    with pytest.raises(NotAllowed):
        thanking.put_up(one.pk, by=world.actor("leader"), at=NOON)


def test_the_helper_the_writer_and_the_office_each_take_it_down(world: World) -> None:
    for who in ("helper", "writer", "office"):
        one = a_story(world, an_ally(world))
        by = {"helper": mine(one.ally), "writer": served(one.need), "office": world.actor("office")}[who]
        thanking.take_down(one.pk, by=by, at=NOON)
        assert not queries.stories(world.community.pk).exists()
    one = a_story(world, an_ally(world))
    thanking.agree(one.pk, "", by=mine(one.ally), at=NOON)
    assert not queries.stories(world.community.pk).exists()


def test_nobody_else_takes_it_down_or_agrees(world: World) -> None:
    one = a_story(world, an_ally(world))
    for by in (mine(an_ally(world)), world.visitor, served(a_need(world)), world.actor("steward")):
        with pytest.raises(NotAllowed):
            thanking.take_down(one.pk, by=by, at=NOON)
        with pytest.raises(NotAllowed):
            thanking.agree(one.pk, "name", by=by, at=NOON)


def test_thanks_hold_words_and_no_number(world: World) -> None:
    ally, steward = an_ally(world), world.actor("steward")
    with pytest.raises(Missing):
        thanking.thank(ally.pk, Said(" "), by=steward, at=NOON)
    with pytest.raises(HoldsNumber):
        thanking.thank(ally.pk, Said("打 13800001234 谢她"), by=steward, at=NOON)
    with pytest.raises(NotAllowed):
        thanking.thank(ally.pk, Said("谢谢"), by=world.visitor, at=NOON)
    assert thanking.thank(ally.pk, Said("谢谢"), by=steward, at=NOON).by_person == world.people["steward"]


@pytest.mark.parametrize("breach", [{"named": ""}, {"writer_agrees": False}, {"words": ""}, {"taken_down_at": NOON}])
def test_the_database_refuses_a_story_without_consent(breach: dict[str, object], world: World) -> None:
    a_story(world, an_ally(world))
    with pytest.raises(IntegrityError):
        Thanks.objects.update(**breach)


def test_a_double_registration_is_confirmed_by_the_unit_s_link_and_by_the_community(world: World) -> None:
    kept = a_twofold(an_ally(world, kind="twofold"))
    assert Letter.objects.filter(kind="ally_unit").get().number == "10099999999"
    unit = bearer(kept.community_id, kept.pk)
    with pytest.raises(NotAllowed):
        doubling.confirm_by_unit(kept.pk, by=mine(kept.ally), at=NOON)
    with pytest.raises(NotAllowed):
        doubling.confirm(kept.pk, by=unit, at=NOON)
    doubling.confirm_by_unit(kept.pk, by=unit, at=NOON)
    doubling.confirm(kept.pk, by=world.actor("office"), at=NOON)
    kept.refresh_from_db()
    assert kept.unit_confirmed_at and kept.confirmed_at and not kept.return_wished_at


def test_another_unit_begins_anew_and_a_unit_has_a_name(world: World) -> None:
    ally = an_ally(world, kind="twofold")
    kept = a_twofold(ally)
    doubling.confirm(kept.pk, by=world.actor("office"), at=NOON)
    again = doubling.register(ally.pk, Unit("柳荫小学"), by=world.actor("office"), at=NOON)
    assert (again.pk, again.confirmed_at, Twofold.objects.count()) == (kept.pk, None, 1)
    with pytest.raises(UnitMissing):
        doubling.register(ally.pk, Unit(" "), by=mine(ally), at=NOON)


def test_the_unit_is_told_only_as_the_person_wishes(world: World) -> None:
    kept = a_twofold(an_ally(world, kind="twofold"))
    for by in (bearer(kept.community_id, kept.pk), world.actor("leader")):
        with pytest.raises(NotAllowed):
            doubling.wish_return(kept.pk, True, by=by, at=NOON)
    assert doubling.wish_return(kept.pk, True, by=mine(kept.ally), at=NOON).return_wished_at
    assert doubling.wish_return(kept.pk, False, by=mine(kept.ally), at=NOON).return_wished_at is None
