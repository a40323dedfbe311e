"""Who joins is welcomed, rests when they like, leaves at a word; little is kept of who has left."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError

from linli.forces.alliance import joining, queries
from linli.forces.alliance.refusals import AlreadyIn, Gone, NoSkill, NotADay, NotAgreed, NoTime
from linli.forces.models import Ally, Offer, Thanks, Twofold
from linli.foundation.fields import uuid7
from linli.foundation.refusals import Missing, NotAllowed
from linli.notifications.models import Letter
from tests.builders import DAY, NOON, World, a_world
from tests.forces.alliance.helped import a_story, a_twofold, an_ally, an_hour, mine, offered

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_world()


def test_a_visitor_joins_and_the_office_welcomes(world: World) -> None:
    ally = joining.join(offered(world, skills=("repair", "carry")), True, "link", by=world.visitor, at=NOON)
    assert (ally.state, ally.micro_grid, ally.compound) == ("asked", world.grids[0], world.compounds[0])
    assert not Offer.objects.exists() and not Letter.objects.exists()
    for name in ("steward", "leader", "secretary"):
        with pytest.raises(NotAllowed):
            joining.welcome(ally.pk, by=world.actor(name), at=NOON)
    joining.welcome(ally.pk, by=world.actor("office"), at=NOON)
    assert sorted(Offer.objects.values_list("skill", flat=True)) == ["carry", "repair"]
    assert Letter.objects.get().kind == "ally_welcome"


def test_a_steward_enters_neighbours_of_her_micro_grid_alone(world: World) -> None:
    steward = world.actor("steward")
    ally = joining.join(offered(world), True, "paper", by=steward, at=NOON)
    assert (ally.state, ally.noted_by) == ("asked", world.people["steward"])
    with pytest.raises(NotAllowed):
        joining.join(offered(world, 2), True, "paper", by=steward, at=NOON)


def test_entered_by_the_office_they_are_in_at_once(world: World) -> None:
    assert an_ally(world).state == "member"


@pytest.mark.parametrize(
    ("wrong", "refused"),
    [
        ({"skills": ()}, NoSkill), ({"skills": ("flying",)}, NoSkill), ({"slots": 0}, NoTime), ({"reach": 4}, Missing),
        ({"name": " "}, Missing), ({"phone": ""}, Missing), ({"kind": "king"}, Missing),
        ({"micro_grid": uuid7()}, Missing),
    ],
)  # fmt: skip
def test_what_cannot_be_offered(wrong: dict[str, object], refused: type[Exception], world: World) -> None:
    with pytest.raises(refused):
        an_ally(world, **wrong)
    assert not Ally.objects.exists()


def test_nothing_is_kept_without_consent(world: World) -> None:
    with pytest.raises(NotAgreed):
        joining.join(offered(world), False, "link", by=world.visitor, at=NOON)
    assert not Ally.objects.exists()


def test_a_number_joins_once_and_again_after_it_left(world: World) -> None:
    said = offered(world)
    first = joining.join(said, True, "link", by=world.visitor, at=NOON)
    with pytest.raises(AlreadyIn):
        joining.join(said, True, "link", by=world.visitor, at=NOON)
    joining.leave(first.pk, "link", by=mine(first), at=NOON)
    joining.join(said, True, "link", by=world.visitor, at=NOON)


def test_sent_twice_one_joins_once(world: World) -> None:
    said, token = offered(world), uuid7()
    two = [joining.join(said, True, "link", by=world.visitor, at=NOON, token=token) for _ in range(2)]
    assert two[0] == two[1] and Ally.objects.count() == 1


def test_only_an_organisation_says_how_many_could_come(world: World) -> None:
    assert an_ally(world, people=5).people is None
    assert an_ally(world, None, kind="merchant", name="槐香面馆", people=5).people == 5


def test_a_helper_changes_skills_by_the_own_link_and_nobody_else_s(world: World) -> None:
    ally, other = an_ally(world), an_ally(world)
    said = offered(world, 1, skills=("hair",), reach=1, phone=ally.phone)
    joining.change(ally.pk, said, by=mine(ally), at=NOON)
    offer = Offer.objects.get(ally=ally)
    assert (offer.skill, offer.reach, offer.micro_grid) == ("hair", 1, world.grids[1])
    with pytest.raises(NotAllowed):
        joining.change(ally.pk, said, by=mine(other), at=NOON)
    with pytest.raises(AlreadyIn):
        joining.change(ally.pk, replace(said, phone=other.phone), by=mine(ally), at=NOON)


def test_not_now_until(world: World) -> None:
    ally = an_ally(world)
    day = DAY + timedelta(days=30)
    joining.pause(ally.pk, day, by=mine(ally), at=NOON)
    assert Offer.objects.get().away_until == day
    joining.pause(ally.pk, None, by=mine(ally), at=NOON)
    assert Offer.objects.get().away_until is None
    for wrong in (DAY, DAY + timedelta(days=400)):
        with pytest.raises(NotADay):
            joining.pause(ally.pk, wrong, by=mine(ally), at=NOON)


def test_who_leaves_without_hours_leaves_nothing(world: World) -> None:
    ally = an_ally(world)
    a_twofold(ally)
    joining.leave(ally.pk, "link", by=mine(ally), at=NOON)
    ally.refresh_from_db()
    assert (ally.called, ally.phone, ally.skills, ally.micro_grid, ally.state) == ("", "", "", None, "left")
    assert Twofold.objects.get().unit == ""
    assert not Offer.objects.exists()
    assert all(letter.number == "" for letter in Letter.objects.filter(about_id=ally.pk))
    with pytest.raises(Gone):
        joining.pause(ally.pk, None, by=mine(ally), at=NOON)


def test_who_leaves_with_hours_leaves_the_name_to_the_record_alone(world: World) -> None:
    ally = an_ally(world)
    a_story(world, ally)
    an_hour(ally, confirmed=world.actor("office"))
    joining.leave(ally.pk, "phone", by=world.actor("office"), at=NOON)
    ally.refresh_from_db()
    assert (ally.name, ally.record_name, ally.phone, ally.name_index) == ("", "王秀英", "", "")
    assert Thanks.objects.get().shown_at is None and Thanks.objects.get().words == ""


@pytest.mark.parametrize(
    "breach",
    [{"kind": "king"}, {"state": "left"}, {"skills": ""}, {"name": ""}, {"reach": 4}, {"slots": 2**21}, {"people": 3},
     {"welcomed_at": None}],
)  # fmt: skip
def test_the_database_refuses(breach: dict[str, object], world: World) -> None:
    an_ally(world)
    with pytest.raises(IntegrityError):
        Ally.objects.update(**breach)


def test_a_steward_sees_the_allies_of_her_micro_grid_and_a_leader_those_of_the_grid(world: World) -> None:
    for grid in (0, 1, 2, None):
        an_ally(world, grid)
    seen = [queries.allies(world.actor(who)).count() for who in ("steward", "leader", "office", "secretary", "worker")]
    assert seen == [1, 2, 4, 4, 0]


def test_one_is_found_by_the_whole_name_or_number(world: World) -> None:
    ally = an_ally(world, name="赵铁柱")
    an_ally(world)
    office = world.actor("office")
    for asked in ("赵铁柱", f"{ally.phone[:3]} {ally.phone[3:]}"):
        assert list(queries.allies(office, asked)) == [ally]
    assert not queries.allies(office, "赵").exists()
