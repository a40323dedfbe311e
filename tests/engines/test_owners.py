"""Whether owners have decided: both thresholds of 民法典 §278, to the last owner."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.engines.owners import MATTERS, Share, SharesError, find, matter

WHOLE, CAME, AGREED = Share(960_000, 120), Share(672_000, 84), Share(510_000, 60)


def test_the_worked_example() -> None:
    """The table of docs/engines/owners.md."""
    using, raising = (find(matter(n), WHOLE, CAME, AGREED) for n in (5, 6))
    assert [one.least for one in using.thresholds] == [640_000, 80, 336_001, 43] and using.decided
    assert [one.least for one in raising.thresholds] == [640_000, 80, 504_000, 63] and not raising.decided
    assert [one.missing for one in raising.thresholds] == [0, 0, 0, 3]


def test_exactly_two_thirds_are_enough_and_one_fewer_is_not() -> None:
    assert find(matter(1), Share(300, 3), Share(200, 2), Share(200, 2)).valid
    assert not find(matter(1), Share(300, 3), Share(199, 2), Share(199, 2)).valid


def test_exactly_half_is_no_majority_and_exactly_three_quarters_are_enough() -> None:
    came = Share(400, 4)
    assert not find(matter(1), came, came, Share(200, 2)).decided
    assert find(matter(7), came, came, Share(300, 3)).decided


def test_only_items_six_to_eight_need_three_quarters() -> None:
    assert [one.number for one in MATTERS if one.rule == "special"] == [6, 7, 8]


@pytest.mark.parametrize(
    ("whole", "came", "agreed", "wrong"),
    [
        (Share(0, 0), Share(0, 0), Share(0, 0), "whole"),
        (WHOLE, Share(960_001, 120), AGREED, "took_part"),
        (WHOLE, CAME, Share(100, 85), "agreed"),
        (WHOLE, CAME, Share(0, 3), "agreed"),
        (WHOLE, Share(-1, -1), Share(0, 0), "took_part"),
    ],
)
def test_shares_that_cannot_be_are_named(whole: Share, came: Share, agreed: Share, wrong: str) -> None:
    with pytest.raises(SharesError) as refused:
        find(matter(1), whole, came, agreed)
    assert refused.value.wrong == wrong


@given(st.sampled_from(MATTERS), st.integers(1, 10**7), st.integers(1, 5000), st.data())
def test_it_says_what_the_law_says_in_fractions(about: object, area: int, owners: int, data: st.DataObject) -> None:
    came = Share(data.draw(st.integers(1, area)), data.draw(st.integers(1, owners)))
    agreed = Share(data.draw(st.integers(1, came.area)), data.draw(st.integers(1, came.owners)))
    found = find(about, Share(area, owners), came, agreed)  # type: ignore[arg-type]
    took = all(Fraction(part, of) >= Fraction(2, 3) for part, of in ((came.area, area), (came.owners, owners)))
    shares = [Fraction(agreed.area, came.area), Fraction(agreed.owners, came.owners)]
    special = found.matter.rule == "special"
    yes = all(share >= Fraction(3, 4) if special else share > Fraction(1, 2) for share in shares)
    assert (found.valid, found.decided) == (took, took and yes)
