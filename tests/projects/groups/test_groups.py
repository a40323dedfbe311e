"""Groups: their profile, the yearly renewal, what they did."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from linli.foundation.refusals import Missing, NotAllowed
from linli.people.models import Organisation
from linli.projects.counting import Heads
from linli.projects.groups import acting, figures, queries, registering, rules
from linli.projects.groups.registering import Profile
from linli.projects.models import Activity, Group
from linli.projects.refusals import DayAhead, GroupEnded, NameTaken, NoContact, NoCount, NotFiled, NoWork
from tests.builders import DAY, NOON, World, a_world
from tests.projects.held import NUMBER, a_group, an_activity, of_group

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_world()


def test_a_group_is_an_organisation_with_a_profile_and_a_count_of_members(world: World) -> None:
    group = a_group(world)
    assert (group.organisation.kind, group.organisation.members, group.work) == ("group", 12, "elders,meals")
    assert group.renew_by == DAY + timedelta(days=365)
    with pytest.raises(NameTaken):
        a_group(world)


def test_one_that_stands_in_the_workbook_already_gets_a_profile_and_no_second_row(world: World) -> None:
    body = Organisation.objects.create(community=world.community, kind="group", name="社邻益家")
    assert a_group(world, "社邻益家").organisation == body
    assert Organisation.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ({"purpose": " "}, Missing), ({"work": []}, NoWork), ({"work": ["x"]}, NoWork),
        ({"filed_on": DAY}, NotFiled), ({"founded": DAY + timedelta(days=1)}, DayAhead),
        ({"contact": "", "phone": "", "contact_shown": True}, NoContact),
    ],
)  # fmt: skip
def test_what_a_profile_cannot_be(said: dict[str, Any], refused: type[Exception], world: World) -> None:
    with pytest.raises(refused):
        a_group(world, **said)
    assert not Group.objects.exists()


def test_a_group_renews_itself_by_its_link_and_no_other(world: World) -> None:
    group, other = a_group(world), a_group(world, "太极队", phone="")
    at = NOON + timedelta(days=350)
    assert [one.pk for one in queries.renewals(world.actor("office"), DAY + timedelta(days=350))] != []
    said = registering.say_again(group.pk, 15, "周三早上广场", True, by=of_group(group), at=at, version=1)
    assert (said.organisation.members, said.renew_by, said.contact_agreed_at) == (15, DAY + timedelta(days=730), at)
    with pytest.raises(NotAllowed):
        registering.say_again(group.pk, 1, "", False, by=of_group(other), at=at, version=2)


def test_long_after_its_day_a_year_begins_with_the_renewal() -> None:
    assert rules.renewed(DAY - timedelta(days=400), DAY) == DAY + rules.YEAR


def test_a_group_that_has_ended_keeps_what_it_did_and_loses_its_contact(world: World) -> None:
    group = a_group(world)
    an_activity(group)
    gone = registering.end(group.pk, by=world.actor("office"), at=NOON, version=None)
    assert (gone.contact, gone.phone, Activity.objects.count()) == ("", "", 1)
    with pytest.raises(GroupEnded):
        registering.say_again(group.pk, 1, "", False, by=of_group(group), at=NOON, version=None)
    again = a_group(world)
    assert (again.pk, again.ended_on) == (group.pk, None)


def test_an_activity_counts_people_and_visits_apart(world: World) -> None:
    group = a_group(world)
    made = an_activity(group)
    assert (made.people, made.visits, made.helped, made.by_link) == (6, 30, 20, True)
    with pytest.raises(NameTaken):
        an_activity(group)
    with pytest.raises(NoCount):
        an_activity(group, what="打扫", heads=Heads("counted"))
    with pytest.raises(DayAhead):
        an_activity(group, DAY + timedelta(days=1))
    told = figures.activities(world.community.pk, DAY)
    assert (told.n, told.people, told.visits, told.helped) == (1, 6, 30, 20)
    acting.take_back(made.pk, by=of_group(group), at=NOON)
    assert not Activity.objects.exists()


def test_active_is_who_did_something_within_a_year(world: World) -> None:
    old, new = a_group(world), a_group(world, "太极队")
    an_activity(old, DAY - timedelta(days=365))
    an_activity(new, DAY - timedelta(days=364))
    told = figures.groups(world.community.pk, DAY)
    assert (told.n, told.active, told.members) == (2, 1, 24)


def test_the_contact_is_sealed_and_looking_leaves_a_footprint(world: World) -> None:
    group = a_group(world)
    seen = registering.see_number(group.pk, by=world.actor("office"), at=NOON)
    assert seen.phone == NUMBER
    with pytest.raises(NotAllowed):
        registering.see_number(group.pk, by=world.actor("steward"), at=NOON)


@pytest.mark.parametrize("breach", [{"filing": "x"}, {"filed_on": DAY}, {"purpose": ""}], ids=str)
def test_the_database_keeps_profiles_true(breach: dict[str, object], world: World) -> None:
    group = a_group(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        Group.objects.filter(pk=group.pk).update(**breach)


@pytest.mark.parametrize("breach", [{"method": ""}, {"people": None, "visits": None}, {"visits_most": 1}], ids=str)
def test_the_database_keeps_counts_true(breach: dict[str, object], world: World) -> None:
    made = an_activity(a_group(world))
    with pytest.raises(IntegrityError), transaction.atomic():
        Activity.objects.filter(pk=made.pk).update(**breach)


def test_a_profile_is_amended_by_the_office_alone(world: World) -> None:
    group = a_group(world)
    profile = Profile("送餐队", "送饭", ["meals"])
    with pytest.raises(NotAllowed):
        registering.amend(group.pk, profile, by=of_group(group), at=NOON, version=1)
    assert registering.amend(group.pk, profile, by=world.actor("office"), at=NOON, version=1).version == 2
