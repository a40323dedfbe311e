"""The simulator against the theory of queues, and what has to hold whatever the scenario is."""

from dataclasses import replace

import pytest

from linli.engines.simulation import Away, Span, difference, simulate
from linli.engines.simulation.arriving import draw
from linli.engines.simulation.running import Community
from tests.engines.simulation.towns import erlang, queue, sample


@pytest.mark.parametrize(("servers", "busy"), [(1, 0.5), (1, 0.75), (3, 0.8)])
def test_waits_are_those_of_erlangs_formula(servers: int, busy: float) -> None:
    found = simulate(queue(servers, busy), replications=8, seed=3)
    mean = found.figure("mean")
    assert abs(mean.value - erlang(servers, busy)) < 1.5 * (mean.high - mean.value)  # beyond the 99 % interval of t
    assert found.load["steward"] == pytest.approx(busy, abs=0.03)


def test_the_variance_of_work_lengthens_waits_as_pollaczek_and_khinchine_say() -> None:
    plain = queue(1, 0.6)
    steady = replace(plain.kinds[0], simple=replace(plain.kinds[0].simple, work=Span(2.0, cv=0.0)))
    mean = simulate(replace(plain, kinds=(steady,)), replications=8, seed=3).figure("mean")
    assert abs(mean.value - (2.0 + 0.6 * 2.0 / (2 * 0.4))) < 1.5 * (mean.high - mean.value)


def test_the_same_seed_gives_the_same_answer_and_another_one_another() -> None:
    one, again, other = (simulate(sample("micro_grids", 4), 2, seed) for seed in (1, 1, 2))
    assert one == again != other


def test_no_matter_is_lost_on_its_way() -> None:
    scenario = replace(sample("micro_grids", 6), warm_up=0)
    matters = draw(scenario, 5, 0)
    ended = Community(scenario).run(matters).ended
    assert sorted(one.at for one in ended) == [matter.at for matter in matters]
    assert all(one.hours >= 0 for one in ended)


def test_two_scenarios_meet_the_same_matters_so_their_difference_is_known_better() -> None:
    micro, quick = sample("micro_grids", 6), sample("micro_grids", 6)
    quick = replace(quick, ways=replace(quick.ways, fallback=0.5))
    assert draw(micro, 1, 0) == draw(quick, 1, 0)
    one, other = simulate(micro, 4), simulate(quick, 4)
    gained = difference(one, other)["mean"]
    assert gained.low > 0 or gained.value > 0
    assert gained.high - gained.low < (one.figure("mean").high - one.figure("mean").low) / 2


def test_where_all_stewards_are_away_the_leader_takes_over() -> None:
    micro = sample("micro_grids", 4)
    every = tuple(Away("steward", grid, 0, 99, 9) for grid in range(1, 85))
    found = simulate(replace(micro, staff=replace(micro.staff, away=every)), 2)
    assert found.figure("by a steward").value == 0
    assert found.figure("mean").value > simulate(micro, 2).figure("mean").value


def test_what_waits_for_a_steward_who_leaves_goes_to_the_leader() -> None:
    jammed = replace(queue(1, 3.0, weeks=3), warm_up=0)
    jammed = replace(jammed, staff=replace(jammed.staff, away=(Away("steward", 1, 1, 99),)))
    by = [one.by for one in Community(jammed).run(draw(jammed, 1, 0)).ended]
    assert "steward" in by and "leader" in by


def test_a_queue_without_end_is_named() -> None:
    assert simulate(queue(1, 1.3, weeks=6), 2).full == ("steward",)
    assert simulate(queue(1, 0.4, weeks=6), 2).full == ()
