"""The sample has the counts of the article, and is nobody."""

from collections import Counter

from linli.office.workbook.checking import load
from linli.office.workbook.sample.whole import sample
from linli.office.workbook.sample.words import COMMUNITY
from linli.office.workbook.writing import write


def test_the_land_has_the_counts_of_the_article() -> None:
    rows = sample()
    assert len(rows.compounds) == 15
    assert sum(1980 <= (row.built_year or 0) <= 1989 for row in rows.compounds) >= 11
    assert 4800 <= sum(row.households for row in rows.stairwells) <= 5000
    assert len(rows.grids) == 84 and len(rows.general_grids) == 11


def test_the_people_have_the_counts_of_the_article() -> None:
    people = sample().people
    roles = Counter(row.role for row in people)
    assert (roles["steward"], roles["worker"], roles["specialist"], roles["leader"]) == (112, 143, 45, 11)
    assert (roles["secretary"], roles["office"], roles["street"], roles["anchor"]) == (1, 4, 1, 60)
    assert sum(row.party is True for row in people if row.role == "steward") == 73
    assert len({row.micro_grid for row in people if row.role == "steward"}) == 84
    assert len({row.profession for row in people if row.role == "specialist"}) == 10
    assert len({row.source for row in people if row.role == "worker"}) == 5


def test_the_organisations_have_the_counts_of_the_article() -> None:
    kinds = Counter(row.kind for row in sample().organisations)
    assert (kinds["branch"], kinds["merchant"], kinds["partner"]) == (24, 43, 15)
    assert kinds["group"] >= 30
    assert sum(row.members or 0 for row in sample().organisations if row.kind == "branch") == 1193


def test_some_people_hold_many_roles_under_one_number() -> None:
    people = sample().people
    held = Counter(row.phone for row in people)
    assert len(held) < len(people) - 50
    assert len({(row.phone, row.name) for row in people}) == len(held)


def test_nobody_real_is_meant() -> None:
    rows = sample()
    assert "演示" in COMMUNITY
    assert all(row.phone.startswith("100") and len(row.phone) == 11 for row in rows.people)


def test_it_has_no_problem_and_every_micro_grid_lies_within_the_limits() -> None:
    draft = load(write(sample(), numbers=True))
    assert (draft.problems, draft.notes) == ((), ())


def test_a_tower_is_shared_by_bands_of_floors() -> None:
    assert sum(len(row.bands) for row in sample().grids) >= 4


def test_the_same_seed_gives_the_same_rows_and_another_seed_others() -> None:
    assert sample(7) == sample(7) != sample(8)


def test_other_seeds_are_sound_too() -> None:
    for seed in range(3):
        draft = load(write(sample(seed), numbers=True))
        assert (draft.problems, draft.notes) == ((), ())


def test_no_two_stairwells_stand_at_one_point() -> None:
    points = [(row.x, row.y) for row in sample().stairwells]
    assert len(set(points)) == len(points)
