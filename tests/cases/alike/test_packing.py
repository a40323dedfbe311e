"""Signs and numbers of matters in one whole number."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linli.cases.alike import packing


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(0, packing.SIGNS), max_size=30))
def test_signs_are_read_as_they_were_written(signs: list[int]) -> None:
    assert packing.read(packing.written(signs)) == signs


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, packing.SIGNS), st.integers(2020, 2180), st.integers(1, 12), st.integers(1, 9999))
def test_numbers_of_a_sign_rise_and_stay_within_its_span(sign: int, year: int, month: int, count: int) -> None:
    number = (year * 100 + month) * 10_000 + count
    low, high = packing.span(sign)
    assert low <= packing.packed(sign, number) < packing.packed(sign, number + 1) <= high < 1 << 63


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, packing.SIGNS), st.integers(2020, 2180), st.integers(1, 12), st.integers(1, 9999))
def test_the_number_of_a_matter_is_had_again(sign: int, year: int, month: int, count: int) -> None:
    number = (year * 100 + month) * 10_000 + count
    assert packing.number(packing.packed(sign, number) & packing.NUMBERS) == number
