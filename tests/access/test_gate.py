"""The gate: the list and the door cannot disagree, and nothing crosses from one community to another."""

import itertools
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from linli.access import gate, grants
from linli.access.actors import Actor, Post, bearer, rule, visitor
from linli.access.gate import UnknownAction
from linli.access.grants import REACH, ROLES
from linli.access.models import Device
from linli.access.queries import actor_of
from linli.cases.models import Case
from linli.foundation import table
from linli.foundation.refusals import NotAllowed
from linli.notifications.models import Letter
from linli.people.models import Absence, Appointment, Person
from tests.builders import DAY, NOON, World, a_boxed_report, a_case, a_report, a_world

pytestmark = pytest.mark.django_db
CASE_ACTIONS = [a for a in REACH if a.startswith("case.") and a != "case.report"] + ["footprint.read", "figure.read"]


@pytest.fixture
def world() -> World:
    world = a_world()
    a_case(world, at="assigned")
    for place in range(4):
        a_report(world, place=place)
    Case.objects.filter(pk=a_report(world, place=1).case_id).update(sealed=True, lead=world.people["worker"])
    a_boxed_report(world, phone="10012345678")
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
    private = Case.objects.get(sealed=True, general_grid__isnull=False)
    readers = {name for name in world.people if gate.holds(world.actor(name), "case.read", private)}
    assert readers == {"worker", "leader"}


TO_THE_OFFICE = {
    "case.read", "case.add_words", "case.triage", "case.assign", "case.start", "case.wait", "case.resume",
    "case.extend", "case.resolve", "case.accept_for", "case.decline", "case.erase", "footprint.read",
}  # fmt: skip
TO_THE_SECRETARY = {
    "case.read", "case.add_words", "case.triage", "case.assign", "case.accept_for", "case.return", "case.reopen",
    "footprint.read",
}  # fmt: skip


def what_may(actor: Actor, case: Case) -> set[str]:
    return {action for action in CASE_ACTIONS if gate.holds(actor, action, case)}


def test_what_was_put_into_the_box_is_for_the_office_and_the_secretary(world: World) -> None:
    boxed = Case.objects.get(general_grid=None)
    found = {name: what_may(world.actor(name), boxed) for name in world.people}
    assert {name for name, may in found.items() if may} == {"office", "secretary"}
    assert (found["office"], found["secretary"]) == (TO_THE_OFFICE, TO_THE_SECRETARY)
    letter = Letter.objects.filter(about_id=boxed.pk)[0]
    assert {name for name in world.people if gate.holds(world.actor(name), "letter.tick", letter)} == set(found) & {
        "office", "secretary",
    }  # fmt: skip


SERVES = {
    "leads a grid": {"role": "leader", "general_grid": 0},
    "is a steward": {"role": "steward", "micro_grid": 3},
    "works in a compound": {"role": "worker", "compound": 1},
    "is a specialist of a compound": {"role": "specialist", "compound": 0},
    "is of the office in a compound": {"role": "office", "compound": 0},
}


@pytest.mark.parametrize("serves", SERVES)
@pytest.mark.parametrize("who", ["office", "secretary"])
def test_but_not_for_one_who_also_serves_in_a_grid(who: str, serves: str, world: World) -> None:
    lands = {"general_grid": world.generals, "micro_grid": world.grids, "compound": world.compounds}
    post: dict[str, Any] = {k: lands[k][v] if k in lands else v for k, v in SERVES[serves].items()}
    boxed, elsewhere = Case.objects.get(general_grid=None), world.people[who]
    held = Appointment.objects.create(community=world.community, person=elsewhere, start=DAY, **post)
    assert what_may(world.actor(who), boxed) == set()
    assert boxed not in gate.allowed(world.actor(who), "case.read", Case.objects.all())
    held.end = held.start + timedelta(days=1)
    held.save()
    tomorrow = actor_of(elsewhere, held.end, True)
    assert gate.holds(tomorrow, "case.read", boxed), "the post has ended"


def test_nor_for_a_deputy_of_one_who_does(world: World) -> None:
    boxed, leads = Case.objects.get(general_grid=None), Appointment.objects.get(person=world.people["leader"])
    Absence.objects.create(
        community=world.community,
        appointment=leads,
        deputy=world.people["secretary"],
        start=DAY,
        end=date(2026, 10, 20),
    )
    assert what_may(world.actor("secretary"), boxed) == set()


def test_a_sleeping_post_in_a_grid_is_a_post_in_a_grid(world: World) -> None:
    boxed = Case.objects.get(general_grid=None)
    office = world.actor("office")
    asleep = Post("office", "compound", world.compounds[0].pk)
    assert gate.holds(office, "case.read", boxed)
    assert not gate.holds(replace(office, dormant=(asleep,)), "case.read", boxed)


def test_what_is_private_in_a_grid_stays_closed_to_the_office(world: World) -> None:
    private = Case.objects.get(sealed=True, general_grid__isnull=False)
    assert what_may(world.actor("office"), private) == what_may(world.actor("secretary"), private) == set()


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


@pytest.mark.parametrize("cell", ["there", "here++", "own+", "whole"])
def test_a_planted_unknown_reach_is_refused_when_the_table_is_read(cell: str) -> None:
    rows = table.read(f"action {' '.join(ROLES)}\ncase.read {' '.join([cell] * len(ROLES))}")
    with pytest.raises(table.BadTable):
        grants.read(rows)
