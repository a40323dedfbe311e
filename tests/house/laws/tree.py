"""Reading a tree of source: its files, their syntax, and how a problem is written down."""

import ast
import functools
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Source:
    """One Python file: its name under the tree, its text and its syntax."""

    name: str
    text: str
    syntax: ast.Module

    @property
    def room(self) -> str:
        """The room it lies in, such as `cases`; empty outside the package."""
        parts = self.name.split("/")
        return parts[2] if parts[:2] == ["src", "linli"] and len(parts) > 3 else ""

    @property
    def file(self) -> str:
        return self.name.rsplit("/", 1)[-1]

    def lies_in(self, *places: str) -> bool:
        """Whether it is one of these files or lies under one of these folders."""
        return any(self.name == place or self.name.startswith(place.rstrip("/") + "/") for place in places)

    def at(self, node: ast.AST, sentence: str) -> str:
        return f"{self.name}:{getattr(node, 'lineno', 1)}: {sentence}"


def sources(root: Path, *folders: str) -> Iterator[Source]:
    """Every Python file under the folders (default: src), but migrations."""
    for folder in folders or ("src",):
        for path in sorted((root / folder).rglob("*.py")):
            name = path.relative_to(root).as_posix()
            if "/migrations/" not in name:
                yield _read(path, name, path.stat().st_mtime_ns)


@functools.cache
def _read(path: Path, name: str, _changed: int) -> Source:
    text = path.read_text("utf-8")
    return Source(name, text, ast.parse(text))


def calls(source: Source) -> Iterator[tuple[ast.Call, str]]:
    """Every call with the last name of what is called: `x.save()` and `save()` give "save"."""
    for node in ast.walk(source.syntax):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", None) or getattr(node.func, "id", None)
            if name:
                yield node, name


def imported(source: Source) -> Iterator[tuple[ast.stmt, str, str, str]]:
    """Every imported name: the statement, the module, the name in it, the name it has here."""
    for node in ast.walk(source.syntax):
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield node, node.module or "", alias.name, alias.asname or alias.name
        elif isinstance(node, ast.Import):
            for alias in node.names:
                yield node, alias.name, "", alias.asname or alias.name.split(".")[0]


def tracked(root: Path) -> Iterator[tuple[str, Path]]:
    """Every file that git keeps or would keep; in a folder without git, every file."""
    asked = ["git", "-C", str(root), "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    if (root / ".git").exists():
        answer = subprocess.run(asked, capture_output=True, check=True, text=True).stdout
        names = answer.split("\0")
    else:
        names = [path.relative_to(root).as_posix() for path in root.rglob("*")]
    for name in sorted(names):
        if (root / name).is_file():
            yield name, root / name


def text_of(path: Path) -> str:
    """The text of a file; empty when it is not text."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return ""
