"""The ladder of a safety call, read as a table: no rung is left out in silence, and 120 is never in the way."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from linli.care import labels, loop, rules
from linli.foundation import table
from linli.foundation.refusals import Missing, OutOfStep

MORNING = datetime(2026, 10, 12, 0, 30, tzinfo=UTC)  # 8:30 in Shanghai
ASKED = ["well", "wants", "no_answer", "knock", "call_family", "call_120", "help_came", "false_alarm", "mistake"]

# after so many minutes · what the keeper taps · which step that is · where the call then stands
MORNINGS = {
    "all is well": """
        0   well         well                 well""",
    "she remembers something": """
        0   well         well                 well
        5   wants        wants                wants""",
    "the second ring is answered": """
        0   no_answer    no_answer            unanswered
        10  well         well                 well""",
    "rung again too soon": """
        0   no_answer    no_answer            unanswered
        3   no_answer    no_answer            unanswered
        10  no_answer    no_answer_again      silent""",
    "the whole ladder": """
        0   no_answer    no_answer            unanswered
        10  no_answer    no_answer_again      silent
        12  knock        knock                knocking
        32  call_family  call_family          family
        35  call_120     call_120             emergency
        60  help_came    help_came            helped""",
    "she opens the door": """
        0   no_answer    no_answer            unanswered
        10  no_answer    no_answer_again      silent
        12  knock        knock                knocking
        15  well         well                 well""",
    "a neighbour shouts": """
        0   knock        knock_at_once        knocking""",
    "her daughter rings first": """
        0   call_family  call_family_at_once  family""",
    "she calls for help and it was nothing": """
        0   call_120     call_120_at_once     emergency
        20  false_alarm  false_alarm          unharmed""",
    "a slip of the finger": """
        0   well         well                 well
        1   mistake      mistake              due
        2   no_answer    no_answer            unanswered""",
}


@pytest.mark.parametrize("name", MORNINGS)
def test_a_morning_goes_as_it_is_written(name: str) -> None:
    stage, since = "due", MORNING
    for row in table.read(f"after tap step stands\n{MORNINGS[name]}").rows:
        at = MORNING + timedelta(minutes=int(row["after"]))
        step = rules.step_of(row["tap"], stage, since, at)
        before, stage = stage, loop.advance(stage, step, "said")
        since = at if stage != before else since
        assert (stage, step) == (row["stands"], row["step"])


@given(some.lists(some.tuples(some.sampled_from(ASKED), some.integers(0, 30), some.sampled_from(["", "  ", "why"]))))
def test_no_rung_is_left_out_without_a_word_except_on_the_way_to_120(taps: list[tuple[str, int, str]]) -> None:
    stage, since, at = "due", MORNING, MORNING
    for asked, minutes, words in taps:
        at += timedelta(minutes=minutes)
        step, before = rules.step_of(asked, stage, since, at), stage
        try:
            stage = loop.advance(stage, step, words)
        except (OutOfStep, Missing):
            continue
        since = at if stage != before else since
        if stage in loop.RUNGS and before in loop.RUNGS:
            left_out = loop.RUNGS[loop.RUNGS.index(before) + 1 : loop.RUNGS.index(stage)]
            assert bool(left_out) == step.endswith("_at_once")
            assert not left_out or words.strip() or stage == "emergency"


@pytest.mark.parametrize("stage", [s for s in loop.STAGES if s not in ("emergency", "helped")])
def test_120_is_allowed_at_once_and_asks_for_no_words(stage: str) -> None:
    assert loop.advance(stage, rules.step_of("call_120", stage, MORNING, MORNING)) == "emergency"


def test_a_planted_silent_leap_would_be_seen() -> None:
    with pytest.raises(Missing):
        loop.advance("due", "knock_at_once", " ")
    with pytest.raises(OutOfStep):
        loop.advance("due", "knock", "why")


@pytest.mark.parametrize(
    ("stage", "step", "minutes", "letter"),
    [
        ("due", "ring", 0, 60),
        ("unanswered", "ring", 10, 30),
        ("silent", "knock", 0, 15),
        ("knocking", "call_family", 20, 35),
        ("family", "call_120", 0, 15),
        ("emergency", "help_came", 0, 60),
    ],
)
def test_the_next_rung_is_suggested_in_its_time_and_the_keepers_asked_after(
    stage: str, step: str, minutes: int, letter: int
) -> None:
    assert rules.suggestion(stage, MORNING) == rules.Suggestion(step, MORNING + timedelta(minutes=minutes))
    assert rules.letter_at(stage, MORNING) == MORNING + timedelta(minutes=letter)


@pytest.mark.parametrize("stage", ["well", "wants", "helped", "unharmed"])
def test_nothing_is_suggested_once_the_call_is_done(stage: str) -> None:
    assert rules.suggestion(stage, MORNING) is None
    assert rules.letter_at(stage, MORNING) is None


def test_every_stage_and_step_has_words() -> None:
    assert set(labels.Stage.values) == set(loop.STAGES)
    assert set(labels.STEPS) == {*loop.STEPS.column("step"), *loop.SUGGESTED.column("suggests")}
    assert set(labels.WHY) == set(loop.RUNGS)


@pytest.mark.parametrize(
    ("days", "away", "called"),
    [
        ("1234567", None, True),
        ("1", None, True),
        ("234567", None, False),
        ("1234567", (date(2026, 10, 10), date(2026, 10, 12)), True),
        ("1234567", (date(2026, 10, 12), date(2026, 10, 13)), False),
    ],
    ids=["every day", "on Mondays", "not on Mondays", "back today", "away today"],
)
def test_nobody_calls_on_a_day_off(days: str, away: tuple[date, date] | None, called: bool) -> None:
    monday = date(2026, 10, 12)
    assert rules.is_call_day(days, *(away or (None, None)), monday) is called


@pytest.mark.parametrize(("n", "shown"), [(0, None), (4, None), (5, 5), (40, 40)])
def test_a_small_number_is_shown_to_nobody_else(n: int, shown: int | None) -> None:
    assert rules.countable(n) == shown
