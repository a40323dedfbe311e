"""Quantiles of the negative binomial against counting and drawing."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linli.engines.forecast.repeats import reaching
from linli.engines.forecast.spread import quantiles


@given(st.floats(0.01, 60), st.floats(0, 3), st.sampled_from([0.025, 0.1, 0.5, 0.9, 0.975]))
@settings(deadline=None, max_examples=60)
def test_a_quantile_is_the_least_number_that_reaches_the_level(mean: float, wide: float, level: float) -> None:
    (found,) = quantiles(np.array([mean]), np.array([wide]), (level,))
    number = int(found[0])
    assert 1 - reaching(number + 1, mean, wide) >= level - 1e-9
    assert number == 0 or 1 - reaching(number, mean, wide) < level + 1e-9


def test_without_dispersion_it_is_poissons() -> None:
    assert reaching(3, 2.0, 0.0) == pytest.approx(1 - math.exp(-2) * (1 + 2 + 2))


def test_large_means_go_over_into_a_gamma_without_a_step() -> None:
    low, high = (quantiles(np.array([mean]), np.array([0.05]), (0.1, 0.9)) for mean in (399.9, 400.1))
    assert np.abs(low - high).max() <= 3
    drawn = np.random.default_rng(1).poisson(1000 * np.random.default_rng(2).gamma(20, 1 / 20, 200_000))
    found = quantiles(np.array([1000.0]), np.array([0.05]), (0.1, 0.9)).ravel()
    assert np.abs(found - np.quantile(drawn, [0.1, 0.9])).max() < 8
