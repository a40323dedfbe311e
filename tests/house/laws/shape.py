"""Laws of shape: names, sizes, docstrings, nothing unfinished."""

import ast
import re
import statistics
from pathlib import Path

from tests.house.laws.tree import sources, text_of, tracked

FORBIDDEN = {
    "utils", "util", "helpers", "helper", "common", "misc", "base", "manager", "managers",
    "service", "services", "mixins", "mixin", "constants",
}  # fmt: skip
LONGEST, MEDIAN, FUNCTION = 400, 150, 25
WRITTEN = {".py", ".html", ".css", ".js", ".sh"}
UNFINISHED = re.compile(r"\b(TO[D]O|FIX[M]E|X[X]X|NotImplemented[E]rror)\b")


def names(root: Path) -> list[str]:
    """No file or folder bears a name that says nothing."""
    found = []
    for name, path in tracked(root):
        parts = [*Path(name).parts[:-1], path.name.split(".")[0]]
        empty = FORBIDDEN & set(parts) if path.suffix != ".html" else set()
        if name.startswith(("src/", "tests/", "tools/", "bench/")):
            found.extend(f"{name}: {word} is a name that says nothing" for word in sorted(empty))
    return found


def sizes(root: Path) -> list[str]:
    """No file over 400 lines; half of the code files at most 150."""
    found = []
    for name, path in tracked(root):
        lines = text_of(path).count("\n")
        if path.suffix in WRITTEN and "/vendor/" not in name and lines > LONGEST:
            found.append(f"{name}: {lines} lines, more than {LONGEST}")
    lengths = [source.text.count("\n") for source in sources(root)]
    if lengths and statistics.median(lengths) > MEDIAN:
        found.append(f"src: the median file has {statistics.median(lengths):.0f} lines, more than {MEDIAN}")
    return found


def functions(root: Path) -> list[str]:
    """Nine functions of ten have at most 25 lines."""
    lengths = sorted(
        (node.end_lineno or 0) - node.lineno + 1
        for source in sources(root)
        for node in ast.walk(source.syntax)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    ninetieth = lengths[len(lengths) * 9 // 10] if lengths else 0
    return [f"src: one function of ten has {ninetieth} lines, more than {FUNCTION}"] if ninetieth > FUNCTION else []


def docstrings(root: Path) -> list[str]:
    """Every module opens with a line that says what it is for."""
    return [
        f"{source.name}:1: does not say what it is for"
        for source in sources(root, "src", "tests", "tools", "bench")
        if not (ast.get_docstring(source.syntax) or "").strip()
    ]


def unfinished(root: Path) -> list[str]:
    """Nothing is left for later in the source."""
    return [
        f"{name}:{number}: {match.group()} is left unfinished"
        for name, path in tracked(root)
        if path.suffix in WRITTEN and "/vendor/" not in name
        for number, line in enumerate(text_of(path).splitlines(), 1)
        if (match := UNFINISHED.search(line))
    ]


LAWS = (names, sizes, functions, docstrings, unfinished)
