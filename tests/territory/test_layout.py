"""Where stairwells are drawn when some are measured, all, or none."""

from uuid import UUID

from linli.territory.layout import layout
from linli.territory.queries import Doorway


def door(number: int, compound: int = 1, x: float | None = None, y: float | None = None) -> Doorway:
    court = UUID(int=1000 + compound)
    return Doorway(UUID(int=number), court, f"{compound}号院", "1号楼", f"{number}单元", x, y, f"CODE{number}")


def test_what_is_measured_is_drawn_where_it_lies() -> None:
    laid = layout([door(1, x=100.0, y=50.0), door(2, x=116.0, y=50.0)])
    assert laid.spots == {UUID(int=1): (100.0, 50.0), UUID(int=2): (116.0, 50.0)}
    assert laid.rough == frozenset()


def test_without_any_measure_the_plan_is_never_empty_and_always_the_same() -> None:
    doors = [door(1), door(2), door(3, compound=2)]
    laid = layout(doors)
    assert len(set(laid.spots.values())) == 3
    assert laid.rough == {UUID(int=1001), UUID(int=1002)}
    assert layout(doors) == laid
    assert layout([]).spots == {}


def test_a_compound_with_one_stairwell_unmeasured_is_drawn_in_rows_south_of_the_others() -> None:
    laid = layout([door(1, x=100.0, y=50.0), door(2, compound=2, x=900.0, y=900.0), door(3, compound=2)])
    assert laid.rough == {UUID(int=1002)}
    assert laid.spots[UUID(int=1)] == (100.0, 50.0)
    assert all(laid.spots[UUID(int=n)][1] < 50 - 40 for n in (2, 3))
