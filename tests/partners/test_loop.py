"""The way of a deed: claimed is not done, done is not confirmed, whatever steps are tried."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.foundation.refusals import Missing, OutOfStep
from linli.partners.deeds import loop
from linli.partners.labels import STEPS, Stage

STEP = st.sampled_from(loop.STEPS.column("step"))


def test_the_words_know_every_stage_and_step() -> None:
    assert set(Stage.values) == set(loop.STAGES)
    assert set(loop.STEPS.column("step")) <= set(STEPS)


@given(st.lists(STEP, max_size=30))
def test_nothing_is_confirmed_before_it_was_done_or_done_before_it_was_claimed(steps: list[str]) -> None:
    stage, seen = loop.FIRST, [loop.FIRST]
    for step in steps:
        if step in loop.steps_from(stage):
            stage = loop.advance(stage, step, "说明")
            seen.append(stage)
        else:
            with pytest.raises(OutOfStep):
                loop.advance(stage, step, "说明")
    for before, after in pairwise(seen):
        assert after != "confirmed" or before == "done"
        assert after != "done" or before in loop.OPEN
        assert after not in loop.OPEN or before != "confirmed"
    if {"confirmed", "withdrawn"} & {stage}:
        assert not loop.steps_from(stage)


@pytest.mark.parametrize("step", [row["step"] for row in loop.STEPS.rows if row["must_say"] != "-"])
def test_what_must_be_said_must_be_said(step: str) -> None:
    stage = next(iter(loop._FROM[step]))
    with pytest.raises(Missing):
        loop.advance(stage, step, "  ")
