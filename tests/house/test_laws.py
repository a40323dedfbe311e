"""The tree keeps every law of shape, stairs and places, and each law refuses its planted breach."""

from pathlib import Path

import pytest

from tests.house.laws import places, shape, stairs
from tests.house.laws.breaches import ALLOWED, REFUSED, Law, Planting
from tests.house.laws.tree import ROOT

LAWS: list[Law] = [*shape.LAWS, *stairs.LAWS, *places.LAWS]


def plant(root: Path, planting: Planting) -> None:
    for name, text in planting.files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_the_tree_keeps_the_law(law: Law) -> None:
    assert law(ROOT) == []


@pytest.mark.parametrize("planting", REFUSED, ids=str)
def test_a_planted_breach_is_refused(planting: Planting, tmp_path: Path) -> None:
    plant(tmp_path, planting)
    assert planting.law(tmp_path) != []


@pytest.mark.parametrize("planting", ALLOWED, ids=str)
def test_what_only_looks_like_a_breach_is_left_alone(planting: Planting, tmp_path: Path) -> None:
    plant(tmp_path, planting)
    assert planting.law(tmp_path) == []


def test_every_law_has_a_planted_breach() -> None:
    assert set(LAWS) == {planting.law for planting in REFUSED}
