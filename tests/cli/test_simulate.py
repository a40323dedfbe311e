"""`linli simulate`: figures with intervals, a comparison on the same matters, refusals that name key and mend."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.house.laws.tree import ROOT

SAMPLE = (ROOT / "data" / "scenarios" / "micro_grids.toml").read_text(encoding="utf-8")


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    file = tmp_path / "micro.toml"
    file.write_text(
        SAMPLE.replace("weeks = 52", "weeks = 4").replace("warm_up_weeks = 8", "warm_up_weeks = 1"), "utf-8"
    )
    return file


def test_two_scenarios_are_compared_on_the_same_matters(scenario: Path, linli: Run) -> None:
    other = scenario.with_name("other.toml")
    other.write_text(scenario.read_text("utf-8").replace("fallback_hours = 4.0", "fallback_hours = 1.0"), "utf-8")
    done = linli("simulate", scenario, "--against", other, "--replications", 2)
    assert done.returncode == 0, done.stderr
    assert "平均处置" in done.stdout and "同一批事项" in done.stdout and "by a steward" in done.stdout


def test_a_history_beside_the_scenario_takes_the_place_of_arrivals_and_kinds(scenario: Path, linli: Run) -> None:
    rows = [
        f"A,simple,{datetime(2026, 1, 5, 9, tzinfo=UTC) + timedelta(hours=11 * n):%Y-%m-%d %H:%M},3" for n in range(200)
    ]
    scenario.with_name("past.csv").write_text("\n".join(["kind,complexity,reported_at,hours", *rows]))
    scenario.write_text('history = { file = "past.csv" }\n' + scenario.read_text("utf-8"), "utf-8")
    said = re.search(r"每遍 (\d+)", linli("simulate", scenario, "--replications", 2).stdout)
    assert said and 40 < int(said[1]) < 85  # 61 in four weeks, more or less


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("leaders = 11", "leaders = 0", "staff.leaders"),
        ("[ways]", "[wayz]", "wayz"),
        ("grids = 84", 'grids = "84"', "staff.grids"),
        ("\nweeks = 4", '\nhistory = { file = "none.csv" }', "none.csv"),
    ],
)
def test_what_cannot_be_run_is_said_in_one_sentence(scenario: Path, linli: Run, old: str, new: str, told: str) -> None:
    scenario.write_text(scenario.read_text("utf-8").replace(old, new), "utf-8")
    done = linli("simulate", scenario)
    assert done.returncode == 2 and told in done.stderr and " · " in done.stderr and "Traceback" not in done.stderr
