"""On a board each matter that may be the same as an earlier one says so; private ones are left out; one query."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from linli.cases.alike.hinting import hints
from linli.cases.matter import actions
from linli.cases.models import Case
from tests.builders import NOON, World, a_report, a_world

pytestmark = pytest.mark.django_db
LAMP = "楼道灯坏了三天，老人上楼摸着墙走"


@pytest.fixture
def world() -> World:
    return a_world()


def told(world: World, *shown: Case, who: str = "leader") -> dict[int, int]:
    """The number of each shown matter that has a hint, and of the one it points to."""
    numbers = dict(Case.objects.values_list("pk", "number"))
    return {numbers[id]: hint.number for id, hint in hints(world.actor(who), [case.pk for case in shown]).items()}


def test_the_later_points_to_the_earlier_and_says_why(world: World) -> None:
    first = a_report(world, LAMP).case
    other = a_report(world, "电梯把人困住了").case
    later = a_report(world, "楼道灯还是坏的，老人上楼看不见", at=NOON + timedelta(hours=2)).case
    (hint,) = hints(world.actor("leader"), [case.pk for case in (first, other, later)]).values()
    assert (hint.case, hint.number, hint.hours) == (first.pk, first.number, 2)
    assert [reason.code for reason in hint.reasons][:2] == ["stairwell", "kind"]
    assert told(world, first, other, later) == {later.number: first.number}


def test_the_earlier_need_not_be_on_the_board(world: World) -> None:
    first, later = a_report(world, LAMP).case, a_report(world, LAMP).case
    assert told(world, later) == {later.number: first.number}


def test_the_same_words_elsewhere_and_what_is_over_are_no_hint(world: World) -> None:
    a_report(world, LAMP, place=2)
    over = a_report(world, LAMP).case
    done = actions.Result("solved", "换了灯泡")
    actions.resolve_on_spot(over.pk, done, by=world.actor("steward"), at=NOON, version=over.version)
    assert told(world, a_report(world, LAMP).case, who="office") == {}


def test_private_matters_are_left_out_and_so_is_what_one_may_not_read(world: World) -> None:
    private = [a_report(world, LAMP, private=True).case for _ in range(2)]
    assert told(world, *private, who="leader") == {}
    a_report(world, LAMP, place=1)
    later = a_report(world, LAMP, place=1).case
    assert later.number in told(world, later) and told(world, later, who="steward") == {}, "the earlier is not theirs"


def test_it_costs_one_query_for_three_matters_as_for_fifty(
    world: World, django_assert_num_queries: Callable[..., Any]
) -> None:
    leader = world.actor("leader")
    for more in (3, 47):
        for number in range(more):
            a_report(world, f"{LAMP}{number}", place=number % 2)
        shown = list(Case.objects.values_list("pk", flat=True))
        with django_assert_num_queries(1):
            assert len(hints(leader, shown)) == len(shown) - 2
    with django_assert_num_queries(0):
        assert hints(leader, []) == {}
