"""`linli land geojson`: a trial says what it would do and writes nothing; --yes writes; the system must be said."""

import argparse
from pathlib import Path

import pytest

from linli.cli import land, main, starting, who
from linli.territory.models import Stairwell
from tests.builders import World, a_world
from tests.planning.town import MAP, office

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    """A world in which the office has called the command."""
    made = a_world()
    monkeypatch.setattr(starting, "start", lambda args: None)
    monkeypatch.setattr(who, "operator", lambda words: office(made))
    return made


def arguments(folder: Path, *, yes: bool) -> argparse.Namespace:
    file = folder / "楼栋.geojson"
    file.write_bytes(MAP)
    return argparse.Namespace(file=file, crs="gcj02", yes=yes, operator="office")


@pytest.mark.parametrize("yes", [False, True])
def test_it_names_what_it_places_and_what_it_does_not_know(
    yes: bool, world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert land.run(arguments(tmp_path, yes=yes)) == 0
    said = capsys.readouterr().out
    assert "1 栋 buildings · 2 单元 stairwells" in said
    assert "unknown: 9" in said
    assert "not in the file: 2号院 1号楼" in said
    assert Stairwell.objects.exclude(x=None).count() == (2 if yes else 0)


def test_the_system_is_never_guessed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["land", "geojson", "x.geojson", "--as", "office"])
    assert "--crs" in capsys.readouterr().err
