"""What is due of sales, and which purposes a restriction fits."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from linli.fund.giving.rules import Terms, fits, percent

fen = some.integers(0, 10**12)


@pytest.mark.parametrize(
    ("net", "terms", "due"),
    [
        (50_025, Terms(200), 1001),  # 1000.5 is rounded up
        (50_024, Terms(200), 1000),
        (0, Terms(200), 0),
        (50_025, Terms(200, cap=900), 900),
        (50_025, Terms(200, floor=2000), 2000),
        (0, Terms(200, floor=2000), 2000),
        (1, Terms(10_000), 1),
    ],
)
def test_what_is_due(net: int, terms: Terms, due: int) -> None:
    assert terms.share(net) == due


@given(fen, fen, some.integers(1, 10_000))
def test_what_was_given_back_takes_off_what_was_added_for_it(net: int, back: int, share: int) -> None:
    terms, back = Terms(share, cap=10**9, floor=100), min(net, back)
    assert terms.share(net) + terms.after_refund(net, back) == terms.share(net - back)
    assert terms.after_refund(net, back) <= 0


@pytest.mark.parametrize(
    ("restriction", "restricted", "agency", "answer"),
    [
        ("none", False, False, True),
        ("none", True, False, False),
        ("purpose", True, False, True),
        ("project", True, False, True),
        ("purpose", False, False, False),
        ("named", True, True, True),
        ("named", True, False, False),
        ("purpose", True, True, False),
    ],
)
def test_a_purpose_fits_what_the_gift_is_bound_to(
    restriction: str, restricted: bool, agency: bool, answer: bool
) -> None:
    assert fits(restriction, restricted, agency) is answer


def test_a_share_is_written_as_people_write_it() -> None:
    assert [percent(n) for n in (200, 250, 1, 10_000)] == ["2", "2.5", "0.01", "100"]
