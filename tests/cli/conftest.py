"""A real installation for the tests of commands, made once by the command itself and copied for each test."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from linli.cli import settings_file

Run = Callable[..., subprocess.CompletedProcess[str]]
COMMAND = [sys.executable, "-m", "linli.cli"]
FOUNDING = ("--community", "示范社区", "--code", "110101001001", "--admin", "王示范", "--phone", "10000000001")


def surroundings() -> dict[str, str]:
    """The environment of an operator, without the tests' own data folder and database."""
    dropped = {"LINLI_DATA", "DATABASE_URL", "LINLI_TEST_ENGINE"}
    return {key: value for key, value in os.environ.items() if key not in dropped} | {"no_proxy": "127.0.0.1"}


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    """`linli ARGUMENTS`, as a process of its own, with nobody at the terminal."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)], env=surroundings(), capture_output=True, text=True, stdin=subprocess.DEVNULL
    )


@pytest.fixture
def linli() -> Run:
    return run


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A new installation, and what init said; an init before it broke off after the settings were written."""
    folder = tmp_path_factory.mktemp("made") / "data"
    settings_file.write(folder)
    (folder.parent / "settings").write_bytes((folder / "linli.toml").read_bytes())
    done = run("init", "--data", folder, *FOUNDING)
    assert done.returncode == 0, done.stderr
    return folder, done.stdout


@pytest.fixture
def folder(made: tuple[Path, str], tmp_path: Path) -> Path:
    """The data folder of an installation of one's own."""
    return Path(shutil.copytree(made[0], tmp_path / "data"))
