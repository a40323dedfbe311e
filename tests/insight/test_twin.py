"""The twin of a community: made from its records, set to what was lived, asked what would be."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linli.engines.simulation import simulate
from linli.insight.figures import Asked
from linli.insight.twin.lived import Calls, Lived, Taken, lived
from linli.insight.twin.supposing import Supposed, TooLittle, answers, calibrated, scenario, supposed
from tests.builders import NOON, World, a_case, a_world

pytestmark = pytest.mark.django_db


def a_year(many: int = 400) -> Lived:
    """Simple matters of six hours and every tenth a complex one of 60, every 20 hours; 20 grids, 30 stewards."""
    every = (n % 10 == 0 for n in range(many))
    matters = [
        Taken(
            "FW01", hard, False, NOON + timedelta(hours=20 * n), 2.0, 60.0 if hard else 6.0 + n % 3, False, False, hard
        )
        for n, hard in enumerate(every)
    ]
    return Lived(matters, (57,) * 20, (2,) * 10 + (1,) * 10, 3, 9, Calls(40, 0.2, 0.5, 4.0))


@pytest.fixture
def world() -> World:
    return a_world()


def asked(world: World, days: int = 365) -> Asked:
    return Asked(world.actor("secretary"), NOON + timedelta(days=40), days, "figure.lead")


def test_the_twin_takes_as_long_on_average_as_was_lived() -> None:
    year = a_year()
    seen = simulate(calibrated(year, scenario(year)), 12)
    for key, hard in (("simple mean", False), ("complex mean", True)):
        real = sum(one.ended or 0.0 for one in year.of(hard)) / len(year.of(hard))
        assert abs(seen.figure(key).value - real) < 0.15 * real


def test_as_it_is_nothing_is_compared_and_a_supposition_stands_beside_it() -> None:
    year = a_year()
    assert all(row.then is None and row.difference is None for row in answers(year, Supposed()).rows)
    mean = answers(year, Supposed(grids=5)).rows[0]
    assert mean.sure and mean.difference is not None and mean.difference.low > 0  # larger units notice later


def test_a_supposition_that_changes_nothing_makes_no_difference() -> None:
    year = a_year()
    same = supposed(scenario(year), Supposed(grids=20, stewards=30))
    assert same == scenario(year)
    assert not any(row.sure for row in answers(year, Supposed(grids=20)).rows)


def test_stewards_are_away_first_where_there_are_fewest_and_other_numbers_are_dealt_evenly() -> None:
    twin = scenario(a_year())
    gone = supposed(twin, Supposed(away=3, weeks=2)).staff.away
    assert [away.grid for away in gone] == [11, 12, 13]
    dealt = supposed(twin, Supposed(grids=8, stewards=12)).staff
    assert sum(dealt.grids) == sum(twin.staff.grids) and sum(dealt.stewards) == 12
    assert max(dealt.stewards) - min(dealt.stewards) <= 1 and dealt.leaders == 3
    assert supposed(twin, Supposed(grids=2)).staff.leaders == 2
    assert supposed(twin, Supposed(more=50, fallback=1)).ways.fallback == 1


def test_who_cannot_keep_up_is_said() -> None:
    assert answers(a_year(), Supposed(grids=1, stewards=0, more=300, leader_share=5)).full


def test_of_what_was_called_out_or_counselled_the_hours_teach_nothing_of_the_work() -> None:
    plain = a_year().matters[1]
    assert plain.past.hours == 5.0
    for other in ("called", "counselled"):
        assert replace(plain, **{other: True}).past.hours is None


def test_too_few_matters_make_no_twin(world: World) -> None:
    a_case(world, at="closed")
    with pytest.raises(TooLittle):
        answers(lived(asked(world)), Supposed())


def test_a_year_is_read_from_the_records_with_the_same_queries_however_much_there_is(world: World) -> None:
    costs = []
    for more in (3, 20):
        for n in range(more):
            a_case(world, at="closed", words=f"灯不亮 {n}")
        with CaptureQueriesContext(connection) as captured:
            year = lived(asked(world))
        costs.append(len(captured))
    assert costs[0] == costs[1] <= 7
    assert len(year.matters) == 23 and all(one.ended and one.begun for one in year.matters)
    assert len(year.grids) == len(year.stewards) and sum(year.stewards) >= 1 and min(year.grids) > 0


def test_private_matters_are_no_part_of_it(world: World) -> None:
    a_case(world, at="closed", words="老公打我，我害怕")
    assert not lived(Asked(world.actor("secretary"), NOON + timedelta(days=40), 365, "figure.open")).matters
