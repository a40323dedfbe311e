"""An installation is made with one command, and made once."""

import hashlib
import re
import stat
import tomllib
from pathlib import Path

import pytest

from linli import cli
from tests.cli.conftest import FOUNDING, Run
from tests.cli.rows import ask, everything


def test_the_folder_and_its_secret_are_for_one_user_alone(made: tuple[Path, str]) -> None:
    folder = made[0]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}
    assert len(tomllib.loads((folder / "linli.toml").read_text())["secret"]) >= 60


def test_the_first_person_is_administrator_and_officer(made: tuple[Path, str]) -> None:
    roles = ask(made[0], "SELECT p.name, a.role FROM people_appointment a JOIN people_person p ON p.id = a.person_id")
    assert sorted(roles) == [("王示范", "admin"), ("王示范", "office")]


def test_the_number_lies_sealed(made: tuple[Path, str]) -> None:
    assert b"10000000001" not in (made[0] / "linli.sqlite3").read_bytes()


def test_every_step_of_the_founding_leaves_a_footprint_of_its_rule(made: tuple[Path, str]) -> None:
    steps = [
        step for (step,) in ask(made[0], "SELECT action FROM audit_footprint WHERE actor = 'install' ORDER BY rowid")
    ]
    assert steps == ["community.install", "person.edit", "person.appoint", "person.appoint", "device.issue"]


def test_the_desk_link_it_prints_is_the_administrators_ticket(made: tuple[Path, str]) -> None:
    folder, said = made
    found = re.search(r"/desk/([\w-]+)/", said)
    assert found
    assert ask(folder, "SELECT digest FROM access_ticket") == [(hashlib.sha256(found[1].encode()).hexdigest(),)]
    assert "▄" in said


def test_a_second_init_changes_nothing_and_says_so(folder: Path, linli: Run) -> None:
    before = everything(folder), (folder / "linli.toml").read_text()
    done = linli("init", "--data", folder, *FOUNDING)
    assert (done.returncode, "nothing was changed" in done.stdout) == (0, True)
    assert (everything(folder), (folder / "linli.toml").read_text()) == before


def test_an_init_that_broke_off_is_carried_on_with_its_secret(made: tuple[Path, str]) -> None:
    folder = made[0]
    assert (folder / "linli.toml").read_text() == (folder.parent / "settings").read_text()
    assert ask(folder, "SELECT name FROM territory_community") == [("示范社区",)]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "--community --code --admin --phone"),
        ((*FOUNDING, "--code", "1101"), "1101"),
        ((*FOUNDING, "--office", "李示范"), "--office-phone"),
        ((*FOUNDING, "--domain", "not a domain"), "not a domain"),
    ],
)
def test_what_cannot_be_right_is_said_before_anything_is_made(
    arguments: tuple[str, ...], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["init", "--data", str(tmp_path / "new"), *arguments]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert len(told.splitlines()) == 1
    assert not (tmp_path / "new").exists()


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    assert cli.main(["init", "--data", str(tmp_path), *FOUNDING]) == 2
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]


def test_an_administrator_who_is_locked_out_gets_another_ticket_with_a_footprint(folder: Path, linli: Run) -> None:
    done = linli("ticket", "--data", folder, "--for", "10000000001")
    assert done.returncode == 0, done.stderr
    assert "/desk/" in done.stdout
    assert ask(folder, "SELECT count(*) FROM access_ticket") == [(2,)]
    assert ask(folder, "SELECT count(*) FROM audit_footprint WHERE action='device.issue' AND actor_kind='person'") == [
        (1,)
    ]
