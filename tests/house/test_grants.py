"""Every right in the table is asked for somewhere, and whatever is asked for stands in the table."""

import ast
from pathlib import Path

from linli.access.grants import REACH
from linli.cases.loop import STEPS
from tests.house.laws.tree import ROOT

ASKING = {"require", "holds", "allowed", "may", "staff"}


def asked(source: str) -> set[str]:
    """The actions that a module asks the gate for; a step of the loop asked as f"case.{step}" is every step."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in ASKING:
            for part in (inner for argument in node.args for inner in ast.walk(argument)):
                if isinstance(part, ast.JoinedStr):
                    found |= {f"case.{step}" for step in STEPS.column("step")}
                elif isinstance(part, ast.Constant) and isinstance(part.value, str) and "." in part.value[:-1]:
                    found.add(part.value)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Shelf":  # office/past/loading.py asks for it
            named = (each.value for each in node.keywords if each.arg == "action")
            found |= {value.value for value in named if isinstance(value, ast.Constant)}
        if isinstance(node, ast.Tuple) and len(node.elts) == 4:  # the ways of web/frame.py: path, action, icon, label
            found |= {e.value for e in node.elts if isinstance(e, ast.Constant) and e.value in REACH}
    return found


def all_asked(root: Path) -> set[str]:
    return set().union(*(asked(file.read_text(encoding="utf-8")) for file in root.glob("src/linli/**/*.py")))


def test_every_action_that_is_asked_for_has_a_row() -> None:
    assert all_asked(ROOT) - REACH.keys() == set()


def test_every_row_is_asked_for() -> None:
    assert REACH.keys() - all_asked(ROOT) == set()


def test_a_planted_action_without_a_row_is_seen() -> None:
    assert asked('gate.require(by, "case.burn", case)') - REACH.keys() == {"case.burn"}


def test_a_planted_row_that_nobody_asks_for_is_seen() -> None:
    assert {"case.burn": {}}.keys() - asked('gate.require(by, "case.read", case)') == {"case.burn"}
