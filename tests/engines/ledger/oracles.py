"""bean-check and hledger, run as programs of their own on what is exported (tools/oracles.sh brings them)."""

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
BEAN_CHECK = ROOT / ".venv-oracles" / "bin" / "bean-check"


def bean_check(lines: Iterable[str], folder: Path) -> str:
    """What bean-check has against a file; nothing: it is clean."""
    if not BEAN_CHECK.exists():
        pytest.skip("bean-check is not there: run tools/oracles.sh")
    return _run(lines, folder / "book.beancount", str(BEAN_CHECK), "--no-cache")


def hledger_check(lines: Iterable[str], folder: Path) -> str:
    """What `hledger check --strict ordereddates` has against a journal; nothing: it is clean."""
    name = shutil.which(os.environ.get("LINLI_HLEDGER", "hledger"))
    if name is None:
        pytest.skip("hledger is not there: run tools/oracles.sh")
    return _run(lines, folder / "book.journal", name, "check", "--strict", "ordereddates", "-f")


def _run(lines: Iterable[str], file: Path, *command: str) -> str:
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    there = os.environ | {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
    done = subprocess.run([*command, str(file)], capture_output=True, text=True, env=there)
    said = (done.stdout + done.stderr).strip()
    return said or ("" if done.returncode == 0 else f"exit code {done.returncode}")
