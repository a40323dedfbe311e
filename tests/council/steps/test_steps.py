"""四议两公开: seven steps in their order, quorums as dated data, two notices that hang their days."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from linli.council import quorums
from linli.council.models import StepTaken
from linli.council.quorums import QuorumsError, Share
from linli.council.steps import actions, queries
from linli.council.steps.refusals import (
    Ahead,
    BeforeLast,
    HangsTooShort,
    NotNext,
    NumbersMissing,
    NumbersOdd,
    QuorumUnmet,
    StillHangs,
)
from linli.council.steps.rules import ORDER, next_step
from linli.foundation.refusals import Missing, NotAllowed, NotFound, OutOfStep
from tests.builders import DAY, NOON, World, a_world
from tests.council.steps.stepped import FIRST, a_procedure, a_step

HEAD = ",".join(quorums.COLUMNS)


@pytest.fixture
def world(db: None) -> World:
    return a_world()


def test_all_seven_are_taken_in_their_order(world: World) -> None:
    made = a_procedure(world, "result")
    assert (made.state, [one.step for one in queries.taken(made)]) == ("done", list(ORDER))
    with pytest.raises(OutOfStep):
        actions.take_step(made.pk, a_step("result"), by=world.actor("office"), at=NOON)


@given(st.integers(0, 6))
def test_the_next_step_is_the_first_that_was_not_taken(n: int) -> None:
    assert next_step(ORDER[:n]) == ORDER[n]


@pytest.mark.parametrize("step", ORDER[1:])
def test_none_is_skipped(step: str, world: World) -> None:
    made = a_procedure(world)
    with pytest.raises(NotNext):
        actions.take_step(made.pk, a_step(step), by=world.actor("office"), at=NOON)


def test_days_go_forward_and_not_ahead(world: World) -> None:
    made, office = a_procedure(world, "propose"), world.actor("office")
    with pytest.raises(BeforeLast):
        actions.take_step(made.pk, a_step("discuss", day=FIRST - timedelta(days=1)), by=office, at=NOON)
    with pytest.raises(Ahead):
        actions.take_step(made.pk, a_step("discuss", day=DAY + timedelta(days=1)), by=office, at=NOON)
    with pytest.raises(Missing):
        actions.take_step(made.pk, a_step("discuss", words=" "), by=office, at=NOON)


@pytest.mark.parametrize(
    ("step", "due", "present", "agreed", "refused"),
    [
        ("review", None, None, None, NumbersMissing),
        ("review", 60, 61, 40, NumbersOdd),
        ("review", 60, 39, 39, QuorumUnmet),
        ("review", 60, 40, 29, QuorumUnmet),
        ("review", 60, 40, 30, QuorumUnmet),  # half is not more than half
        ("review", 60, 40, 31, None),
        ("decide", 60, 30, 30, QuorumUnmet),
        ("decide", 60, 40, 20, QuorumUnmet),
        ("decide", 60, 31, 16, None),
    ],
)
def test_what_lacks_its_quorum_is_not_decided(
    step: str, due: int, present: int, agreed: int, refused: type[Exception] | None, world: World
) -> None:
    made, office = a_procedure(world, ORDER[ORDER.index(step) - 1]), world.actor("office")
    said = a_step(step, due=due, present=present, agreed=agreed)
    if refused is None:
        assert actions.take_step(made.pk, said, by=office, at=NOON).agreed == agreed
    else:
        with pytest.raises(refused):
            actions.take_step(made.pk, said, by=office, at=NOON)


def test_the_decision_hangs_seven_days_before_it_is_carried_out(world: World) -> None:
    made, office = a_procedure(world, "decide"), world.actor("office")
    short = a_step("publish", hang_until=FIRST + timedelta(days=15))
    with pytest.raises(HangsTooShort):
        actions.take_step(made.pk, short, by=office, at=NOON)
    notice = actions.take_step(made.pk, a_step("publish"), by=office, at=NOON)
    assert notice.hang_until == FIRST + timedelta(days=16)
    with pytest.raises(StillHangs):
        actions.take_step(made.pk, a_step("carry", day=FIRST + timedelta(days=16)), by=office, at=NOON)
    actions.take_step(made.pk, a_step("carry", day=FIRST + timedelta(days=17)), by=office, at=NOON)


def test_nothing_is_public_before_its_decision_hangs(world: World) -> None:
    made = a_procedure(world, "decide")
    with pytest.raises(NotFound):
        queries.public_one(made.pk)
    shown = a_procedure(world, "publish")
    assert queries.public_one(shown.pk) == shown
    assert [one.procedure for one in queries.hanging(world.community.pk, FIRST + timedelta(days=12))] == [shown]
    assert not queries.hanging(world.community.pk, DAY).exists()


def test_it_is_given_up_with_a_reason(world: World) -> None:
    made, office = a_procedure(world, "discuss"), world.actor("office")
    with pytest.raises(Missing):
        actions.give_up(made.pk, " ", by=office, at=NOON)
    assert actions.give_up(made.pk, "预算没批", by=office, at=NOON).state == "off"
    found = queries.figures(world.community.pk, NOON)
    assert (found.begun, found.done, found.open, found.off) == (1, 0, 0, 1)


@pytest.mark.parametrize("name", ["leader", "steward", "street"])
def test_others_read_and_write_nothing_down(name: str, world: World) -> None:
    made = a_procedure(world, "propose")
    assert queries.procedure(world.actor(name), made.pk) == made
    with pytest.raises(NotAllowed):
        actions.take_step(made.pk, a_step("discuss"), by=world.actor(name), at=NOON)


@pytest.mark.parametrize(
    "values", [{"agreed": 99}, {"hang_until": DAY}, {"words": ""}, {"due": None}], ids=lambda values: next(iter(values))
)
def test_the_database_keeps_its_laws_too(values: dict[str, object], world: World) -> None:
    made = a_procedure(world, "review")
    with pytest.raises(IntegrityError), transaction.atomic():
        StepTaken.objects.filter(procedure=made, step="review").update(**values)


def test_quorums_are_dated_and_say_whether_they_were_checked() -> None:
    old, new = quorums.on("decide", date(2025, 12, 31)), quorums.on("decide", date(2026, 1, 1))
    assert old and new and old.verified and not new.verified
    assert quorums.on("propose", DAY) is None


@given(st.integers(0, 3000), st.integers(1, 6), st.integers(1, 6), st.booleans())
def test_the_least_is_enough_and_one_less_is_not(whole: int, part: int, of: int, more: bool) -> None:
    share = Share(Fraction(part, of), more)
    least = share.least(whole)
    exact = Fraction(part, of) * whole
    assert (least > exact if more else least >= exact) and not (least - 1 > exact if more else least - 1 >= exact)


@pytest.mark.parametrize(
    "text",
    ["a,b\n", f"{HEAD}\nx,yesterday,,,,,,no,,\n", f"{HEAD}\nx,2026-01-01,,2/0,,,,no,,\n",
     f"{HEAD}\nx,2026-01-01,,,1/2,all,,no,,\n", f"{HEAD}\nx,2026-01-01,,,,,,perhaps,,\n"],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(QuorumsError):
        quorums.read(text)


def test_older_minutes_are_measured_by_the_rule_of_their_day() -> None:
    before, after = quorums.on("review", date(2018, 10, 27)), quorums.on("review", date(2018, 10, 28))
    assert before and after
    assert (before.missing(60, 40, 30), after.missing(60, 40, 30)) == ((0, 0), (0, 1))
    decided = quorums.on("decide", date(2025, 12, 31))
    assert decided and decided.verified and "第九条" in decided.source_zh
