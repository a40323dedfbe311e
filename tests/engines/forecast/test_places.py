"""Places: shares that are shrunk, nothing said of fewer than five, and repeats that are more than chance."""

from datetime import date

import numpy as np

from linli.engines.forecast import Event, by_place, repeats
from linli.engines.forecast.ahead import Ahead

WEEK = date(2026, 11, 23)
WHOLE = Ahead("A", WEEK, 10, 10.0, 6, 14, 4, 17, 0.0)


def test_a_place_with_fewer_than_five_is_answered_as_too_few_without_a_number() -> None:
    found = by_place([WHOLE], {("A", "东"): 40, ("A", "西"): 4})
    assert [(one.place, one.too_few, one.n, one.mean is None) for one in found] == [
        ("东", False, 40, False),
        ("西", True, None, True),
    ]


def test_shares_lie_between_the_kind_at_the_place_and_everything_at_the_place() -> None:
    seen = {("A", "东"): 8, ("A", "西"): 12, ("B", "东"): 300, ("B", "西"): 100}
    east = next(one for one in by_place([WHOLE], seen) if one.place == "东")
    assert east.mean is not None and 4.0 < east.mean < 7.5
    assert east.low80 is not None and east.high80 is not None and east.low80 <= east.mean <= east.high80


def test_the_same_shares_in_every_kind_draw_small_counts_wholly_to_them() -> None:
    seen = {(kind, place): count for kind in "ABCDEF" for place, count in (("东", 30), ("西", 90))}
    east = next(one for one in by_place([WHOLE], seen) if one.place == "东")
    assert east.mean is not None and abs(east.mean - 2.5) < 0.05


def test_a_roof_that_leaks_again_and_again_is_found() -> None:
    chance = np.random.default_rng(4)
    spread = [Event("ABCDEF"[n % 6], f"院{chance.integers(12)}", int(chance.integers(26))) for n in range(300)]
    leaks = [Event("A", "院3", week) for week in range(26) if week % 4]
    found = repeats([*spread, *leaks])
    assert (found[0].kind, found[0].place) == ("A", "院3")
    assert found[0].seen > 2 * found[0].expected and found[0].false_share < 0.01
    assert found[0].low <= found[0].ahead <= found[0].high


def test_one_burst_in_a_week_is_no_repeat() -> None:
    spread = [Event(kind, f"院{place}", week) for kind in "BC" for place in range(6) for week in range(10)]
    assert repeats([*spread, *[Event("A", "院1", 2)] * 12, Event("A", "院2", 3)]) == ()


def test_chance_alone_seldom_finds_any() -> None:
    false = 0
    for seed in range(30):
        chance = np.random.default_rng(seed)
        shares = chance.dirichlet(np.ones(10))
        false += bool(
            repeats(
                Event(f"K{chance.integers(8)}", f"院{chance.choice(10, p=shares)}", int(chance.integers(52)))
                for _ in range(500)
            )
        )
    assert false <= 6
