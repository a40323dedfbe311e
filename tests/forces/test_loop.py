"""The loop of a nomination: every walk through its table ends, and never skips what a way demands."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.forces.appointing import loop, rules
from linli.forces.stages import LIVE, Stage, Way
from linli.foundation import table
from linli.foundation.refusals import Missing, OutOfStep

NEEDED = {Way.FULL: ("agree", "support", "publish", "appoint"), Way.RENEWAL: ("agree", "support", "renew")}


@given(way=st.sampled_from(Way), picks=st.lists(st.integers(0, 9), max_size=12))
def test_a_walk_ends_where_nothing_follows_and_an_appointment_has_all_its_steps(way: Way, picks: list[int]) -> None:
    stage, taken = str(loop.FIRST), []
    for pick in picks:
        steps = loop.steps_from(way, stage)
        if not steps:
            break
        step = steps[pick % len(steps)]
        stage = loop.advance(way, stage, step, "said")
        taken.append(step)
    assert bool(loop.steps_from(way, stage)) == (stage in LIVE)
    if stage == Stage.APPOINTED:
        assert [step for step in taken if step in NEEDED.get(way, ())] == list(NEEDED.get(way, ()))
        assert taken[-1] == loop.LAST[way]


@given(way=st.sampled_from(Way), stage=st.sampled_from(Stage), step=st.sampled_from(loop.STEPS.column("step")))
def test_a_step_is_taken_where_it_is_offered_and_nowhere_else(way: Way, stage: Stage, step: str) -> None:
    if step in loop.steps_from(way, stage):
        assert loop.advance(way, stage, step, "said") in Stage.values
    else:
        with pytest.raises(OutOfStep):
            loop.advance(way, stage, step, "said")


def test_what_must_be_said_is_asked_for() -> None:
    with pytest.raises(Missing) as refused:
        loop.advance(Way.FULL, Stage.AGREED, "oppose", " ")
    assert refused.value.field == "words"


def test_a_planted_table_that_leads_nowhere_is_seen() -> None:
    odd = table.read("step ways from to must_say\nfly full nominated heaven -")
    assert any("heaven" in problem for problem in loop.problems(odd))
    assert any("never reached" in problem for problem in loop.problems(odd))


@given(start=st.dates(date(2000, 1, 1), date(2090, 1, 1)), role=st.sampled_from(rules.NOMINATED))
def test_a_usual_term_has_whole_years(start: date, role: str) -> None:
    end = rules.term_ends(role, start)
    assert end > start + timedelta(days=3 * 365 - 1)
    assert end - start <= timedelta(days=3 * 366)


@given(first=st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_the_shortest_notice_is_long_enough_and_a_day_less_is_not(first: date) -> None:
    last = rules.notice_ends(first)
    assert rules.is_long_enough(first, last)
    assert not rules.is_long_enough(first, last - timedelta(days=1))
    assert rules.is_over(last, last + timedelta(days=1))
    assert not rules.is_over(last, last)
