"""The gate: the list and the door cannot disagree, and nothing crosses from one community to another."""

import itertools

import pytest

from linli.access import gate, grants
from linli.access.actors import Actor, bearer, rule, visitor
from linli.access.gate import UnknownAction
from linli.access.grants import REACH, ROLES
from linli.access.models import Device
from linli.cases.models import Case
from linli.foundation import table
from linli.foundation.refusals import NotAllowed
from linli.notifications.models import Letter
from linli.people.models import Appointment, Person
from tests.builders import NOON, World, a_case, a_report, a_world

pytestmark = pytest.mark.django_db
CASE_ACTIONS = [a for a in REACH if a.startswith("case.") and a != "case.report"] + ["footprint.read", "figure.read"]


@pytest.fixture
def world() -> World:
    world = a_world()
    a_case(world, at="assigned")
    for place in range(4):
        a_report(world, place=place)
    Case.objects.filter(pk=a_report(world, place=1).case_id).update(sealed=True, lead=world.people["worker"])
    return world


def actors(world: World) -> list[Actor]:
    case = Case.objects.filter(community=world.community).first()
    assert case
    return [
        *(world.actor(name) for name in world.people),
        visitor(world.community.pk),
        bearer(world.community.pk, case.reports.get().pk, case.pk),
        rule("lapse", world.community.pk),
    ]


@pytest.mark.parametrize("action", CASE_ACTIONS)
def test_the_filter_and_the_question_about_one_object_agree(world: World, action: str) -> None:
    for actor in actors(world):
        within = set(gate.allowed(actor, action, Case.objects.all()))
        assert within == {case for case in Case.objects.all() if gate.holds(actor, action, case)}


@pytest.mark.parametrize(
    ("model", "actions"),
    [
        (Person, ["person.read", "person.edit", "person.see_phone", "device.issue"]),
        (Appointment, ["person.appoint"]),
        (Letter, ["letter.tick"]),
        (Device, ["device.revoke"]),
    ],
)
def test_the_same_holds_for_people_posts_letters_and_devices(world: World, model: type, actions: list[str]) -> None:
    for person in world.people.values():
        Device.objects.create(
            community=world.community, person=person, digest=str(person.pk), bound_at=NOON, seen_at=NOON
        )
    for actor, action in itertools.product(actors(world), actions):
        within = set(gate.allowed(actor, action, model.objects.all()))  # type: ignore[attr-defined]
        assert within == {row for row in model.objects.all() if gate.holds(actor, action, row)}  # type: ignore[attr-defined]


@pytest.mark.parametrize("action", CASE_ACTIONS)
def test_nobody_reaches_a_matter_of_another_community(world: World, action: str) -> None:
    other = a_world(code="410305001002", name="邻村社区")
    case = a_case(other)
    for actor in actors(world):
        assert not gate.holds(actor, action, case)
        assert case not in gate.allowed(actor, action, Case.objects.all())


def test_a_steward_reads_her_own_micro_grid_only(world: World) -> None:
    seen = gate.allowed(world.actor("steward"), "case.read", Case.objects.all())
    assert {case.micro_grid_id for case in seen} == {world.grids[0].pk}


def test_a_private_matter_is_read_by_its_lead_and_the_grid_leader_only(world: World) -> None:
    private = Case.objects.get(sealed=True)
    readers = {name for name in world.people if gate.holds(world.actor(name), "case.read", private)}
    assert readers == {"worker", "leader"}


def test_posts_that_need_a_second_factor_sleep_without_it(world: World) -> None:
    without, with_ = world.actor("office", factor=False), world.actor("office")
    assert not gate.may(without, "land.load")
    assert [post.role for post in without.dormant] == ["office"]
    assert gate.may(with_, "land.load")


def test_a_visitor_reads_nothing(world: World) -> None:
    assert not gate.allowed(visitor(world.community.pk), "case.read", Case.objects.all())


def test_an_action_without_a_row_is_an_error_and_no_silent_no(world: World) -> None:
    with pytest.raises(UnknownAction):
        gate.holds(world.actor("leader"), "case.burn", Case.objects.all()[0])


def test_require_refuses_with_a_sentence(world: World) -> None:
    with pytest.raises(NotAllowed) as refused:
        gate.require(world.actor("street"), "case.assign", Case.objects.all()[0])
    assert str(refused.value)


@pytest.mark.parametrize("cell", ["there", "here++", "own+"])
def test_a_planted_unknown_reach_is_refused_when_the_table_is_read(cell: str) -> None:
    rows = table.read(f"action {' '.join(ROLES)}\ncase.read {' '.join([cell] * len(ROLES))}")
    with pytest.raises(table.BadTable):
        grants.read(rows)
