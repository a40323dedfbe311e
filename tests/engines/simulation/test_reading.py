"""A scenario is read strictly, each refusal with its key and mend; a history teaches what a scenario needs."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from linli.engines.simulation import Past, ScenarioError, learn, read, read_history
from tests.house.laws.tree import ROOT

SMALL = """
[arrivals]
per_week = 20
[staff]
grids = 4
households = 200
stewards = 6
leaders = 2
[staff.specialists]
"供水员" = 1
[[kinds]]
code = "A"
profession = "供水员"
simple = { work_hours = 1.0 }
"""


def test_numbers_are_dealt_evenly_and_lists_taken_as_they_stand() -> None:
    staff = read(SMALL).staff
    assert (staff.grids, staff.stewards) == ((50,) * 4, (1, 2, 1, 2))
    listed = SMALL.replace("grids = 4", "grids = [70, 30]").replace("stewards = 6", "stewards = [2, 0]")
    assert (read(listed.replace("households = 200\n", "")).staff.grids) == (70, 30)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("per_week = 20", "", "arrivals.per_week"),
        ("per_week = 20", 'per_week = "20"', "arrivals.per_week"),
        ("per_week = 20", "per_week = 20\nhours = [1, 2]", "arrivals.hours"),
        ("per_week = 20", "per_week = 20\nstart = 2026-01-06", "arrivals.start"),
        ("leaders = 2", "leaders = 0", "staff.leaders"),
        ("leaders = 2", "leaders = 2\nleader_share = 0", "staff.leader_share"),
        ("leaders = 2", 'leaders = 2\nleader_hours = ["9-17"]', "staff.leader_hours"),
        ("stewards = 6", "stewards = [1]", "staff.stewards"),
        ("stewards = 6", "steward = 6", "staff.steward"),
        ("stewards = 6", "stewards = -1", "staff.stewards"),
        ("households = 200\n", "", "staff.households"),
        ('profession = "供水员"', 'profession = "供电员"', "kinds[1].profession"),
        ('code = "A"', "", "kinds[1].code"),
        ('code = "A"', 'code = "A"\ncomplex_share = 0.5', "kinds[1].complex"),
        ("work_hours", "work", "kinds[1].simple.work"),
        ("[arrivals]", '[ways]\ncouncil_at = "Friday"\n[arrivals]', "ways.council_at"),
        ("[arrivals]", "[arrivals", "TOML"),
        ("[[kinds]]", "[kinds]", "kinds"),
        (
            "[[kinds]]",
            '[[staff.away]]\nrole = "steward"\ngrid = 9\nfirst_week = 1\nweeks = 1\n[[kinds]]',
            "staff.away[1].grid",
        ),
    ],
)
def test_a_scenario_that_cannot_be_run_is_refused_by_key(old: str, new: str, key: str) -> None:
    with pytest.raises(ScenarioError, match=" · ") as refused:
        read(SMALL.replace(old, new))
    assert refused.value.key == key


@pytest.mark.parametrize("name", ["micro_grids", "large_grids"])
def test_the_samples_are_read(name: str) -> None:
    staff = read((ROOT / "data" / "scenarios" / f"{name}.toml").read_text(encoding="utf-8")).staff
    assert (sum(staff.grids), staff.leaders, sum(staff.specialists.values())) == (4784, 11, 45)


def history(count: int = 2000) -> list[Past]:
    chance = Random(4)
    begin = datetime(2025, 1, 6, tzinfo=UTC)
    found = []
    for _ in range(count):
        at = begin + timedelta(days=chance.randrange(364), hours=chance.choice([9, 9, 9, 20]))
        hard = chance.random() < 0.2
        found.append(Past(chance.choice("AAAB"), hard, at, chance.lognormvariate(3.0 if hard else 1.0, 0.8)))
    return found


def test_a_history_teaches_arrivals_and_durations() -> None:
    arrivals, kinds = learn(history())
    assert arrivals.per_week == pytest.approx(2000 / 52, rel=0.02)
    assert arrivals.hours[9] > 2.5 * arrivals.hours[20] > 100 * arrivals.hours[3]
    assert [(kind.code, round(kind.share, 1), round(kind.hard, 1)) for kind in kinds] == [
        ("A", 0.8, 0.2),
        ("B", 0.2, 0.2),
    ] or kinds[0].share == pytest.approx(0.75, abs=0.05)
    assert kinds[0].simple.wait.mean == pytest.approx(3.74, rel=0.1)  # e^(1 + 0.8²/2)
    assert kinds[0].complex.wait.mean == pytest.approx(27.7, rel=0.15)


def test_a_history_is_read_and_its_bad_lines_are_named() -> None:
    table = "kind,complexity,reported_at,hours\nFW01,simple,2026-03-02 08:15,6.5\nFW01,complex,2026-03-02T09:00,\n"
    assert [one.hours for one in read_history(table)] == [6.5, None]
    with pytest.raises(ScenarioError, match="history 3"):
        read_history(table.replace("complex,", "hard,"))
    with pytest.raises(ScenarioError, match="hours"):
        read_history("kind,complexity,reported_at\n")
    with pytest.raises(ScenarioError, match="至少要 30 件"):
        learn(read_history(table))
