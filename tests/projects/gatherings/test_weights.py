"""Weights are read as people say them, kept in grams, and never added twice."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from linli.projects.gatherings.weights import (
    GRAMS,
    FinerThanGram,
    Line,
    NotAWeight,
    grams,
    left_of,
    plain,
    read,
    total,
)

HOWEVER_BUSY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # the machine may be
UNITS = some.sampled_from(sorted(GRAMS))
WORDS = {"kg": "公斤", "jin": "斤", "ton": "吨"}


@pytest.mark.parametrize(
    ("text", "weight", "unit"),
    [
        ("1.5万斤", 7_500_000, "jin"), ("2.6吨", 2_600_000, "ton"), ("1600斤", 800_000, "jin"),
        ("7,500 kg", 7_500_000, "kg"), ("２.６ t", 2_600_000, "ton"), ("0.5 jin", 250, "jin"), ("3千克", 3_000, "kg"),
    ],
)  # fmt: skip
def test_a_weight_is_read_as_it_is_said(text: str, weight: int, unit: str) -> None:
    assert read(text) == (weight, unit)


@pytest.mark.parametrize("text", ["", "12", "斤", "-3斤", "0 kg", "1e3 kg", "3 石", "99999999999吨", "1.2.3kg"])
def test_what_is_no_weight_is_not_guessed(text: str) -> None:
    with pytest.raises(NotAWeight):
        read(text)


def test_a_weight_finer_than_a_gram_is_refused() -> None:
    with pytest.raises(FinerThanGram):
        read("0.0001 kg")


@HOWEVER_BUSY
@given(some.integers(1, 10**10), UNITS)
def test_what_is_written_is_read_back(weight: int, unit: str) -> None:
    assert read(plain(weight, unit) + WORDS[unit]) == (weight, unit)


@HOWEVER_BUSY
@given(some.integers(1, 10**6), some.integers(1, 10**6))
def test_jin_and_kilograms_meet_in_grams(jin: int, kilos: int) -> None:
    assert grams(jin, "jin") + grams(kilos, "kg") == jin * 500 + kilos * 1000
    assert grams(2 * kilos, "jin") == grams(kilos, "kg") == grams(Decimal(kilos) / 1000, "ton")


@HOWEVER_BUSY
@given(some.lists(some.integers(1, 10**9), min_size=1, max_size=8), some.data())
def test_a_part_is_never_added_to_its_whole(wholes: list[int], data: some.DataObject) -> None:
    lines = [Line(weight) for weight in wholes]
    for place, whole in enumerate(wholes):
        if data.draw(some.booleans()):
            lines.append(Line(data.draw(some.integers(1, whole)), place))
    assert total(lines) == sum(wholes)
    assert all(left_of(lines, place) >= 0 for place in range(len(wholes)))


def test_the_numbers_of_the_press_are_subset_or_extra_as_their_lines_say() -> None:
    potatoes, grapes = grams("2.6", "ton"), grams(1600, "jin")
    assert total([Line(7_500_000), Line(potatoes, 0), Line(grapes, 0)]) == 7_500_000
    assert total([Line(7_500_000), Line(potatoes), Line(grapes)]) == 10_900_000
