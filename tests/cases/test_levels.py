"""Whose job a matter is: up with a reason, down with a reason, and at which level it ended."""

from datetime import timedelta

import pytest

from linli.audit.models import Footprint
from linli.cases.levels.actions import pass_up, send_down
from linli.cases.matter import actions
from linli.cases.matter.actions import Result
from linli.cases.refusals import NobodyAbove, NobodyToAssign
from linli.cases.rules import closing_level, promotion
from linli.foundation.refusals import Missing, NotAllowed
from linli.notifications.models import Letter
from linli.people.models import Appointment
from tests.builders import NOON, World, a_case, a_waiting_case, a_world

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=5)


@pytest.fixture
def world() -> World:
    return a_world()


def test_a_steward_passes_up_and_it_is_off_her_hands(world: World) -> None:
    case = a_case(world, at="handling")
    up = pass_up(case.pk, "要专业的人", by=world.actor("steward"), at=LATER, version=case.version)
    assert (up.level, up.stage, up.lead) == ("general_grid", "assigned", world.people["leader"])
    assert Letter.objects.filter(person=world.people["leader"], kind="case_assigned").count() == 1


def test_from_the_general_grid_it_goes_to_the_community_and_no_farther(world: World) -> None:
    case = a_case(world)
    for _ in range(3):
        case = pass_up(case.pk, "要花钱", by=world.actor("leader"), at=LATER, version=case.version)
    assert (case.level, case.lead) == ("community", world.people["office"])


def test_passing_up_needs_a_reason(world: World) -> None:
    case = a_case(world)
    with pytest.raises(Missing):
        pass_up(case.pk, "", by=world.actor("steward"), at=LATER, version=case.version)


def test_where_nobody_stands_above_nothing_is_passed_into_the_void(world: World) -> None:
    case = a_case(world)
    Appointment.objects.filter(role="leader").delete()
    with pytest.raises(NobodyAbove):
        pass_up(case.pk, "要专业的人", by=world.actor("steward"), at=LATER, version=case.version)


def test_what_waited_goes_on_when_it_is_passed_up(world: World) -> None:
    case = a_waiting_case(world)
    up = pass_up(case.pk, "等不来", by=world.actor("steward"), at=LATER, version=case.version)
    assert (up.stage, up.waits_until, up.pauses.get().end) == ("assigned", None, LATER)


def test_sending_down_is_counted_and_goes_only_downwards(world: World) -> None:
    case = pass_up(a_case(world).pk, "不会", by=world.actor("steward"), at=LATER, version=1)
    steward, leader = world.people["steward"].pk, world.people["leader"].pk
    with pytest.raises(NobodyToAssign):
        send_down(case.pk, "您看看", leader, by=world.actor("leader"), at=LATER, version=case.version)
    down = send_down(case.pk, "换个灯泡就行", steward, by=world.actor("leader"), at=LATER, version=case.version)
    assert (down.level, down.lead_id, down.bounces) == ("micro_grid", steward, 1)
    with pytest.raises(NotAllowed):
        send_down(case.pk, "…", steward, by=world.actor("steward"), at=LATER, version=down.version)


def test_a_matter_ends_at_the_level_that_took_it(world: World) -> None:
    near = a_case(world, at="resolved")
    up = pass_up(a_case(world).pk, "要专业的人", by=world.actor("steward"), at=LATER, version=1)
    far = actions.resolve(up.pk, Result("solved"), by=world.actor("leader"), at=LATER, version=up.version)
    assert (near.closed_level, far.closed_level) == ("micro_grid", "general_grid")


def test_the_reasons_stay_in_the_footprints(world: World) -> None:
    case = pass_up(a_case(world).pk, "要专业的人", by=world.actor("steward"), at=LATER, version=1)
    kept = Footprint.objects.get(object_id=case.pk, action="case.pass_up")
    assert kept.words is not None
    assert (kept.code, kept.words.text) == ("general_grid", "要专业的人")


@pytest.mark.parametrize(
    ("roles", "level", "ends"),
    [
        (("steward",), "micro_grid", "micro_grid"),
        (("leader", "steward"), "micro_grid", "micro_grid"),
        (("leader",), "micro_grid", "general_grid"),
        (("steward",), "street", "street"),
        (("office",), "general_grid", "community"),
        ((), "micro_grid", "community"),
    ],
)
def test_a_matter_ends_where_it_was_decided_or_worked_on(roles: tuple[str, ...], level: str, ends: str) -> None:
    assert closing_level(roles, level) == ends


def test_a_simple_matter_is_proposed_for_deliberation_only_for_its_reasons() -> None:
    assert promotion(2, 2, 1) == ()
    assert promotion(3, 3, 2) == ("households", "times", "reopened")
