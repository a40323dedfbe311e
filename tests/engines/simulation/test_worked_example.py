"""The numbers of docs/engines/simulation.md: what staffing explains of 72 → 12 hours."""

import re
from dataclasses import replace

import pytest

from linli.engines.simulation import Scenario, read, simulate
from tests.house.laws.tree import ROOT

PAGE = (ROOT / "docs" / "engines" / "simulation.md").read_text(encoding="utf-8")


def sample(name: str) -> Scenario:
    return read((ROOT / "data" / "scenarios" / f"{name}.toml").read_text(encoding="utf-8"))


def told(row: str) -> tuple[float, float]:
    found = re.search(rf"\| {re.escape(row)} \| ([\d.]+) \| ([\d.]+) \|", PAGE)
    assert found
    return float(found[1]), float(found[2])


@pytest.mark.parametrize("name", ["large_grids", "micro_grids"])
def test_the_samples_give_the_hours_of_the_page(name: str) -> None:
    found, column = simulate(sample(name), 6), int(name == "micro_grids")
    assert round(found.figure("mean").value, 1) == told("as in the files, mean")[column]
    assert round(found.figure("median").value, 1) == told("median")[column]
    assert found.full == ()


@pytest.mark.parametrize("name", ["large_grids", "micro_grids"])
def test_at_the_articles_own_number_of_matters_nobody_queues(name: str) -> None:
    known = sample(name)
    found = simulate(replace(known, arrivals=replace(known.arrivals, per_week=2.5)), 6)
    assert round(found.figure("mean").value, 1) == told("2.5 a week, as 200 in 82 weeks")[int(name == "micro_grids")]
    assert found.load["leader"] < 0.03
