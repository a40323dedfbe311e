"""Whom one could call: the words of the directory, nearest first, deputies for the absent, bodies by kind and name."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta

import pytest

from linli.cases import reference
from linli.cases.callouts import queries
from linli.cases.callouts.queries import Candidate
from linli.cases.models import Case
from linli.people.models import Absence, Appointment
from tests.builders import DAY, NOON, World, a_case, a_world
from tests.cases.callouts.called import a_body, a_call, a_specialist, response_of, walked

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_world()


@pytest.fixture
def case(world: World) -> Case:
    return a_case(world)


def found(case: Case, duty: str, day: date = DAY) -> list[Candidate]:
    return queries.candidates(case, [reference.directory()[duty]], day).get(duty, [])


def names(case: Case, duty: str, day: date = DAY) -> list[str]:
    return [one.name for one in found(case, duty, day)]


def test_the_nearest_of_a_profession_is_suggested_first_and_those_of_other_places_not_at_all(
    world: World, case: Case
) -> None:
    a_specialist(world, "全社区")
    a_specialist(world, "本院", compound=world.compounds[0])
    a_specialist(world, "本网格", general_grid=world.generals[0])
    a_specialist(world, "外院", compound=world.compounds[1])
    a_specialist(world, "水工", profession="water", compound=world.compounds[0])
    assert names(case, "供电员") == ["本院", "本网格", "全社区"]


def test_among_equals_an_open_call_weighs_more_than_an_old_one(world: World, case: Case) -> None:
    busy, lately, fresh = (a_specialist(world, name) for name in ("忙着", "刚来过", "没叫过"))
    callout = a_call(world, a_case(world), busy, lately, at=NOON - timedelta(days=1))
    walked(response_of(callout, lately), "done")
    assert names(case, "供电员") == ["没叫过", "刚来过", "忙着"]
    assert [one.standing.open_calls for one in found(case, "供电员")] == [0, 0, 1]
    assert fresh.name == "没叫过"


def test_someone_holding_the_post_twice_is_suggested_once_where_they_are_nearest(world: World, case: Case) -> None:
    both = a_specialist(world, "两处", compound=world.compounds[0])
    Appointment.objects.create(
        community=world.community, person=both, role="specialist", profession="power", start=date(2026, 1, 1)
    )
    a_specialist(world, "本网格", general_grid=world.generals[0])
    assert names(case, "供电员") == ["两处", "本网格"]


def test_while_someone_is_away_the_deputy_stands_in_and_it_says_for_whom(world: World, case: Case) -> None:
    away = a_specialist(world, "老张", compound=world.compounds[0])
    deputy = a_specialist(world, "小李", profession="water")
    Absence.objects.create(
        community=world.community, appointment=away.appointments.get(), deputy=deputy,
        start=DAY, end=DAY + timedelta(days=2),
    )  # fmt: skip
    assert [(one.name, one.stands_in_for) for one in found(case, "供电员")] == [("小李", "老张")]
    assert names(case, "供电员", DAY + timedelta(days=2)) == ["老张"]


def test_an_appointment_that_has_ended_is_not_called(world: World, case: Case) -> None:
    gone = a_specialist(world, "已离任")
    gone.appointments.update(end=DAY)
    assert names(case, "供电员") == []


def test_bodies_are_found_by_kind_and_where_the_word_says_so_by_name(world: World, case: Case) -> None:
    a_body(world, "幸福物业", compound=world.compounds[0])
    a_body(world, "外院物业", compound=world.compounds[1])
    a_body(world, "老物业", compound=world.compounds[0], end=DAY)
    a_body(world, "新物业", compound=world.compounds[0], start=DAY + timedelta(days=1))
    a_body(world, "人民调解委员会", kind="other")
    a_body(world, "书画社", kind="group")
    assert names(case, "物业") == ["幸福物业"]
    assert names(case, "调解员") == ["人民调解委员会"]


def test_a_body_of_one_building_serves_that_building_alone(world: World, case: Case) -> None:
    here, there = (s.building for s in (world.stairwells[0], world.stairwells[2]))
    a_body(world, "本楼物业", building=here)
    a_body(world, "外楼物业", building=there)
    assert names(case, "物业") == ["本楼物业"]


def test_a_bureau_is_reached_through_the_street(world: World, case: Case) -> None:
    duty = reference.directory()["市政"]
    assert duty.through_street
    assert [one.body for one in found(case, "市政")] == [world.people["street"]]


def test_nobody_of_another_community_is_suggested(world: World, case: Case) -> None:
    other = a_world(code="410305001002", name="邻村社区")
    a_specialist(other, "邻村电工")
    a_body(other, "邻村物业")
    assert names(case, "供电员") == []
    assert names(case, "物业") == []


def test_the_kind_names_the_duties_its_lead_first(case: Case) -> None:
    leaf = reference.taxonomy().leaves["FW03"]
    duties = queries.suggested(case, reference.directory(), leaf.responders)
    assert [duty.key for duty in duties] == ["物业", "邻长", "兼职网格员"]


def test_all_suggestions_cost_at_most_four_questions(
    world: World, case: Case, django_assert_max_num_queries: Callable[..., AbstractContextManager[object]]
) -> None:
    for n in range(5):
        a_specialist(world, f"电工{n}")
        a_body(world, f"物业{n}")
    with django_assert_max_num_queries(4):
        queries.candidates(case, reference.directory().values(), DAY)
