"""data/verify.py, as a module and as a program of its own."""

import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

FILE = Path(__file__).parents[3] / "data" / "verify.py"


def load() -> Any:
    spec = spec_from_file_location("verify", FILE)
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


VERIFY = load()


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    """`python3 verify.py ARGUMENTS`, isolated from everything of ours."""
    command = [sys.executable, "-I", str(FILE), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True)


def faults(leaves: list[dict[str, Any]]) -> set[tuple[int, int, str]]:
    """What it finds in the books of these leaves: leaf, line, law."""
    book = VERIFY.Book()
    for leaf in leaves:
        book.take(leaf)
    uncorrected = {(n, -1, "correction") for old, n in book.reversed.items() if not book.corrected & {old, n}}
    return {fault[:3] for fault in book.faults} | uncorrected
