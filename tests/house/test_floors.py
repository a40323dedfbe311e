"""The floors hold, and import-linter refuses each planted breach of them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.laws.tree import ROOT

BREACHES = {  # contract: the planted file, its import, what the refusal must name
    "floors": ("territory/planted.py", "from linli.cases import planted_target", "linli.territory.planted"),
    "rooms": ("tricks/__init__.py", "from linli import engines", "linli.tricks"),
    "circles": ("cases/planted_target.py", "from linli.cases import planted_other", "linli.cases"),
    "engines": ("engines/planted.py", "import django", "linli.engines.planted"),
    "deciders": ("office/rules.py", "from django.db import models", "linli.office.rules"),
    "questions": ("office/queries.py", "from linli.audit import actions", "linli.office.queries"),
}
NEEDED = {
    "cases/planted_other.py": "from linli.cases import planted_target",
    "audit/actions.py": "",
}


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the package under `root`."""
    return subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--no-logo"],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root / "src"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
    )


def verdicts(output: str) -> dict[str, str]:
    """The line of each contract: its name, KEPT or BROKEN."""
    lines = [line.rsplit(" ", 1) for line in output.splitlines() if line.endswith((" KEPT", " BROKEN"))]
    return {name.strip(): verdict for name, verdict in lines}


@pytest.fixture(scope="module")
def breached(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What import-linter says of a copy of the tree with every breach planted."""
    root = tmp_path_factory.mktemp("breached")
    shutil.copytree(ROOT / "src", root / "src", ignore=shutil.ignore_patterns("__pycache__", "static", "templates"))
    shutil.copy(ROOT / "pyproject.toml", root)
    planted = {name: text for name, text, _ in BREACHES.values()} | NEEDED
    for name, text in planted.items():
        file = root / "src" / "linli" / name
        file.parent.mkdir(exist_ok=True)
        with file.open("a") as stream:
            stream.write(f"\n{text}\n")
    done = lint(root)
    assert done.returncode == 1, done.stderr
    return done.stdout


def test_the_floors_hold() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_contract_refuses_its_breach(breached: str) -> None:
    assert set(verdicts(breached).values()) == {"BROKEN"}


@pytest.mark.parametrize("contract", BREACHES)
def test_the_refusal_names_what_was_planted(contract: str, breached: str) -> None:
    assert BREACHES[contract][2] in breached
